/**
 * Whether a PDF asks for a password before it shows a page (ISO 32000-2, 7.6). Many papers are only closed against
 * changes: those open with the empty password and are taken. What cannot be made out is taken, too: it is evidence, and
 * whoever opens it sees.
 */
import { createCipheriv, createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'

export const asksForPassword = async (file: string): Promise<boolean> => needsPassword(await readFile(file))

/** What stands of the encryption in the file; strings are bytes. */
interface Lock {
  readonly revision: number
  readonly keyBytes: number
  readonly owner: Buffer
  readonly user: Buffer
  readonly permissions: number
  readonly plainMetadata: boolean
  readonly id: Buffer
}

function needsPassword(pdf: Buffer): boolean {
  const lock = lockOf(pdf)
  if (lock === null) return false
  if (lock.revision <= 4) return !opensOld(lock)
  const salted = Buffer.from(lock.user.subarray(32, 40))
  const hash = lock.revision === 5 ? sha(256, salted) : hardened(salted)
  return !hash.equals(lock.user.subarray(0, 32))
}

/** Enough for every dictionary of this kind. */
const span = 4096

/** The newest trailer that names one. */
function lockOf(pdf: Buffer): Lock | null {
  for (const at of lastPlaces(pdf, '/Encrypt')) {
    const after = textAt(pdf, at + '/Encrypt'.length)
    const named = /^\s+(\d{1,10})\s+(\d{1,5})\s+R\b/.exec(after)
    const words = /^\s*<</.test(after) ? after : named && objectOf(pdf, `${named[1]} ${named[2]} obj`)
    const lock = words ? readLock(words, idNear(pdf, at)) : null
    if (lock !== null) return lock
  }
  return null
}

/** The newest first, and no more than a file has that was only added to: one made of nothing else must not take long. */
function* lastPlaces(pdf: Buffer, name: string): Iterable<number> {
  let at = pdf.lastIndexOf(name)
  for (let found = 0; at >= 0 && found < 20; found += 1) {
    yield at
    at = at === 0 ? -1 : pdf.lastIndexOf(name, at - 1)
  }
}

const textAt = (pdf: Buffer, at: number): string => pdf.subarray(Math.max(0, at), at + span).toString('latin1')

function objectOf(pdf: Buffer, name: string): string | null {
  for (const at of lastPlaces(pdf, name)) {
    const before = pdf[at - 1] ?? 0x0a
    if (before < 0x30 || before > 0x39) return textAt(pdf, at + name.length)
  }
  return null
}

/** The first half of the file's identifier, from the same trailer. */
function idNear(pdf: Buffer, at: number): Buffer {
  const from = Math.max(0, at - span)
  const words = pdf.subarray(from, at + span).toString('latin1')
  const all = [...words.matchAll(/\/ID\s*\[/g)].map((found) => found.index)
  const nearest = all.toSorted((a, b) => Math.abs(a - (at - from)) - Math.abs(b - (at - from)))[0]
  return nearest === undefined ? Buffer.alloc(0) : stringAt(words, words.indexOf('[', nearest) + 1)
}

function readLock(words: string, id: Buffer): Lock | null {
  if (!/\/Filter\s*\/Standard\b/.test(words)) return null
  const number = (entry: RegExp): number | null => {
    const found = entry.exec(words)
    return found === null ? null : Number(found[1])
  }
  const bytes = (entry: RegExp): Buffer => {
    const found = entry.exec(words)
    return found === null ? Buffer.alloc(0) : stringAt(words, found.index + found[0].length)
  }
  const revision = number(/\/R\s+(-?\d{1,10})/)
  const [owner, user] = [bytes(/\/O\s*(?=[(<])/), bytes(/\/U\s*(?=[(<])/)]
  if (revision === null || revision < 2 || revision > 6 || owner.length < 32 || user.length < 32) return null
  const keyBytes =
    revision === 2 ? 5 : revision === 4 ? 16 : Math.min(16, Math.max(5, (number(/\/Length\s+(-?\d{1,10})/) ?? 40) / 8))
  return {
    revision,
    keyBytes,
    owner,
    user,
    permissions: number(/\/P\s+(-?\d{1,10})/) ?? 0,
    plainMetadata: /\/EncryptMetadata\s+false\b/.test(words),
    id,
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** "<0a…>" or "(…)", with its escapes. */
function stringAt(words: string, from: number): Buffer {
  const text = words.slice(from).trimStart()
  if (text.startsWith('<')) {
    const digits = text.slice(1, text.indexOf('>')).replace(/\s/g, '')
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex')
  }
  let [read, depth] = ['', 1]
  for (let at = 1; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    if (sign === '\\') {
      const octal = /^[0-7]{1,3}/.exec(text.slice(at + 1, at + 4))?.[0]
      const next = text[at + 1] ?? ''
      if (octal !== undefined) read += String.fromCharCode(Number.parseInt(octal, 8) & 0xff)
      else if (next === '\r' && text[at + 2] === '\n') at += 1
      else if (next !== '\n' && next !== '\r') read += escapes[next] ?? next
      at += octal?.length ?? 1
      continue
    }
    if (sign === '(') depth += 1
    if (sign === ')' && (depth -= 1) === 0) break
    // A line end inside a string is one line feed, however it is written.
    if (sign === '\r') {
      if (text[at + 1] === '\n') at += 1
      read += '\n'
    } else read += sign
  }
  return Buffer.from(read, 'latin1')
}

/** What the empty password is filled up with. */
const filling = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')

/** Revisions 2 to 4: algorithms 2, 4 and 5. */
function opensOld({ revision, keyBytes, owner, user, permissions, plainMetadata, id }: Lock): boolean {
  const allowed = Buffer.alloc(4)
  allowed.writeInt32LE(permissions | 0)
  const mark = revision >= 4 && plainMetadata ? Buffer.alloc(4, 0xff) : Buffer.alloc(0)
  let key = md5(filling, owner.subarray(0, 32), allowed, id, mark)
  if (revision === 2) return rc4(key.subarray(0, 5), filling).equals(user.subarray(0, 32))
  for (let round = 0; round < 50; round += 1) key = md5(key.subarray(0, keyBytes))
  let told = md5(filling, id)
  for (let round = 0; round < 20; round += 1)
    told = rc4(
      key.subarray(0, keyBytes).map((byte) => byte ^ round),
      told,
    )
  return told.equals(user.subarray(0, 16))
}

/** Revision 6: algorithm 2.B, of the empty password. */
function hardened(salt: Buffer): Buffer {
  let key = sha(256, salt)
  for (let round = 0; ; round += 1) {
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(false)
    const mixed = cipher.update(Buffer.concat(Array.from({ length: 64 }, () => key)))
    const rest = mixed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3
    key = sha(([256, 384, 512] as const)[rest] ?? 256, mixed)
    if (round >= 63 && (mixed.at(-1) ?? 0) <= round - 31) return key.subarray(0, 32)
  }
}

const md5 = (...parts: readonly Uint8Array[]): Buffer => createHash('md5').update(Buffer.concat(parts)).digest()
const sha = (bits: 256 | 384 | 512, bytes: Uint8Array): Buffer => createHash(`sha${bits}`).update(bytes).digest()

/** The cipher of old PDFs, which Node's own library no longer offers. */
function rc4(key: Uint8Array, bytes: Uint8Array): Buffer {
  const box = Uint8Array.from({ length: 256 }, (_, at) => at)
  const swap = (a: number, b: number): void => void ([box[a], box[b]] = [box[b] ?? 0, box[a] ?? 0])
  for (let at = 0, other = 0; at < 256; at += 1) {
    other = (other + (box[at] ?? 0) + (key[at % key.length] ?? 0)) & 0xff
    swap(at, other)
  }
  let [at, other] = [0, 0]
  return Buffer.from(
    bytes.map((byte) => {
      at = (at + 1) & 0xff
      other = (other + (box[at] ?? 0)) & 0xff
      swap(at, other)
      return byte ^ (box[((box[at] ?? 0) + (box[other] ?? 0)) & 0xff] ?? 0)
    }),
  )
}
