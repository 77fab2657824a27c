/** Makes ZIP files, honest and otherwise. */
import { crc32, deflateRawSync } from 'node:zlib'

interface Entry {
  readonly name: string
  readonly bytes: Buffer
  /** What the directory says, where that is not so. */
  readonly size?: number
  readonly flags?: number
}

export function makeZip(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = []
  const listed: Buffer[] = []
  let at = 0
  for (const { name, bytes, size = bytes.length, flags = 0x0800 } of entries) {
    const packed = deflateRawSync(bytes, { level: 9 })
    const text = Buffer.from(name)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(flags, 2)
    shared.writeUInt16LE(8, 4)
    shared.writeUInt32LE(crc32(bytes), 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(size, 18)
    shared.writeUInt16LE(text.length, 22)
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), shared, text, packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    listed.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), shared, rest, text]))
    locals.push(local)
    at += local.length
  }
  const directory = Buffer.concat(listed)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, directory, end])
}
