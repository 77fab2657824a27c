/** Versions, and the least step from one to the next. (SPEC P2, P3) */
import type { Change, ChangeLevel } from '../model.ts'

type Parts = readonly [major: number, minor: number, patch: number]

const partsOf = (version: string): Parts => {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  return [major, minor, patch]
}

/** Negative when `a` is older: "1.9.0" before "1.10.0". */
export function compareVersions(a: string, b: string): number {
  const [one, other] = [partsOf(a), partsOf(b)]
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2]
}

/** The first version after `newest` that a change of this level allows. */
export function leastVersion(newest: string, level: ChangeLevel): string {
  const [major, minor, patch] = partsOf(newest)
  switch (level) {
    case 'breaking':
      return `${major + 1}.0.0`
    case 'risky':
      return `${major}.${minor + 1}.0`
    case 'info':
      return `${major}.${minor}.${patch + 1}`
    default:
      return level satisfies never
  }
}

const LEVELS = ['breaking', 'risky', 'info'] as const

/** Of the gravest change. */
export const levelOf = (changes: readonly Change[]): ChangeLevel =>
  LEVELS.find((one) => changes.some(({ level }) => level === one)) ?? 'info'
