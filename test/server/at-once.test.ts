/** However many come at the same moment, at most two passwords are checked at once: each takes 19 MiB and a core. */
import { expect, it, vi } from 'vitest'

const seen = { running: 0, most: 0, all: 0 }

vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  const watched =
    <A extends readonly unknown[], R>(work: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      seen.running += 1
      seen.all += 1
      seen.most = Math.max(seen.most, seen.running)
      try {
        return await work(...given)
      } finally {
        seen.running -= 1
      }
    }
  return { ...real, hash: watched(real.hash), verify: watched(real.verify) }
})

const { hashPassword, passwordFits } = await import('../../server/access/passwords.ts')

it('two are checked at once, and every one in its turn', async () => {
  const stored = await hashPassword('một câu dài để thử')
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, one) => passwordFits(stored, one % 2 === 0 ? 'một câu dài để thử' : 'khác')),
  )
  expect(all).toEqual(Array.from({ length: 20 }, (_, one) => one % 2 === 0))
  // The twenty, the one above, and the hash that stands for nobody.
  expect([seen.most, seen.all, seen.running]).toEqual([2, 22, 0])
})

it('a refusal or a failure of one makes room for the next', async () => {
  const results = await Promise.allSettled(Array.from({ length: 6 }, () => passwordFits('no hash', 'x')))
  expect(results.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 'rejected'))
  expect(await passwordFits(await hashPassword('một câu dài để thử'), 'một câu dài để thử')).toBe(true)
})
