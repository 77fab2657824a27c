import { expect, it } from 'vitest'
import { liveSize } from '../bench/size.ts'

it('what every form loads of the engine is at most 20 kB', async () => {
  expect(await liveSize()).toBeLessThanOrEqual(20_000)
})
