/** The built server is killed (SIGKILL) in the middle of saving, again and again; whatever it acknowledged is there. */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { AnswerRecord, Assessment } from '../../ui/api.ts'
import type { Finding } from './finding.ts'
import { readKept } from './kept.ts'
import { type Cell, noted, prepare } from './offices.ts'
import { inPlace, kill, must, type Place, send, startProduct } from './product.ts'

export interface Kills {
  /** Of all servers together. */
  readonly kills: number
  /** Side by side, each with a data folder of its own. */
  readonly servers: number
  /** At each server at the same time, each at an answer of its own. */
  readonly writers: number
  /** So many are acknowledged in the end: the lives are long enough. */
  readonly writes: number
  /** Within which a killed server has to be ready again; null: only measured. */
  readonly readyMs: number | null
}

interface Writer {
  readonly cell: Cell
  readonly cookie: string
  /** The last acknowledged save, and the one under way when the server died. */
  rev: number
  note: string
  tried: string | null
}

interface Lived {
  readonly acknowledged: number
  /** Under way when the server died, and there afterwards: neither promised nor harmful. */
  readonly unanswered: number
  readonly readyMs: readonly number[]
  readonly losses: readonly string[]
}

export const killed = (asked: Kills): Promise<Finding> =>
  inPlace(async (place) => {
    const { kills, servers, writers, writes, readyMs } = asked
    const share = (at: number, of: number) => Math.floor((of * (at + 1)) / servers) - Math.floor((of * at) / servers)
    const lives = await Promise.all(
      Array.from({ length: servers }, (_, at) => live(place, `${at}`, share(at, kills), writers, share(at, writes))),
    )
    const sum = (value: (one: Lived) => number) => lives.reduce((all, one) => all + value(one), 0)
    const ready = lives.flatMap((one) => one.readyMs).toSorted((a, b) => a - b)
    const late = readyMs === null ? 0 : ready.filter((ms) => ms > readyMs).length
    const acknowledged = sum((one) => one.acknowledged)
    return {
      name: 'SIGKILL while saving',
      figures: {
        kills,
        servers,
        'writers at each': writers,
        acknowledged,
        'unanswered and kept': sum((one) => one.unanswered),
        'ready again, median ms': Math.round(ready[Math.floor(ready.length / 2)] ?? 0),
        'ready again, slowest ms': Math.round(ready.at(-1) ?? 0),
      },
      losses: [
        ...lives.flatMap((one) => one.losses),
        ...(acknowledged < writes ? [`only ${acknowledged} of ${writes} writes were acknowledged`] : []),
        ...(late > 0 ? [`${late} times not ready within ${readyMs} ms`] : []),
      ],
    }
  })

async function live(place: Place, name: string, kills: number, writers: number, writes: number): Promise<Lived> {
  const data = join(place.root, name)
  let server = await startProduct(place, data)
  const { offices } = await prepare(server, Math.ceil(writers / 2), 1)
  const all = offices
    .flatMap(({ cells, cookies: [cookie = ''] }) => cells.map((cell): Writer => fresh(cell, cookie)))
    .slice(0, writers)
  const readyMs: number[] = []
  const losses: string[] = []
  const count = { acknowledged: 0 }
  let unanswered = 0
  for (let life = 1; life <= kills; life++) {
    const { url } = server
    const writing = Promise.all(all.map((writer) => writeUntilKilled(url, writer, count)))
    const due = (writes * life) / kills - count.acknowledged
    const aim = count.acknowledged + due * (life === kills ? 1 : 2 * Math.random())
    await Promise.race([reached(count, aim), writing])
    // Then at any moment of a save.
    await pause(Math.random() * 30)
    await kill(server)
    await writing
    server = await startProduct(place, data)
    readyMs.push(server.readyMs)
    for (const writer of all) {
      const stored = await storedAt(server.url, writer)
      const arrived = writer.tried !== null && stored.rev === writer.rev + 1 && stored.note === writer.tried
      if (arrived) unanswered += 1
      else if (stored.rev !== writer.rev || stored.note !== writer.note)
        losses.push(`kill ${life}: ${JSON.stringify(stored)} instead of revision ${writer.rev}, "${writer.note}"`)
      Object.assign(writer, { ...stored, tried: null })
    }
  }
  await kill(server)
  const kept = await readKept(data)
  const saved = all.reduce((sum, { rev }) => sum + rev, 0)
  if (kept.entries.length !== saved) losses.push(`${kept.entries.length} entries in the journal for ${saved} writes`)
  return { acknowledged: count.acknowledged, unanswered, readyMs, losses: [...losses, ...kept.losses] }
}

const fresh = (cell: Cell, cookie: string): Writer => ({ cell, cookie, rev: 0, note: '', tried: null })

async function storedAt(url: string, { cell, cookie }: Writer): Promise<{ rev: number; note: string }> {
  const { answers } = await must(send<Assessment>(url, cookie, 'GET', `/assessments/${cell.assessment}`))
  const { rev = 0, note = '' } = answers[cell.criterion] ?? {}
  return { rev, note }
}

interface Count {
  acknowledged: number
}

async function reached(count: Count, aim: number): Promise<void> {
  while (count.acknowledged < aim) await pause(1)
}

async function writeUntilKilled(url: string, writer: Writer, count: Count): Promise<void> {
  for (;;) {
    writer.tried = `lần ghi ${writer.rev + 1}, ${Math.random()}`
    try {
      const { cell, cookie, rev } = writer
      const saved = await must(send<AnswerRecord>(url, cookie, 'PUT', cell.path, noted(writer.tried), { rev }))
      Object.assign(writer, { rev: saved.rev, note: saved.note, tried: null })
      count.acknowledged++
    } catch (error) {
      // The connection broke with the server; anything else that it said is a failure of the run.
      if (error instanceof TypeError) return
      throw error
    }
  }
}
