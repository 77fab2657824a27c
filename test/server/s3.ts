/** A server that speaks S3, over HTTP, with one bucket. */
import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import { readEvidenceUrl, type EvidencePlace } from '../../server/evidence/place.ts'

export interface Bucket {
  readonly place: EvidencePlace
  /** Where what it holds under this hash lies on its disk. */
  readonly fileOf: (sha256: string) => string
  readonly close: () => Promise<void>
}

export const keys = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' }

export const placeAt = (port: number, env: Readonly<Record<string, string>> = keys): EvidencePlace =>
  readEvidenceUrl(`s3://khung/minh-chung?endpoint=http://127.0.0.1:${port}&region=us-east-1`, env)

export async function openBucket(): Promise<Bucket> {
  const directory = mkdtempSync(join(tmpdir(), 'khung-s3-'))
  const rver = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    vhostBuckets: false,
    configureBuckets: [{ name: 'khung' }],
  })
  await rver.run()
  return {
    place: placeAt(portOf(rver.httpServer)),
    fileOf: (sha256) => join(directory, 'khung/minh-chung', `${sha256}._S3rver_object`),
    close: async () => {
      await rver.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

export const portOf = (server: Server): number => (server.address() as AddressInfo).port
