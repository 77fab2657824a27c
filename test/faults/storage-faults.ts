/**
 * Single calls of the server to its disk fail (strace injects it, Debian: `apt-get install strace`). A write that fails
 * is a save that is refused and absent. After a sync that fails the process answers nothing more and ends with 1; the
 * next one holds what was acknowledged.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { paper } from '../../server/demo/paper.ts'
import type { AnswerRecord, ApiProblem, Assessment } from '../../ui/api.ts'
import type { Finding } from './finding.ts'
import { readKept } from './kept.ts'
import { type Cell, noted, prepare } from './offices.ts'
import { inPlace, kill, must, type Place, type Product, type Said, send, startProduct } from './product.ts'
import { needStrace } from './strace.ts'

export interface StorageFaults {
  /** The scenario: so many saves. */
  readonly steps: number
  /** The sync 1, 1 + every, 1 + 2·every … of the scenario fails, each in a process of its own. */
  readonly every: number
}

interface Writer {
  readonly cookie: string
  readonly cell: Cell
  rev: number
  note: string
}

export const faulty = ({ steps, every }: StorageFaults): Promise<Finding> =>
  inPlace(async (place) => {
    needStrace()
    const data = join(place.root, 'data')
    const first = await startProduct(place, data)
    const { offices } = await prepare(first, 1, 1)
    const [cell, cookie] = [offices[0]?.cells[0], offices[0]?.cookies[0] ?? '']
    if (cell === undefined) throw new Error('there is no answer')
    const writer: Writer = { cookie, cell, rev: 0, note: '' }
    const losses: string[] = []
    const figures: Record<string, number> = { 'steps of the scenario': steps }
    for (const error of ['ENOSPC', 'EIO'] as const) {
      const { saved, refused } = await failWrites(first, writer, error, steps, losses)
      Object.assign(figures, { [`${error} at a write: saved`]: saved, [`${error} at a write: refused`]: refused })
    }
    await kill(first)
    let ends = 0
    for (let at = 1; at <= steps; at += every) if (await failSync(place, data, writer, at, steps, losses)) ends++
    Object.assign(figures, { 'EIO at a sync of the database: ended': ends })
    if (await failFileSync(place, data, writer, losses)) Object.assign(figures, { 'EIO at a sync of a file: ended': 1 })
    const kept = await readKept(data)
    if (kept.entries.length !== writer.rev) losses.push(`${kept.entries.length} entries for ${writer.rev} saves`)
    return { name: 'the disk fails', figures, losses: [...losses, ...kept.losses] }
  })

/** A fault at a call, injected into one thread, or into all. */
async function inject({ process }: Product, what: string, threads: 'main' | 'all'): Promise<ChildProcess> {
  const pid = `${process.pid}`
  const line = [...(threads === 'all' ? ['-f'] : []), '-p', pid, '-o', '/dev/null', '-e', `inject=${what}`]
  const strace = spawn('strace', line, { stdio: ['ignore', 'ignore', 'pipe'] })
  await new Promise<void>((resolve, reject) => {
    let said = ''
    strace.stderr.on('data', (chunk) => {
      said += String(chunk)
      if (said.includes('attached')) resolve()
    })
    strace.once('close', () => reject(new Error(`strace cannot attach: ${said}`)))
  })
  return strace
}

async function detach(strace: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => strace.once('exit', resolve))
  if (strace.exitCode === null && strace.signalCode === null) {
    strace.kill('SIGINT')
    await gone
  }
}

const save = ({ cookie, cell, rev }: Writer, url: string, note: string): Promise<Said<AnswerRecord & ApiProblem>> =>
  send(url, cookie, 'PUT', cell.path, noted(note), { rev })

async function stored({ cookie, cell }: Writer, url: string): Promise<{ rev: number; note: string }> {
  const { answers } = await must(send<Assessment>(url, cookie, 'GET', `/assessments/${cell.assessment}`))
  const { rev = 0, note = '' } = answers[cell.criterion] ?? {}
  return { rev, note }
}

/** One write call in 37 fails, so that step after step another of its calls is hit. */
async function failWrites(
  server: Product,
  writer: Writer,
  error: 'ENOSPC' | 'EIO',
  steps: number,
  losses: string[],
): Promise<{ saved: number; refused: number }> {
  const strace = await inject(server, `pwrite64:error=${error}:when=5+37`, 'main')
  let [saved, refused] = [0, 0]
  for (let step = 1; step <= steps; step++) {
    const note = `${error} ${step}`
    const { status, body } = await save(writer, server.url, note)
    if (status === 200) {
      saved++
      Object.assign(writer, { rev: body.rev, note })
    } else if (`${status} ${body.code}` === (error === 'ENOSPC' ? '507 disk-full' : '500 fault')) refused++
    else losses.push(`${error} at a write: ${status} ${JSON.stringify(body)}`)
    const found = await stored(writer, server.url)
    if (found.rev !== writer.rev || found.note !== writer.note) losses.push(`${error}, step ${step}: ${found.note}`)
  }
  await detach(strace)
  if (refused === 0 || saved === 0) losses.push(`not shown: ${error} hit ${refused} of ${steps} steps`)
  return { saved, refused }
}

/** Whether the process ended with 1 and without an answer to the step whose sync failed. */
async function failSync(
  place: Place,
  data: string,
  writer: Writer,
  at: number,
  steps: number,
  losses: string[],
): Promise<boolean> {
  const server = await startProduct(place, data)
  await inject(server, `fsync,fdatasync:error=EIO:when=${at}`, 'main')
  let tried = ''
  try {
    for (let step = 1; step <= steps; step++) {
      tried = `sync ${at}, step ${step}`
      const { status, body } = await save(writer, server.url, tried)
      if (status !== 200) losses.push(`${tried}: ${status} ${JSON.stringify(body)}`)
      else Object.assign(writer, { rev: body.rev, note: tried })
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
  }
  return ended(place, data, server, writer, tried, losses)
}

async function failFileSync(place: Place, data: string, writer: Writer, losses: string[]): Promise<boolean> {
  const server = await startProduct(place, data)
  await inject(server, 'fsync,fdatasync:error=EIO:when=1', 'all')
  const address = `${server.url}/api/v1/assessments/${writer.cell.assessment}/evidence?criterion=plan&name=a.pdf`
  const headers = { Cookie: writer.cookie, 'Content-Type': 'application/octet-stream' }
  const body = new Uint8Array(paper('x'))
  const answer = await fetch(address, { method: 'POST', headers, body }).catch(() => null)
  if (answer !== null) losses.push(`a file that was not synced is answered: ${answer.status} ${await answer.text()}`)
  return ended(place, data, server, writer, '', losses)
}

async function ended(
  place: Place,
  data: string,
  server: Product,
  writer: Writer,
  tried: string,
  losses: string[],
): Promise<boolean> {
  const how = await Promise.race([server.ended, new Promise<null>((resolve) => setTimeout(resolve, 5000, null))])
  const told = server.said().includes('"event":"not-synced"')
  if (how !== 1 || !told) losses.push(`after a failed sync (${tried}) the process ended with ${how}: ${server.said()}`)
  if (how === null) await kill(server)
  const again = await startProduct(place, data)
  const found = await stored(writer, again.url)
  await kill(again)
  const lost = found.rev < writer.rev || (found.rev === writer.rev && found.note !== writer.note)
  if (lost || found.rev > writer.rev + 1 || (found.rev > writer.rev && found.note !== tried))
    losses.push(`after a failed sync: "${found.note}" instead of "${writer.note}" or "${tried}"`)
  Object.assign(writer, found)
  return how === 1 && told
}
