/** The register of published versions, for commands. */
import { dirname, join } from 'node:path'
import { checkPublished, placeOf, type Problem, type Register, type Whole } from '../../engine/index.ts'
import { readPublished, registerFile } from '../register.ts'
import { Stop, UNREADABLE } from './exit.ts'
import type { Words } from './words.ts'

/** The folder that holds <id>/<version>.yaml; null for a file that stands elsewhere. */
export const shelfOf = (file: string): string | null =>
  /(^|[/\\])[^/\\]+[/\\]\d+\.\d+\.\d+\.yaml$/.test(file) ? join(dirname(file), '..') : null

export function registerIn(folder: string, say: Words): Register {
  const register = readPublished(folder)
  if (register === null) throw new Stop(UNREADABLE, say.badRegister(registerFile(folder)))
  return register
}

/** What a published version must not be: something else than was published. */
export function changedSince({ framework, resolved }: Whole, file: string, say: Words): readonly Problem[] {
  const folder = shelfOf(file)
  if (folder === null) return []
  return checkPublished(framework, registerIn(folder, say), placeOf(resolved.places, resolved.shape, 'version'))
}
