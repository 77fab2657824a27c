/**
 * Looks into a ZIP file before anything else opens it: the directory first (how many entries, how large, how tightly
 * packed), then every entry, unpacked against its stated size. Bombs and damaged files end here.
 */
import { inflateRawSync } from 'node:zlib'

const most = { entries: 1000, bytes: 20 * 1024 * 1024, ratio: 200 } as const
/** Small entries may be packed as tightly as they like. */
const smallEntry = 64 * 1024

export interface ZipEntry {
  readonly name: string
  readonly bytes: Buffer
}

/** The entries, unpacked; null: damaged, too large, or packed in a way that no office program uses. */
export function readZip(file: Buffer): readonly ZipEntry[] | null {
  try {
    const found = directory(file)
    return found === null || !isModest(found) ? null : found.map((entry) => unpack(file, entry))
  } catch (error) {
    // Reading behind the end of a damaged file, or data that is not what its entry says.
    if (error instanceof RangeError || (error instanceof Error && 'code' in error)) return null
    throw error
  }
}

interface Listed {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly packed: number
  readonly size: number
  readonly sum: number
  readonly at: number
}

const signature = { end: 0x06054b50, listed: 0x02014b50, local: 0x04034b50 } as const
const endLength = 22
const longestComment = 65_535

function directory(file: Buffer): readonly Listed[] | null {
  const end = findEnd(file)
  if (end === null) return null
  const count = file.readUInt16LE(end + 10)
  const start = file.readUInt32LE(end + 16)
  // ZIP64 and several disks are for archives far larger than what is taken here.
  if (count === 0xffff || start === 0xffffffff || count !== file.readUInt16LE(end + 8)) return null
  if (count > most.entries) return null
  const entries: Listed[] = []
  let at = start
  for (let index = 0; index < count; index += 1) {
    if (file.readUInt32LE(at) !== signature.listed) return null
    const [name, extra, comment] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + name),
      flags: file.readUInt16LE(at + 8),
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      size: file.readUInt32LE(at + 24),
      sum: file.readUInt32LE(at + 16),
      at: file.readUInt32LE(at + 42),
    })
    at += 46 + name + extra + comment
  }
  return at === end ? entries : null
}

function findEnd(file: Buffer): number | null {
  for (let at = file.length - endLength; at >= Math.max(0, file.length - endLength - longestComment); at -= 1) {
    if (file.readUInt32LE(at) === signature.end && at + endLength + file.readUInt16LE(at + 20) === file.length)
      return at
  }
  return null
}

function isModest(entries: readonly Listed[]): boolean {
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  const names = new Set(entries.map(({ name }) => name))
  return (
    total <= most.bytes &&
    names.size === entries.length &&
    entries.every(
      ({ flags, method, packed, size }) =>
        (flags & 1) === 0 && (method === 0 || method === 8) && (size <= smallEntry || size <= packed * most.ratio),
    )
  )
}

function unpack(file: Buffer, { name, method, packed, size, sum, at }: Listed): ZipEntry {
  if (file.readUInt32LE(at) !== signature.local) throw new RangeError(name)
  const from = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28)
  if (from + packed > file.length) throw new RangeError(name)
  const raw = file.subarray(from, from + packed)
  const bytes = method === 0 ? raw : inflateRawSync(raw, { maxOutputLength: Math.max(1, size) })
  if (bytes.length !== size || checksum(bytes) !== sum) throw new RangeError(name)
  return { name, bytes }
}

const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  return rest
})

/** CRC-32, as every ZIP file states it for each entry. */
function checksum(bytes: Uint8Array): number {
  let rest = 0xffffffff
  for (const byte of bytes) rest = (remainders[(rest ^ byte) & 0xff] ?? 0) ^ (rest >>> 8)
  return (rest ^ 0xffffffff) >>> 0
}

/** A plain ZIP file of these entries, unpacked: what reads it meets no header that a stranger wrote. */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = []
  const listed: Buffer[] = []
  let at = 0
  for (const { name, bytes } of entries) {
    const text = Buffer.from(name)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(0x0800, 2)
    shared.writeUInt32LE(checksum(bytes), 10)
    shared.writeUInt32LE(bytes.length, 14)
    shared.writeUInt32LE(bytes.length, 18)
    shared.writeUInt16LE(text.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    parts.push(word(signature.local), shared, text, bytes)
    listed.push(word(signature.listed), Buffer.from([20, 0]), shared, place, text)
    at += 30 + text.length + bytes.length
  }
  const directory = Buffer.concat(listed)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...parts, directory, word(signature.end), end])
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
