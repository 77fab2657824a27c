/** Which files are taken, told by their content; a file's name says nothing. */
import { fileTypeFromFile } from 'file-type'

const kinds = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
])

/** What a browser may say that it sends: one of them, or that it does not know. */
export const uploadTypes: ReadonlySet<string> = new Set([...kinds, 'application/octet-stream'])

/** The type of the content, or null when it is not one that is taken. */
export async function kindOf(file: string): Promise<string | null> {
  const found = await fileTypeFromFile(file)
  return found !== undefined && kinds.has(found.mime) ? found.mime : null
}
