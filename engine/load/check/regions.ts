/** Combinations that touch belong to one gap: they differ in one value, by one cell. (SPEC L61) */
import type { Combination, Compared } from '../../rules/cells.ts'

/**
 * @param combinations of the cells of `compared`, each once, in the order in which they were tried.
 * @returns the regions in the order of their first combination.
 */
export function regionsOf(
  combinations: readonly Combination[],
  compared: readonly Compared[],
): readonly (readonly Combination[])[] {
  const lines = linesOf(compared)
  const codes = combinations.map((one) => one.reduce((sum, cell, axis) => sum + lines[axis]!.code.get(cell)!, 0))
  const size = lines.reduce((product, { cells }) => product * cells, 1)
  // By the code of a combination, its place in the list; −1: it is none of them, or stands in a region already.
  const open = new Int32Array(size).fill(-1)
  codes.forEach((code, index) => (open[code] = index))
  const regions: (readonly Combination[])[] = []
  codes.forEach((start, first) => {
    if (open[start] === -1) return
    open[start] = -1
    const found = [first]
    for (let next = 0; next < found.length; next += 1) {
      const code = codes[found[next]!]!
      for (const { step, cells, isOrdered } of lines) {
        const at = Math.floor(code / step) % cells
        // Texts and yes or no have no order: each is next to every other.
        const from = isOrdered ? Math.max(0, at - 1) : 0
        const until = isOrdered ? Math.min(cells - 1, at + 1) : cells - 1
        for (let near = from; near <= until; near += 1) {
          const neighbour = code + (near - at) * step
          const index = open[neighbour]!
          if (index === -1) continue
          open[neighbour] = -1
          found.push(index)
        }
      }
    }
    regions.push(found.toSorted((a, b) => a - b).map((index) => combinations[index]!))
  })
  return regions
}

/** Every combination as one number: the places of its cells, each worth all that the lines after it can be. */
function linesOf(compared: readonly Compared[]) {
  let step = 1
  return compared
    .toReversed()
    .map(({ axis, cells }) => {
      const own = step
      step *= cells.length
      return {
        step: own,
        cells: cells.length,
        isOrdered: axis.kind === 'number',
        code: new Map(cells.map((cell, place) => [cell, place * own])),
      }
    })
    .toReversed()
}
