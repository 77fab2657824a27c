/** Evidence in a bucket that speaks S3. The only file that knows `aws4fetch`. */
import { openAsBlob } from 'node:fs'
import { Readable } from 'node:stream'
import { AwsClient } from 'aws4fetch'
import { Refusal } from '../http/refusal.ts'
import type { EvidenceShelf, Range } from './evidence.ts'
import type { EvidencePlace } from './place.ts'

/** The message is what the bucket answered. */
class BucketFailed extends Error {
  override readonly name = 'BucketFailed'
}

const patienceMs = 60_000

export function s3Shelf(place: EvidencePlace): EvidenceShelf {
  const { accessKeyId, secretAccessKey, sessionToken, region } = place
  const client = new AwsClient({
    accessKeyId,
    secretAccessKey,
    ...(sessionToken !== null && { sessionToken }),
    service: 's3',
    region,
    retries: 3,
  })
  const bucket = `${place.endpoint}/${place.bucket}`
  const reach = async (address: string, init: RequestInit): Promise<Response> => {
    try {
      return await client.fetch(address, { ...init, signal: AbortSignal.timeout(patienceMs) })
    } catch (error) {
      throw new Refusal('busy', { retryAfter: 5, cause: error })
    }
  }
  const ask = async (sha256: string, init: RequestInit): Promise<Response> => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256')
    return reach(`${bucket}/${place.prefix}${sha256}`, init)
  }
  return {
    async ready() {
      const answer = await ask(nowhere, { method: 'HEAD' })
      if (!answer.ok && answer.status !== 404) throw failure(answer)
    },
    async put(file, { sha256, type }) {
      const answer = await ask(sha256, {
        method: 'PUT',
        body: await openAsBlob(file),
        headers: {
          'Content-Type': type,
          // Written once: what lies under its own hash needs no second copy.
          'If-None-Match': '*',
          // The bucket proves that it has received these bytes and no others.
          'X-Amz-Content-Sha256': sha256,
        },
      })
      await answer.body?.cancel()
      if (answer.ok || answer.status === alreadyThere) return
      throw failure(answer)
    },
    async read(sha256, range) {
      const headers = range === undefined ? {} : { Range: `bytes=${range.first}-${range.last}` }
      const answer = await ask(sha256, { headers })
      if (answer.body !== null && isWhatWasAsked(answer, range)) return Readable.fromWeb(answer.body)
      await answer.body?.cancel()
      throw failure(answer)
    },
    async *list() {
      for (let after: string | null = ''; after !== null;) {
        const question = new URLSearchParams({ 'list-type': '2', prefix: place.prefix })
        if (after !== '') question.set('continuation-token', after)
        const answer = await reach(`${bucket}?${question.toString()}`, {})
        if (answer.status !== 200) throw failure(answer)
        const page = await answer.text()
        for (const key of elementsOf(page, /<Key>([^<]*)<\/Key>/g)) yield key.slice(place.prefix.length)
        after = elementsOf(page, /<NextContinuationToken>([^<]*)<\/NextContinuationToken>/g)[0] ?? null
      }
    },
  }
}

/** What stands in elements; the answer of a bucket has no deeper ones in them. */
const elementsOf = (xml: string, element: RegExp): readonly string[] =>
  [...xml.matchAll(element)].map(([, text = '']) =>
    text.replace(/&(amp|lt|gt|quot|apos);/g, (_, sign: keyof typeof signs) => signs[sign]),
  )
const signs = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" } as const

/** The hash of no file: asking for it shows that the bucket answers to us. */
const nowhere = '0'.repeat(64)

const alreadyThere = 412

/** A part that is another than the asked one must not pass for it. */
const isWhatWasAsked = ({ status, headers }: Response, range: Range | undefined): boolean =>
  range === undefined
    ? status === 200
    : status === 206 && headers.get('Content-Range')?.startsWith(`bytes ${range.first}-${range.last}/`) === true

function failure({ status, statusText }: Response): Error {
  const failed = new BucketFailed(`${status} ${statusText}`)
  if (status === 507) return new Refusal('disk-full', { cause: failed })
  // Busy itself, or asked by two at once for the same.
  return status >= 500 || status === 429 || status === 409
    ? new Refusal('busy', { retryAfter: 5, cause: failed })
    : failed
}
