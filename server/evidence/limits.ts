/**
 * How much may be attached. A file counts at each criterion that it is attached to, also where its bytes are kept once:
 * that is what an office sees in its form and can add up. What was taken away counts no longer.
 */
import { Refusal } from '../http/refusal.ts'

const megabyte = 1024 * 1024

/** Bytes. */
export const mostOf = { file: 20 * megabyte, criterion: 100 * megabyte, form: 1000 * megabyte } as const

/** Rounded up, so that what is refused never looks as if it had fitted. */
const megabytes = (bytes: number): string => String(Math.ceil(bytes / megabyte))

export function refuseLarge(size: number): void {
  if (size > mostOf.file) throw new Refusal('file-too-large', { params: { megabytes: megabytes(mostOf.file) } })
}

/** `used` and `size`: bytes. */
export function refuseFull(what: 'criterion' | 'form', used: number, size: number): void {
  const most = mostOf[what]
  if (used + size > most)
    throw new Refusal(`${what}-full`, {
      params: { used: megabytes(used), most: megabytes(most), size: megabytes(size) },
    })
}
