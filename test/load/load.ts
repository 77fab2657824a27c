/**
 * `npm run load`: how much a server takes, beside the least that could be done, on this machine, client and server
 * together. Ends with 1 when a bar is missed.
 */
import { cpSync, mkdtempSync, rmSync, mkdirSync, writeFileSync } from 'node:fs'
import { Agent } from 'node:http'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { median } from '../bench/measure.ts'
import { type Child, start } from './child.ts'
import { atFullSpeed, atRate, type Measured, percentile, send, type Speaker } from './client.ts'
import { patternsOf, slowest } from './patterns.ts'
import { type Office, PASSWORD, prepare, type Prepared, UNITS } from './prepare.ts'
import { fillShelf } from './shelf.ts'
import { dawdle, flood, healthDuring, longestRefusal, p99, refusalTimes } from './waits.ts'

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    /** Of each turn; every way has `turns` of them. */
    seconds: { type: 'string', default: '2' },
    turns: { type: 'string', default: '5' },
  },
})
const seconds = Number(options.seconds)
const turns = Number(options.turns)
const EDITORS = 16
const READERS = 8
const STATIC = 'ranking-as-a-file.json'
const SIGNING_IN = 200
const TRIES = 400
const SLOW = 500
const SOURCE = ['engine', 'server', 'ui']

interface Way {
  readonly name: string
  readonly speakers: readonly Speaker[]
}

interface Found {
  readonly name: string
  /** Requests a second: the median of the turns. */
  readonly rate: number
  readonly rates: readonly number[]
  readonly p50: number
  readonly p99: number
  /** The same at half of that rate, from the time at which a request was due. */
  readonly half: { readonly p50: number; readonly p99: number }
}

/** All in turn, so that whatever else the machine does hits all alike; the first turn only warms up. */
async function measure(ways: readonly Way[]): Promise<readonly Found[]> {
  const measured = new Map(ways.map(({ name }): [string, Measured[]] => [name, []]))
  for (let turn = -1; turn < turns; turn++)
    for (const { name, speakers } of turn % 2 === 0 ? ways : ways.toReversed()) {
      const one = await atFullSpeed(speakers, turn < 0 ? 1 : seconds)
      if (turn >= 0) measured.get(name)!.push(one)
    }
  const found: Found[] = []
  for (const { name, speakers } of ways) {
    const full = measured.get(name)!
    const rate = median(full.map((one) => one.rate))
    const times = full.flatMap((one) => one.times).toSorted((a, b) => a - b)
    const half = await atRate(speakers, rate / 2, 2 * seconds)
    const of = (ascending: readonly number[]) => ({ p50: percentile(ascending, 0.5), p99: percentile(ascending, 0.99) })
    found.push({ name, rate, rates: full.map((one) => one.rate), ...of(times), half: of(half.times) })
  }
  return found
}

/** Saves one criterion after the other, each with the revision that the last save gave. */
function editor(url: string, { cookie, assessment, bodies }: Office): Speaker {
  let saved = 0
  return {
    next: () => {
      const [criterion, one, other] = bodies[saved % bodies.length]!
      const rev = Math.floor(saved / bodies.length)
      return {
        method: 'PUT',
        url: `${url}/api/v1/assessments/${assessment}/answers/${criterion}`,
        headers: { Cookie: cookie, 'Content-Type': 'application/json', 'If-Match': `"${rev}"` },
        body: rev % 2 === 0 ? one : other,
      }
    },
    heard: () => void (saved += 1),
  }
}

/** Sends the same bodies. */
function plainEditor(url: string, { bodies }: Office): Speaker {
  let saved = 0
  return {
    next: () => {
      const [criterion, body] = bodies[saved++ % bodies.length]!
      return {
        method: 'PUT',
        url: `${url}/answers/${criterion}`,
        headers: { 'Content-Type': 'application/json' },
        body,
      }
    },
  }
}

const reader = (url: string, cookie: string): Speaker => ({
  next: () => ({ method: 'GET', url, headers: { Cookie: cookie } }),
})

const many = (count: number, make: () => Speaker): readonly Speaker[] => Array.from({ length: count }, make)

async function measureAll(khung: Child, smallest: Child, folder: string, prepared: Prepared) {
  const { offices, published, unit, auditor } = prepared
  const saving = await measure([
    { name: 'autosave', speakers: offices.map((office) => editor(khung.url, office)) },
    {
      name: 'smallest Express and SQLite insert',
      speakers: offices.map((office) => plainEditor(smallest.url, office)),
    },
  ])
  const ranking = `${khung.url}/api/v1/rounds/${published}/ranking`
  const size = await send(new Agent(), reader(ranking, auditor).next())
  writeFileSync(join(folder, 'dist/ui', STATIC), '1'.repeat(size))
  const asBrowser = (speaker: Speaker): Speaker => ({
    next: () => ({ ...speaker.next(), headers: { ...speaker.next().headers, 'Accept-Encoding': 'gzip' } }),
  })
  const result = `${khung.url}/api/v1/rounds/${published}/results/${unit}`
  const reading = await measure([
    { name: `ranking of ${UNITS} units`, speakers: many(READERS, () => reader(ranking, auditor)) },
    { name: 'static file of that size', speakers: many(READERS, () => reader(`${khung.url}/${STATIC}`, auditor)) },
    { name: 'ranking, compressed', speakers: many(READERS, () => asBrowser(reader(ranking, auditor))) },
    { name: 'result of one unit, compressed', speakers: many(READERS, () => asBrowser(reader(result, auditor))) },
  ])
  return { saving, reading, size, waits: await measureWaits(khung, prepared, reader(ranking, auditor)) }
}

