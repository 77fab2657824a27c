/** Revisions travel as strong ETags: `"3"`. */
import { Refusal } from './refusal.ts'

export const etag = (rev: number): string => `"${rev}"`

/** The revision of If-Match; `"0"` says that there is none yet. */
export function expectedRev(header: string | undefined): number {
  if (header === undefined) throw new Refusal('if-match-required')
  const found = /^"(\d{1,9})"$/.exec(header.trim())
  if (found === null) throw new Refusal('if-match-required')
  return Number(found[1])
}
