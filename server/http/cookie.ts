/** The session's cookie. `__Host-` makes the browser insist on Secure, Path=/ and no Domain. */
const name = '__Host-khung'
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Strict'

export const sessionCookie = (token: string): string => `${name}=${token}; ${attributes}`
export const endedCookie = `${name}=; ${attributes}; Max-Age=0`

export function sessionToken(header: string | undefined): string | null {
  for (const part of (header ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2)
    if (key === name && value !== undefined && /^[\w-]{43}$/.test(value)) return value
  }
  return null
}
