/** The shorter form of what `npm run faults` does a thousand times. */
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { killed } from './kills.ts'
import { inPlace, kill, startProduct } from './product.ts'

it('killed twenty times while four are saving, the server loses nothing that it acknowledged', async () => {
  const { figures, losses } = await killed({ kills: 20, servers: 2, writers: 4, writes: 600, readyMs: null })
  expect(losses).toEqual([])
  expect(figures['acknowledged']).toBeGreaterThanOrEqual(600)
}, 300_000)

it('a second server on the same data folder does not start, and says why', () =>
  inPlace(async (place) => {
    const data = join(place.root, 'shared')
    const first = await startProduct(place, data)
    await expect(startProduct(place, data)).rejects.toThrow(
      /ended \(1\): [^]*Another Khung server uses the data folder/,
    )
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200)
    await kill(first)
  }))
