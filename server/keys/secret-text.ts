/** The key of secrets as it is written: at least 32 bytes, hexadecimal or base64. */
const least = 32

/** Null: it is none. */
export function secretBytes(text: string): Buffer | null {
  const written = text.trim()
  const hexadecimal = /^(?:[0-9a-f]{2})+$/i.test(written)
  if (!hexadecimal && !/^[A-Za-z0-9+/_-]+={0,2}$/.test(written)) return null
  const bytes = Buffer.from(written, hexadecimal ? 'hex' : 'base64')
  return bytes.length < least ? null : bytes
}

/** The id of a key, where it is named and not given. */
export const isKeyId = (text: string): boolean => /^[0-9a-f]{16}$/.test(text)