async function measureWaits({ url }: Child, { usernames }: Prepared, large: Speaker): Promise<readonly Bar[]> {
  const signing = await healthDuring(url, () => flood(url, usernames.slice(0, SIGNING_IN), PASSWORD))
  const slow = await healthDuring(url, () => dawdle(url, large, SLOW, 5))
  // Ten wrong tries pause an account, so many are tried, and none that signed in above.
  const { unknown, wrong } = await refusalTimes(url, usernames.slice(SIGNING_IN, SIGNING_IN + TRIES / 8), TRIES)
  const refusal = longestRefusal()
  const patterns = patternsOf(SOURCE).map((pattern) => ({ ...pattern, ms: slowest(pattern) }))
  const worst = patterns.toSorted((a, b) => b.ms - a.ms)[0]!
  const inMs = (name: string, value: number, most: number): Bar => ({ name, value, unit: 'ms', most })
  return [
    inMs(`/healthz p99 while ${SIGNING_IN} sign in`, p99(signing), 250),
    inMs(`/healthz p99 beside ${SLOW} slow connections`, p99(slow), 250),
    inMs(`longest refusal of a framework (${refusal.what})`, refusal.ms, 250),
    inMs(`unknown name against wrong password, medians of ${TRIES}`, Math.abs(unknown - wrong), 3),
    inMs(`slowest of ${patterns.length} regular expressions on 50 kB (${worst.file}: /${worst.source}/)`, worst.ms, 10),
  ]
}

/** The built server with pages of its own, so that a file can lie beside them; its data on the same disk as the other's. */
async function run() {
  mkdirSync('.cache', { recursive: true })
  const folder = mkdtempSync(resolve('.cache/load-'))
  const started: Child[] = []
  try {
    cpSync('dist', join(folder, 'dist'), { recursive: true })
    cpSync('package.json', join(folder, 'package.json'))
    const DATA_DIR = join(folder, 'data')
    const FRAMEWORKS_DIR = join(folder, 'frameworks')
    fillShelf(FRAMEWORKS_DIR)
    const prepared = await prepare(DATA_DIR, FRAMEWORKS_DIR, EDITORS)
    const env = { PORT: '0', DATA_DIR, FRAMEWORKS_DIR, DATABASE_URL: '', EVIDENCE_URL: '' }
    const khung = await start(join(folder, 'dist/main.js'), [], {
      ...env,
      SECOND_FACTOR: 'optional',
      PROXIES: '1',
    })
    started.push(khung)
    const smallest = await start('.cache/tools/smallest.js', [join(folder, 'smallest.db')])
    started.push(smallest)
    return await measureAll(khung, smallest, folder, prepared)
  } finally {
    for (const child of started) await child.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What is measured, and what it has to be at least or at most. */
interface Bar {
  readonly name: string
  readonly value: number
  readonly unit: '%' | 'ms'
  readonly least?: number
  readonly most?: number
}

const { saving, reading, size, waits } = await run()
const barOf = ([one, other]: readonly Found[], least: number): Bar => ({
  name: `${one!.name} against ${other!.name}`,
  value: (one!.rate / other!.rate) * 100,
  unit: '%',
  least,
})
const bars = [barOf(saving, 50), barOf(reading, 80), ...waits]
const isReached = ({ value, least = -Infinity, most = Infinity }: Bar): boolean => value >= least && value < most

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const number = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 })
if (options.json)
  say(
    JSON.stringify({
      node: process.version,
      cores: availableParallelism(),
      seconds,
      turns,
      editors: EDITORS,
      readers: READERS,
      bytes: size,
      ways: [...saving, ...reading],
      bars: bars.map((bar) => ({ ...bar, reached: isReached(bar) })),
    }),
  )
else {
  say(
    `${turns} turns of ${seconds} s each; ${EDITORS} editors, ${READERS} readers, ${number(size)} bytes; ${availableParallelism()} cores for client and servers; Node ${process.version}\n`,
  )
  const row = (cells: readonly string[]): string =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(38) : cell.padStart(at === 1 ? 12 : 10))).join('')
  say(row(['', 'a second', 'p50 ms', 'p99 ms', 'half: p50', 'p99 ms']))
  for (const { name, rate, p50, p99, half } of [...saving, ...reading])
    say(row([name, ...[rate, p50, p99, half.p50, half.p99].map(number)]))
  say('')
  for (const bar of bars) {
    const limit = bar.least === undefined ? `below ${bar.most}` : `at least ${bar.least}`
    say(`${isReached(bar) ? 'reached' : 'MISSED '}  ${bar.name}: ${number(bar.value)} ${bar.unit} (${limit})`)
  }
}
process.exitCode = bars.every(isReached) ? 0 : 1
