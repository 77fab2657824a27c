/** What a script learns from `khung` without reading a word. */
export const CLEAN = 0
/** Problems, failed examples, differences, or a form that has no index yet. */
export const FINDINGS = 1
export const USAGE = 2
/** A file is missing or is no YAML. Never reported as "clean" or "no changes". */
export const UNREADABLE = 3
/** A published version is not what was published. */
export const INTEGRITY = 4
/** A mistake of this program. */
export const INTERNAL = 70

/** The code of several files together: what cannot be read outweighs what was found. */
export const gravest = (codes: readonly number[]): number => Math.max(CLEAN, ...codes)

/** Ends a command with a sentence for people; anything else that is thrown is a mistake of this program. */
export class Stop extends Error {
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}
