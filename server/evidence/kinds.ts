/** Which files are taken, told by their content; a file's name says nothing. */
import { fileTypeFromFile } from 'file-type'
import { asksForPassword } from './pdf-password.ts'

const kinds = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
])

/** What a browser may say that it sends: one of them, or that it does not know. */
export const uploadTypes: ReadonlySet<string> = new Set([...kinds, 'application/octet-stream'])

/** What Word and Excel wrote before 2007, and still write around a password. */
const oldOffice = 'application/x-cfb'

export type Kind =
  | { readonly kind: 'taken'; readonly type: string }
  | { readonly kind: 'refused'; readonly code: 'file-type' | 'file-old-office' | 'file-password' }

/** Told by the content. */
export async function kindOf(file: string): Promise<Kind> {
  const type = (await fileTypeFromFile(file))?.mime ?? ''
  if (type === 'application/pdf' && (await asksForPassword(file))) return { kind: 'refused', code: 'file-password' }
  if (kinds.has(type)) return { kind: 'taken', type }
  return { kind: 'refused', code: type === oldOffice ? 'file-old-office' : 'file-type' }
}
