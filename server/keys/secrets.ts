/** What the server must read again and nobody else may: AES-256-GCM under a key that lies outside the database. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { noSecretKey } from './words.ts'
import { BadKey, type GivenKey, type Key, type KeySource } from './pinned.ts'
import { secretBytes } from './secret-text.ts'

export interface SecretKey extends Key {
  readonly public: null
  /** `about`: whose it is; it opens for nothing else. */
  readonly seal: (text: string, about: string) => string
  /** Null: it was sealed with another key, about something else, or not at all. */
  readonly open: (sealed: string, about: string) => string | null
}

export interface SecretSource extends KeySource<SecretKey> {
  /** The key that is replaced, where it is still known: what it sealed is sealed anew. */
  readonly before: SecretKey | null
}

const prefix = 'aes256gcm:'
const nonceLength = 12
const tagLength = 16

export const isSealed = (text: string): boolean => text.startsWith(prefix)

export function secretKeySource(file: string, given: GivenKey, before: SecretKey | null = null): SecretSource {
  const make = () => `${randomBytes(32).toString('base64')}\n`
  return { name: 'secret', setting: 'SECRET_KEY', file, ...given, read: readSecretKey, make, before }
}

export function readSecretKey(text: string, where: string): SecretKey {
  const bytes = secretBytes(text)
  if (bytes === null) throw new BadKey(noSecretKey(where))
  const derived = (purpose: string, length: number): Buffer =>
    Buffer.from(hkdfSync('sha256', bytes, '', `khung ${purpose} 1`, length))
  const key = derived('secrets', 32)
  return {
    id: derived('key id', 8).toString('hex'),
    public: null,
    seal: (plain, about) => {
      const nonce = randomBytes(nonceLength)
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength }).setAAD(Buffer.from(about))
      const sealed = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return prefix + sealed.toString('base64')
    },
    open: (sealed, about) => (isSealed(sealed) ? unseal(key, sealed.slice(prefix.length), about) : null),
  }
}

function unseal(key: Buffer, text: string, about: string): string | null {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length < nonceLength + tagLength) return null
  const [nonce, tag] = [bytes.subarray(0, nonceLength), bytes.subarray(-tagLength)]
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
  decipher.setAAD(Buffer.from(about)).setAuthTag(tag)
  try {
    return decipher.update(bytes.subarray(nonceLength, -tagLength), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return null
  }
}
