/** Another process holds the database. The server lives, says so, refuses to save with a time to come back, and recovers. */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { connect } from '../../server/store/sqlite.ts'
import type { ApiProblem, Assessment } from '../../ui/api.ts'
import type { Finding } from './finding.ts'
import { readKept } from './kept.ts'
import { noted, prepare } from './offices.ts'
import { inPlace, kill, must, send, startProduct } from './product.ts'

export interface Locked {
  readonly seconds: number
  /** That 99 of 100 answers of `/healthz` stay below; null: only measured. */
  readonly healthMs: number | null
}

export const lockedOut = ({ seconds, healthMs }: Locked): Promise<Finding> =>
  inPlace(async (place) => {
    const data = join(place.root, 'data')
    const server = await startProduct(place, data)
    const { offices } = await prepare(server, 2, 1)
    const other = connect(join(data, 'khung.db'))
    other.exec('begin immediate')
    const until = performance.now() + seconds * 1000
    const losses: string[] = []
    const health: number[] = []
    let [refused, read] = [0, 0]

    const watch = async (): Promise<void> => {
      while (performance.now() < until) {
        const began = performance.now()
        const { status } = await fetch(`${server.url}/healthz`)
        health.push(performance.now() - began)
        if (status !== 200) losses.push(`/healthz answers ${status}`)
        await pause(20)
      }
    }
    const save = async (cookie: string, path: string): Promise<void> => {
      while (performance.now() < until) {
        const { status, headers, body } = await send<ApiProblem>(server.url, cookie, 'PUT', path, noted('?'), {
          rev: 0,
        })
        const after = Number(headers.get('retry-after'))
        if (status === 503 && body.code === 'busy' && after > 0) refused++
        // The lock may have gone while the last attempt waited for it.
        else if (performance.now() < until) losses.push(`saving answers ${status}, Retry-After ${after}`)
      }
    }
    const look = async (cookie: string, assessment: string): Promise<void> => {
      while (performance.now() < until) {
        const { status } = await send(server.url, cookie, 'GET', `/assessments/${assessment}`)
        if (status === 200) read++
        else losses.push(`reading answers ${status}`)
        await pause(50)
      }
    }
    const at = offices.flatMap(({ cells, cookies: [cookie = ''] }) => cells.map(({ path }) => ({ path, cookie })))
    await Promise.all([
      watch(),
      ...at.map(({ path, cookie }) => save(cookie, path)),
      ...offices.map(({ assessment, cookies: [cookie = ''] }) => look(cookie, assessment)),
      pause(seconds * 1000).then(() => other.exec('rollback')),
    ])
    other.close()
    for (const {
      assessment,
      cells,
      cookies: [cookie = ''],
    } of offices) {
      const { answers } = await must(send<Assessment>(server.url, cookie, 'GET', `/assessments/${assessment}`))
      for (const { path, criterion } of cells) {
        const rev = answers[criterion]?.rev ?? 0
        await must(send(server.url, cookie, 'PUT', path, noted('sau'), { rev }))
      }
    }
    await kill(server)
    const kept = await readKept(data)
    const inOrder = health.toSorted((a, b) => a - b)
    const p99 = inOrder[Math.floor(inOrder.length * 0.99)] ?? Infinity
    if (healthMs !== null && p99 > healthMs) losses.push(`/healthz p99 ${Math.round(p99)} ms`)
    if (refused === 0) losses.push('not shown: nothing was refused')
    return {
      name: 'database locked by another process',
      figures: {
        seconds,
        'refused with Retry-After (503)': refused,
        'read meanwhile': read,
        '/healthz asked': health.length,
        '/healthz p99 ms': Math.round(p99),
        '/healthz slowest ms': Math.round(inOrder.at(-1) ?? 0),
      },
      losses: [...losses, ...kept.losses],
    }
  })
