/** Gives each change the reason that the newer version, an overlay, states for it. */
import type { Change, Framework, Reason } from '../model.ts'

export function withReasons(changes: readonly Change[], from: Framework, to: Framework): readonly Change[] {
  if (to.reasons.length === 0) return changes
  const formerIds = new Map(
    changes.flatMap(({ kind, id, before }) => (kind === 'renamed' ? [[id, before] as const] : [])),
  )
  const isOld = (reason: Reason): boolean => from.reasons.some((one) => isSame(one, reason))

  return changes.map((change) => {
    const stated = to.reasons.filter((reason) => isAbout(reason, change, formerIds.get(change.id)))
    // What the older version, an overlay too, has said already is not what led from it to the newer one.
    const fresh = stated.filter((reason) => !isOld(reason))
    const texts = (fresh.length > 0 ? fresh : stated.slice(-1)).map(({ reason }) => reason)
    return texts.length === 0 ? change : { ...change, reason: [...new Set(texts)].join('; ') }
  })
}

const isSame = (a: Reason, b: Reason): boolean => a.id === b.id && a.property === b.property && a.reason === b.reason

/** A reason may name the criterion by its former id, or a default of the whole framework. */
function isAbout({ id, property }: Reason, change: Change, formerId: Change['before'] | undefined): boolean {
  if (property === null) return change.kind !== 'changed' && change.id === id
  if (change.kind !== 'changed' || !isPart(change.property ?? '', property)) return false
  return id === change.id || id === formerId || (id === '' && property === 'not_arising')
}

/** "inputs.done.label" is a part of "inputs". */
const isPart = (path: string, whole: string): boolean => path === whole || path.startsWith(`${whole}.`)
