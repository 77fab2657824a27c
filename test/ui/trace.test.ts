/** The lines of an explanation become a list in a list. */
import { describe, expect, it } from 'vitest'
import type { TraceLine } from '../../engine/model.ts'
import { branches } from '../../ui/elements/branches.ts'

const line = (depth: number, text: string): TraceLine => ({ depth, text, points: null, of: null })

interface Shape {
  readonly [text: string]: Shape
}
const shape = (tree: ReturnType<typeof branches>): Shape =>
  Object.fromEntries(tree.map(({ line: { text }, below }) => [text, shape(below)]))

describe('an explanation', () => {
  it('hangs each line below the nearest one before it that is less deep', () => {
    const lines = [line(0, 'a'), line(1, 'b'), line(2, 'c'), line(1, 'd'), line(0, 'e')]
    expect(shape(branches(lines))).toEqual({ a: { b: { c: {} }, d: {} }, e: {} })
  })

  it('loses no line that starts or jumps too deep', () => {
    expect(shape(branches([line(1, 'a'), line(3, 'b'), line(2, 'c')]))).toEqual({ a: { b: {}, c: {} } })
  })
})
