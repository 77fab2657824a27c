/** Our cookies. `__Host-` makes the browser insist on Secure, Path=/ and no Domain. */
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Strict'

/** `session`: who is signed in. `device`: someone signed in here before. `oidc`: on the way to the sign-in provider. */
const cookies = {
  session: { name: '__Host-khung', lasts: null },
  device: { name: '__Host-khung-device', lasts: 180 * 86_400 },
  oidc: { name: '__Host-khung-oidc', lasts: 600 },
} as const

export type Cookie = keyof typeof cookies

/** An empty value ends the cookie. */
export function setCookie(cookie: Cookie, value: string): string {
  const { name, lasts } = cookies[cookie]
  const age = value === '' ? 0 : lasts
  return `${name}=${value}; ${attributes}${age === null ? '' : `; Max-Age=${age}`}`
}

/** The token that the browser sent, if it could be one of ours. */
export function readCookie(cookie: Cookie, header: string | undefined): string | null {
  for (const part of (header ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2)
    if (key === cookies[cookie].name && value !== undefined && /^[\w-]{43}$/.test(value)) return value
  }
  return null
}
