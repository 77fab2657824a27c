/** The key that signs checkpoints of the journal: given by the environment, or made once and kept in the data folder. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'

export interface SigningKey {
  /** The public half: SPKI, base64. */
  readonly public: string
  /** A short name of it: the first 16 digits of its SHA-256. */
  readonly id: string
  sign(text: string): string
}

export class BadSigningKey extends Error {
  override readonly name = 'BadSigningKey'
}

/** `given`: a private Ed25519 key (PKCS #8) as PEM, or as the base64 inside one. */
export function openSigningKey(file: string, given: string | null): SigningKey {
  if (given !== null) return fromKey(parse(given, 'JOURNAL_KEY'))
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ed25519')
    const handle = openSync(file, 'wx', 0o600)
    writeSync(handle, String(privateKey.export({ type: 'pkcs8', format: 'pem' })))
    fsyncSync(handle)
    closeSync(handle)
  }
  return fromKey(parse(readFileSync(file, 'utf8'), file))
}

function parse(text: string, where: string): KeyObject {
  try {
    const key = text.includes('-----BEGIN')
      ? createPrivateKey(text)
      : createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' })
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch {
    // Told below, in words and without the key.
  }
  throw new BadSigningKey(where)
}

function fromKey(key: KeyObject): SigningKey {
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
  return {
    public: spki.toString('base64'),
    id: createHash('sha256').update(spki).digest('hex').slice(0, 16),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
  }
}

/** Whether the signature of the text is by the owner of this public key. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))
}
