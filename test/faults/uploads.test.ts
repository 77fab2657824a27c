/** A server that is killed between the slices of a large file, and in the middle of them, has what it acknowledged. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { paper } from '../../server/demo/paper.ts'
import type { Assessment, EvidenceLink, Upload } from '../../ui/api.ts'
import { prepare } from './offices.ts'
import { inPlace, kill, must, type Product, send, startProduct } from './product.ts'

const slice = 256 * 1024
const size = 10 * slice
const file = new Uint8Array(size).fill(0x25)
file.set(paper('killed'))

it('killed ten times, it goes on from there, and the file is whole', () =>
  inPlace(async (place) => {
    const data = join(place.root, 'data')
    let product = await startProduct(place, data)
    const { offices } = await prepare(product, 1, 1)
    const { assessment = '', cookies: [cookie = ''] = [] } = offices[0] ?? {}
    const uploads = `/assessments/${assessment}/uploads`
    const { id } = await must(send<Upload>(product.url, cookie, 'POST', uploads, { size }))
    const put = ({ url }: Product, received: number): Promise<number> =>
      fetch(`${url}/api/v1${uploads}/${id}`, {
        method: 'PUT',
        headers: { Cookie: cookie, 'Content-Type': 'application/octet-stream', 'If-Match': `"${received}"` },
        body: file.subarray(received, received + slice),
      }).then(
        ({ status }) => status,
        () => 0,
      )
    let acknowledged = 0
    for (let at = 0; at < 10; at += 1) {
      const { received } = await must(send<Upload>(product.url, cookie, 'GET', `${uploads}/${id}`))
      // What was acknowledged is there; beyond it at most the slice whose reply was lost.
      expect([acknowledged, acknowledged + slice]).toContain(received)
      acknowledged = received
      if (received < size) {
        const answer = put(product, received)
        // Every other time while it is on its way.
        if (at % 2 === 0) expect(await answer).toBe(200)
        else await pause(at)
        if (at % 2 === 0) acknowledged += slice
      }
      await kill(product)
      product = await startProduct(place, data)
    }
    for (let received = -1; received < size;) {
      received = (await must(send<Upload>(product.url, cookie, 'GET', `${uploads}/${id}`))).received
      if (received < size) expect(await put(product, received)).toBe(200)
    }
    const path = `/assessments/${assessment}/evidence?criterion=plan&name=a.pdf&upload=${id}`
    const link = await must(send<EvidenceLink>(product.url, cookie, 'POST', path))
    expect([link.size, link.sha256]).toEqual([size, createHash('sha256').update(file).digest('hex')])
    await kill(product)
    product = await startProduct(place, data)
    const { evidence } = await must(send<Assessment>(product.url, cookie, 'GET', `/assessments/${assessment}`))
    expect(evidence).toEqual([link])
    await kill(product)
  }))
