/** `npm run bench`: how fast the engine is, beside others, in one run. Ends with 1 when a bar is missed. */
import { parseArgs } from 'node:util'
import { leaves } from '../../engine/live.ts'
import type { Answers, Framework, Setting } from '../../engine/live.ts'
import { prepare } from '../../engine/score/plan.ts'
import { fill, scoreSheet } from '../../engine/score/sheet.ts'
import { answerFor, answersFor } from '../fuzz/answers.ts'
import { randomFrom } from '../fuzz/random.ts'
import { CHANGES, contendersOf, oneChange } from './contenders.ts'
import type { Contender } from './contenders.ts'
import { loadText, textOf } from './frameworks.ts'
import { measure, median } from './measure.ts'
import type { Task } from './measure.ts'
import { liveSize } from './size.ts'

const { values: options } = parseArgs({
  options: { json: { type: 'boolean', default: false }, seed: { type: 'string', default: '51' } },
})
const SETS = 4096
const ROUNDS = 21
const UNITS = 10_000
const setting: Setting = { period: { from: '2026-01-01', until: '2026-12-31' }, survey: true }
const random = randomFrom(Number(options.seed))
const complete = (framework: Framework): Answers => answersFor(framework, random, (leaf) => answerFor(leaf, random))

/** Every way must give the same points to the same answers before any is timed. */
function assertAgreement(contenders: readonly Contender[], sets: number): void {
  const [first, ...others] = contenders
  for (let at = 0; at < sets; at++) {
    const index = first!.score(at)
    const points = [...first!.points()].join()
    for (const { name, score, points: own } of others)
      if (score(at) !== index || [...own()].join() !== points)
        throw new Error(`${name} disagrees with ${first!.name} on answer set ${at}`)
  }
}

/** A batch of answer sets, so that the clock's own steps do not show. */
function overSets(name: string, score: (at: number) => number, batch: number, sets = SETS): Task {
  let next = 0
  let sink = 0
  const run = (): void => {
    for (let count = 0; count < batch; count++) {
      sink += score(next)
      next = (next + 1) % sets
    }
    if (Number.isNaN(sink)) throw new Error('no index is NaN')
  }
  return { name, size: batch, run }
}

function timeOnce(run: () => void): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

const framework = loadText(textOf(51))
const sets = Array.from({ length: SETS }, () => complete(framework))
const contenders = contendersOf(framework, sets, setting)
assertAgreement(contenders, SETS)
/** Scorings in one run, so that each way works for about as long and none only warms the caches for the next. */
const BATCHES: Readonly<Record<string, number>> = {
  'json-logic-js': 1024,
  'json-logic-engine, run': 2048,
  'json-logic-engine, build (eval)': SETS,
}
const FULL = 'Khung, slot closures: full'
const ONE = 'Khung, slot closures: one changed answer'
const plan51 = prepare(framework)
const times = measure(
  [
    ...contenders.map(({ name, score }) => overSets(name, score, BATCHES[name] ?? 4 * SETS)),
    overSets(ONE, oneChange(framework, sets, setting), 4 * CHANGES * SETS, CHANGES * SETS),
    overSets('Khung, answers as text: checked, into slots, full', (at) => fill(plan51, sets[at]!, setting).index, 256),
  ],
  ROUNDS,
)

// Before the 10,000 units are made: a collection of what a load leaves would walk through them as well.
const text = textOf(2000)
const loadTimes = Array.from({ length: 7 }, () => timeOnce(() => loadText(text)))

const hundred = loadText(textOf(100))
const planned = prepare(hundred)
const units = Array.from({ length: UNITS }, () => fill(planned, complete(hundred), setting))
const batch = median(
  Array.from({ length: 9 }, () => timeOnce(() => units.forEach((sheet) => scoreSheet(planned, sheet)))),
)

const large = loadText(text)
if (leaves(large).length !== 2000) throw new Error('the large framework has not 2,000 criteria')
const planTime = median(Array.from({ length: 5 }, () => timeOnce(() => prepare(large))))
const largePlan = prepare(large)
const largeSheet = fill(largePlan, complete(large), setting)
const largeScore = median(Array.from({ length: 201 }, () => timeOnce(() => scoreSheet(largePlan, largeSheet))))
const size = await liveSize()

const time = (name: string): number => times.get(name)!
interface Bar {
  readonly name: string
  readonly measured: number
  readonly unit: string
  readonly bar: number
  readonly kind: 'at least' | 'at most'
}
const bars: readonly Bar[] = [
  {
    name: 'slot closures against json-logic-js',
    measured: time('json-logic-js') / time(FULL),
    unit: '×',
    bar: 25,
    kind: 'at least',
  },
  {
    name: 'slot closures against hand-written code',
    measured: time(FULL) / time('hand-written TypeScript'),
    unit: '× its time',
    bar: 3.5,
    kind: 'at most',
  },
  {
    name: 'one changed answer against a full scoring',
    measured: time(FULL) / time(ONE),
    unit: '×',
    bar: 20,
    kind: 'at least',
  },
  { name: '10,000 units × 100 criteria', measured: batch, unit: 'ms', bar: 300, kind: 'at most' },
  {
    name: '2,000 criteria: text → compiled, checked',
    measured: median(loadTimes),
    unit: 'ms',
    bar: 1500,
    kind: 'at most',
  },
  { name: '2,000 criteria: scored', measured: largeScore, unit: 'ms', bar: 1, kind: 'at most' },
  { name: 'engine/live, minified and gzipped', measured: size / 1000, unit: 'kB', bar: 20, kind: 'at most' },
]
const isReached = ({ measured, bar, kind }: Bar): boolean => (kind === 'at least' ? measured >= bar : measured <= bar)

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const number = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 })
if (options.json)
  say(
    JSON.stringify({
      node: process.version,
      seed: Number(options.seed),
      nanoseconds: Object.fromEntries(times),
      milliseconds: { load: loadTimes, plan: planTime, score: largeScore, batch },
      live: size,
      bars: bars.map((bar) => ({ ...bar, reached: isReached(bar) })),
    }),
  )
else {
  say(`${SETS} answer sets × 51 criteria, ${ROUNDS} rounds, every way agrees on every point; Node ${process.version}\n`)
  const hand = time('hand-written TypeScript')
  const reference = time('json-logic-js')
  say(
    `${'one assessment'.padEnd(52)}${'ns'.padStart(10)}${'× hand'.padStart(10)}${'faster than json-logic-js'.padStart(28)}`,
  )
  for (const [name, ns] of times)
    say(
      `${name.padEnd(52)}${number(ns).padStart(10)}${number(ns / hand).padStart(10)}${`${number(reference / ns)} ×`.padStart(28)}`,
    )
  say(
    `\n2,000 criteria: ${text.length} characters, first load ${number(loadTimes[0]!)} ms, plan ${number(planTime)} ms\n`,
  )
  for (const bar of bars)
    say(
      `${isReached(bar) ? 'reached' : 'MISSED '}  ${bar.name}: ${number(bar.measured)} ${bar.unit} (${bar.kind} ${bar.bar})`,
    )
}
process.exitCode = bars.every(isReached) ? 0 : 1
