/** The document of a publication as a file, and the frameworks that it was made with. */
import type { Framework, Outcome } from '../../engine/index.ts'
import type { Publication, UnitStanding } from '../standings.ts'
import { loadText, type Call } from './call.ts'
import { INTEGRITY, Stop, UNREADABLE } from './exit.ts'
import { readFramework, readText } from './files.ts'

/** A framework of the round, and the units that it rated. */
export interface Pinned {
  readonly id: string
  /** "id@version" */
  readonly reference: string
  readonly hash: string
  readonly units: readonly UnitStanding[]
}

export function readPublication(
  name: string,
  { say }: Call,
): { readonly text: string; readonly publication: Publication } {
  const { text, file } = readText(name, say)
  const publication = documentOf(text)
  if (publication === null) throw new Stop(UNREADABLE, say.noPublication(file))
  return { text, publication }
}

/** In the order in which the document names them. */
export function pinnedIn({ framework: only, units }: Publication): readonly Pinned[] {
  const hashOf = (one: UnitStanding): string => one.framework ?? only.hash
  return [...new Set(units.map(hashOf))].map((hash) => {
    const own = units.filter((one) => hashOf(one) === hash)
    const { id, version } = own[0]?.final.framework ?? only
    return { id, reference: `${id}@${version}`, hash, units: own }
  })
}

/** The very framework that was used: any other one stops the command. */
export function loadPinned({ reference, hash }: Pinned, call: Call): Outcome<Framework> {
  const { say } = call
  const loaded = loadText(readFramework(reference, say), call)
  if (loaded.kind === 'ok' && loaded.value.hash !== hash)
    throw new Stop(INTEGRITY, say.otherFramework(reference, hash, loaded.value.hash))
  return loaded
}

function documentOf(text: string): Publication | null {
  try {
    const found = JSON.parse(text) as Publication | null
    return found?.kind === 'publication' && Array.isArray(found.units) ? found : null
  } catch {
    return null
  }
}
