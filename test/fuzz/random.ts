/** Numbers by chance that come again with the same seed: sfc32, quick enough for millions of cases. */
export interface Random {
  /** From 0, below 1. */
  readonly next: () => number
  /** From 0 to `count` − 1. */
  readonly below: (count: number) => number
  readonly pick: <T>(list: readonly T[]) => T
  readonly chance: (share: number) => boolean
}

export function randomFrom(seed: number): Random {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, seed | 0]
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return (sum >>> 0) / 0x1_0000_0000
  }
  for (let round = 0; round < 15; round++) next()
  const below = (count: number): number => Math.floor(next() * count)
  return { next, below, pick: (list) => list[below(list.length)]!, chance: (share) => next() < share }
}
