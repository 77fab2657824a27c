/** A queue that gives the foremost entry first; equal ones in the order that `isBefore` makes of their turns. */
export interface Heap<T> {
  readonly push: (entry: T) => void
  readonly pop: () => T | null
}

/** @param isBefore a strict total order, or equal entries come out in no stated order. */
export function heapOf<T>(isBefore: (a: T, b: T) => boolean): Heap<T> {
  const list: T[] = []
  const swap = (a: number, b: number): void => void ([list[a], list[b]] = [list[b]!, list[a]!])
  const push = (entry: T): void => {
    list.push(entry)
    let at = list.length - 1
    for (let above = (at - 1) >> 1; at > 0 && isBefore(list[at]!, list[above]!); above = (at - 1) >> 1) {
      swap(at, above)
      at = above
    }
  }
  const pop = (): T | null => {
    if (list.length === 0) return null
    swap(0, list.length - 1)
    const first = list.pop()!
    for (let at = 0; ;) {
      let least = at
      for (const below of [2 * at + 1, 2 * at + 2])
        if (below < list.length && isBefore(list[below]!, list[least]!)) least = below
      if (least === at) return first
      swap(at, least)
      at = least
    }
  }
  return { push, pop }
}
