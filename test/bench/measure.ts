/** Times tasks side by side: in every round each runs once, in another order, so that noise hits all alike. */
import { Bench } from 'tinybench'

export interface Task {
  readonly name: string
  /** How many pieces of work one run holds. */
  readonly size: number
  readonly run: () => void
}

/** Median nanoseconds of one piece of work, by task name. */
export function measure(tasks: readonly Task[], rounds: number): ReadonlyMap<string, number> {
  const times = new Map(tasks.map(({ name }): [string, number[]] => [name, []]))
  // The first rounds let the machine warm up and count for nothing.
  for (let round = -3; round < rounds; round++) {
    const bench = new Bench({ iterations: 1, time: 0, warmup: false, retainSamples: true })
    const start = (round + 3) % tasks.length
    for (const { name, run } of [...tasks.slice(start), ...tasks.slice(0, start)]) bench.add(name, run)
    for (const { name, result } of bench.runSync()) {
      if (!('latency' in result)) throw new Error(`${name} did not run`)
      if (round >= 0) times.get(name)!.push(result.latency.mean)
    }
  }
  return new Map(tasks.map(({ name, size }) => [name, (median(times.get(name)!) * 1e6) / size]))
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
