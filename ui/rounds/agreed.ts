/** Who decided, in one sentence: both names and times where it took two people. */
import type { Agreed } from '../api.ts'
import { time } from '../format.ts'
import { text } from '../text.ts'

type Said = Pick<Agreed, 'approved_by' | 'approved_at'> & { readonly by: string | null; readonly at: string | null }

/** Of what somebody asked for; `waits`: another person has not decided yet. */
export function agreedWords({ by, at, approved_by, approved_at }: Said, waits = false): string {
  if (by === null || at === null) return ''
  const asked = { by: nameOf(by), at: time(at) }
  if (approved_by !== null && approved_at !== null)
    return text('agreed.both', { ...asked, approved_by: nameOf(approved_by), approved_at: time(approved_at) })
  return waits ? text('agreed.waits', asked) : text('agreed.alone', asked)
}

/** A name that was erased is not left empty. */
const nameOf = (name: string): string => name || text('agreed.erased')
