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
import { noSigningKey } from './words.ts'
import { BadKey, type GivenKey, type Key, type KeySource } from './pinned.ts'

export interface SigningKey extends Key {
  /** The public half: SPKI, base64. */
  readonly public: string
  sign(text: string): string
}

/** A private Ed25519 key (PKCS #8) as PEM, or as the base64 inside one. */
export function signingKeySource(file: string, given: GivenKey): KeySource<SigningKey> {
  const make = () => String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }))
  return { name: 'journal', setting: 'JOURNAL_KEY', file, ...given, read, make }
}

function read(text: string, where: string): SigningKey {
  try {
    const key = text.includes('-----BEGIN')
      ? createPrivateKey(text)
      : createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' })
    if (key.asymmetricKeyType === 'ed25519') return fromKey(key)
  } catch {
    // Told below, in words and without the key.
  }
  throw new BadKey(noSigningKey(where))
}

function fromKey(key: KeyObject): SigningKey {
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
  return {
    public: spki.toString('base64'),
    // The first 16 digits of the SHA-256 of the public half.
    id: createHash('sha256').update(spki).digest('hex').slice(0, 16),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
  }
}

/** Whether the signature of the text is by the owner of this public key. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))
}
