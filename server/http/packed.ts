/**
 * JSON that is sent again and again: kept as it is and compressed, so that a reply is put together of finished
 * pieces in either encoding, and nothing is compressed twice.
 */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { constants, crc32, deflateRaw, deflateRawSync, inflateRawSync } from 'node:zlib'

export interface Packed {
  readonly plain: Buffer
  /** Raw deflate up to a byte's end, without the mark of the last block: others may follow. */
  readonly deflated: Buffer
}

/** A whole reply in both encodings. */
export interface PackedReply {
  readonly plain: Buffer
  readonly gzip: Buffer
  /** Of what is said, whichever encoding says it. */
  readonly hash: string
}

const open = { finishFlush: constants.Z_SYNC_FLUSH }

export function pack(text: string): Packed {
  const plain = Buffer.from(text)
  return { plain, deflated: deflateRawSync(plain, open) }
}

/** Only compressed, and away from the main thread: for what is large and seldom asked for. */
export const deflate: (text: string) => Promise<Buffer> = (text) => promisify(deflateRaw)(Buffer.from(text), open)

export const unpack = (deflated: Buffer): Packed => ({ plain: inflateRawSync(deflated, open), deflated })

/** RFC 1952: no name, no time, no system. */
const gzipHead = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])
/** An empty last block. */
const lastBlock = Buffer.from([3, 0])

export function joined(pieces: readonly Packed[]): PackedReply {
  const plain = Buffer.concat(pieces.map((piece) => piece.plain))
  const tail = Buffer.alloc(8)
  tail.writeUInt32LE(crc32(plain), 0)
  tail.writeUInt32LE(plain.length % 2 ** 32, 4)
  return {
    plain,
    gzip: Buffer.concat([gzipHead, ...pieces.map(({ deflated }) => deflated), lastBlock, tail]),
    hash: createHash('sha256').update(plain).digest('base64url'),
  }
}
