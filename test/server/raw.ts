/** A reply as it came over the wire, which `fetch` would have unpacked and asked for anew. */
import { request } from 'node:http'
import type { Voice } from './harness.ts'

interface Raw {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly bytes: Buffer
}

export function raw(url: string, { cookie }: Voice, path: string, headers: Record<string, string> = {}): Promise<Raw> {
  return new Promise((resolve, reject) => {
    request(`${url}/api/v1${path}`, { headers: { Cookie: cookie, ...headers } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(chunks) }),
      )
    })
      .once('error', reject)
      .end()
  })
}
