/**
 * Counts for Prometheus, in its text format. A few lines of our own: they need no more than
 * counters and one histogram, and nothing that is asked outside a scrape.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'

export interface Metrics {
  /** `route` is a pattern ("GET /rounds/:id"), never an address: there are only so many. */
  answered(route: string, status: number, seconds: number): void
  refused(code: string): void
  text(gauges: Readonly<Record<string, number>>): string
}

const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export function createMetrics(): Metrics {
  const requests = new Map<string, number>()
  const durations = new Map<string, { readonly buckets: number[]; sum: number; count: number }>()
  const refusals = new Map<string, number>()
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()

  return {
    answered(route, status, seconds) {
      add(requests, labels({ route, status: String(status) }))
      const known = durations.get(route) ?? { buckets: bounds.map(() => 0), sum: 0, count: 0 }
      durations.set(route, known)
      known.sum += seconds
      known.count += 1
      for (const [at, bound] of bounds.entries()) if (seconds <= bound) known.buckets[at] = (known.buckets[at] ?? 0) + 1
    },
    refused: (code) => add(refusals, labels({ code })),
    text(gauges) {
      const { rss, heapUsed } = process.memoryUsage()
      const cpu = process.cpuUsage()
      return [
        ...family('khung_requests_total', 'counter', 'Requests answered.', [...requests]),
        ...family('khung_request_seconds', 'histogram', 'Time to the end of the answer.', histogram(durations)),
        ...family('khung_refusals_total', 'counter', 'Refusals, by their code.', [...refusals]),
        ...Object.entries(gauges).flatMap(([name, value]) =>
          family(name, 'gauge', name.replaceAll('_', ' '), [['', value]]),
        ),
        ...family('process_resident_memory_bytes', 'gauge', 'Resident memory.', [['', rss]]),
        ...family('nodejs_heap_size_used_bytes', 'gauge', 'Heap in use.', [['', heapUsed]]),
        ...family('process_cpu_seconds_total', 'counter', 'Time of processors.', [['', (cpu.user + cpu.system) / 1e6]]),
        ...family('process_uptime_seconds', 'gauge', 'Since the start.', [['', process.uptime()]]),
        ...family('nodejs_eventloop_lag_p99_seconds', 'gauge', 'Delay of the event loop.', [
          ['', delay.percentile(99) / 1e9],
        ]),
        '',
      ].join('\n')
    },
  }
}

type Sample = readonly [suffix: string, value: number]

const family = (name: string, type: string, help: string, samples: readonly Sample[]): readonly string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
  ...samples.map(([suffix, value]) => `${name}${suffix} ${value}`),
]

const labels = (all: Readonly<Record<string, string>>): string =>
  `{${Object.entries(all)
    .map(
      ([name, value]) => `${name}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`,
    )
    .join(',')}}`

function histogram(
  durations: ReadonlyMap<string, { readonly buckets: readonly number[]; readonly sum: number; readonly count: number }>,
): readonly Sample[] {
  return [...durations].flatMap(([route, { buckets, sum, count }]): Sample[] => [
    ...bounds.map((le, at): Sample => [`_bucket${labels({ route, le: String(le) })}`, buckets[at] ?? 0]),
    [`_bucket${labels({ route, le: '+Inf' })}`, count],
    [`_sum${labels({ route })}`, sum],
    [`_count${labels({ route })}`, count],
  ])
}

const add = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1)
