/**
 * The power is cut. From a recording of what the server told the system, the disk is made up as it may be found at any
 * moment: what was synced is there; of what was written since, nothing, all, some writes, or some sectors of some writes.
 * Then the database is opened as by the next start.
 *
 * What it does not show: the name of a file is taken to be there once the file was synced; a disk that says "synced" and
 * lies is not imagined; nor is what a sector holds that was being written, other than its old or its new bytes.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomFrom } from '../fuzz/random.ts'
import type { Finding } from './finding.ts'
import { type Kept, readKept } from './kept.ts'
import { noted, prepare } from './offices.ts'
import { inPlace, kill, must, type Place, send, startProduct } from './product.ts'
import { type Call, folder, readRecording, recorder } from './recording.ts'
import { needStrace } from './strace.ts'

export interface PowerCuts {
  readonly cuts: number
  readonly writes: number
  readonly seed: number
}

type Change = Exclude<Call, { readonly kind: 'acknowledged' | 'sync' }>
type Disk = Map<string, { readonly bytes: Buffer; readonly size: number }>

/** What a cut leaves of what was not synced. */
const ways = ['nothing', 'everything', 'some writes', 'some sectors'] as const
const sector = 512
const writers = 4

export const cutOff = ({ cuts, writes, seed }: PowerCuts): Promise<Finding> =>
  inPlace(async (place) => {
    needStrace()
    const calls = await record(place, writes)
    const data = join(place.root, 'after')
    const losses = await replay(calls, cuts, seed, data)
    // The same cuts on a server that would not sync: if nothing is missed there, nothing is shown here.
    const unsynced = calls.filter(({ kind }, at) => kind !== 'sync' || at < firstAcknowledged(calls))
    const planted = await replay(unsynced, Math.min(cuts, 40), seed, data)
    const count = (kind: Call['kind']) => calls.filter((call) => call.kind === kind).length
    return {
      name: 'power cut, only what was synced is sure',
      figures: {
        cuts,
        acknowledged: count('acknowledged'),
        'recorded writes': count('write'),
        'recorded syncs': count('sync'),
        'syncs of the database file': calls.filter((call) => call.kind === 'sync' && call.file === 'khung.db').length,
        'losses noticed when syncs are left out': planted.length,
      },
      losses: [...losses, ...(planted.length === 0 ? ['not shown: without any sync nothing was missed'] : [])],
    }
  })

const firstAcknowledged = (calls: readonly Call[]): number => calls.findIndex(({ kind }) => kind === 'acknowledged')

/** Four people save until so many writes are acknowledged; then the server is killed. */
async function record(place: Place, writes: number): Promise<readonly Call[]> {
  const trace = join(place.root, 'trace')
  const data = join(place.root, 'recorded')
  const server = await startProduct(place, data, recorder(trace))
  const { offices } = await prepare(server, writers / 2, 1)
  let left = writes
  const save = async (cookie: string, path: string): Promise<void> => {
    for (let rev = 0; left > 0; rev++) {
      const note = `w-${(left -= 1)}`
      await must(send(server.url, cookie, 'PUT', path, noted(note), { rev }))
    }
  }
  await Promise.all(offices.flatMap(({ cells, cookies: [cookie = ''] }) => cells.map(({ path }) => save(cookie, path))))
  await kill(server)
  return readRecording(trace, server.process.pid ?? 0, data)
}

async function replay(calls: readonly Call[], cuts: number, seed: number, data: string): Promise<readonly string[]> {
  const random = randomFrom(seed)
  const first = firstAcknowledged(calls)
  const places = Array.from({ length: cuts }, () => first + 1 + random.below(calls.length - first)).toSorted(
    (a, b) => a - b,
  )
  const synced: Disk = new Map()
  const pending: Change[] = []
  const acknowledged: string[] = []
  const losses: string[] = []
  let done = 0
  for (const [at, place] of places.entries()) {
    for (; done < place; done++) follow(calls[done]!, synced, pending, acknowledged)
    const way = ways[at % ways.length] ?? 'nothing'
    const disk = copyOf(synced)
    for (const change of pending) for (const part of survivors(change, way, () => random.chance(0.5))) apply(part, disk)
    const lost = await missing(disk, data, acknowledged)
    losses.push(...lost.map((one) => `cut at call ${place}, ${way} of the unsynced: ${one}`))
  }
  return losses
}

function follow(call: Call, synced: Disk, pending: Change[], acknowledged: string[]): void {
  if (call.kind === 'acknowledged') acknowledged.push(call.note)
  else if (call.kind !== 'sync') pending.push(call)
  else {
    const sure = ({ file, kind }: Change) => (kind === 'remove' ? call.file === folder : file === call.file)
    for (const change of pending) if (sure(change)) apply(change, synced)
    const others = pending.filter((change) => !sure(change))
    pending.splice(0, pending.length, ...others)
  }
}

function survivors(change: Change, way: (typeof ways)[number], chance: () => boolean): readonly Change[] {
  if (way === 'nothing') return []
  if (way === 'everything') return [change]
  if (way === 'some writes' || change.kind !== 'write') return chance() ? [change] : []
  const parts: Change[] = []
  for (let from = 0; from < change.bytes.length;) {
    const until = Math.min(change.bytes.length, from + sector - ((change.at + from) % sector))
    if (chance()) parts.push({ ...change, at: change.at + from, bytes: change.bytes.subarray(from, until) })
    from = until
  }
  return parts
}

function apply(change: Change, disk: Disk): void {
  if (change.kind === 'remove') {
    disk.delete(change.file)
    return
  }
  const { bytes, size } = disk.get(change.file) ?? { bytes: Buffer.alloc(0), size: 0 }
  const until = change.kind === 'truncate' ? change.size : change.at + change.bytes.length
  const roomy = until <= bytes.length ? bytes : Buffer.concat([bytes.subarray(0, size)], 2 * until)
  if (change.kind === 'write') change.bytes.copy(roomy, change.at)
  else roomy.fill(0, until)
  disk.set(change.file, { bytes: roomy, size: change.kind === 'truncate' ? until : Math.max(size, until) })
}

const copyOf = (disk: Disk): Disk =>
  new Map([...disk].map(([file, { bytes, size }]) => [file, { bytes: Buffer.from(bytes.subarray(0, size)), size }]))

async function missing(disk: Disk, data: string, acknowledged: readonly string[]): Promise<readonly string[]> {
  rmSync(data, { recursive: true, force: true })
  mkdirSync(data)
  for (const [file, { bytes, size }] of disk) writeFileSync(join(data, file), bytes.subarray(0, size))
  let kept: Kept
  try {
    kept = await readKept(data)
  } catch (error) {
    return [`the database cannot be opened: ${String(error)}`]
  }
  const notes = new Set(kept.entries.map(({ note }) => note))
  const lost = acknowledged.filter((note) => !notes.has(note))
  const beyond = kept.entries.length - acknowledged.length
  return [
    ...kept.losses,
    ...(lost.length > 0 ? [`${lost.length} acknowledged writes are lost`] : []),
    ...(lost.length === 0 && beyond > writers ? [`${beyond} writes were never acknowledged`] : []),
  ]
}
