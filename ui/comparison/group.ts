/** Changes in groups of one criterion each, in the order of the comparison; and the choice of two versions. */
import type { Change, ChangeLevel } from '../../engine/live.ts'
import type { FrameworkSummary } from '../api.ts'

export interface ChangeGroup {
  /** "" for the framework itself. */
  readonly id: string
  readonly changes: readonly Change[]
}

/** The framework itself stands first; a criterion stays where its first change is. */
export function groups(changes: readonly Change[]): readonly ChangeGroup[] {
  const found = new Map<string, Change[]>()
  for (const change of changes) {
    // What is gone is another thing than what came under the same id elsewhere.
    const key = change.kind === 'removed' ? `- ${change.id}` : change.id
    found.set(key, [...(found.get(key) ?? []), change])
  }
  const all = [...found.values()].map((some) => ({ id: some[0]?.id ?? '', changes: some }))
  return [...all.filter(({ id }) => id === ''), ...all.filter(({ id }) => id !== '')]
}

export const levels: readonly ChangeLevel[] = ['breaking', 'risky', 'info']

export function countLevel(changes: readonly Change[], level: ChangeLevel): number {
  return changes.filter((change) => change.level === level).length
}

export const reference = ({ id, version }: Pick<FrameworkSummary, 'id' | 'version'>): string => `${id}@${version}`

export interface Choice {
  readonly from: string
  readonly to: string
}

/** Two versions of one framework, newest last; else a parent and its overlay; else the first two. */
export function sensible(all: readonly FrameworkSummary[]): Choice | null {
  const usable = all.filter(isUsable)
  for (const one of usable) {
    const versions = usable.filter(({ id }) => id === one.id).toSorted((a, b) => byVersion(a.version, b.version))
    const [older, newer] = versions.slice(-2)
    if (older && newer) return { from: reference(older), to: reference(newer) }
  }
  const overlay = usable.find((one) => usable.some((parent) => reference(parent) === one.extends))
  if (overlay?.extends) return { from: overlay.extends, to: reference(overlay) }
  const [first, second] = usable
  return first && second ? { from: reference(first), to: reference(second) } : null
}

export const isUsable = ({ problems }: FrameworkSummary): boolean =>
  problems.every(({ severity }) => severity !== 'error')

function byVersion(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number))
  for (const [at, part] of (left ?? []).entries()) {
    const step = part - (right?.[at] ?? 0)
    if (step !== 0) return step
  }
  return 0
}
