/**
 * `npm run budgets`: what the pages weigh and how quickly they answer, in a real browser slowed down as the guide
 * says. Ends with 1 when a budget is missed.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'
import { median } from '../bench/measure.ts'
import { findChromium } from '../browser/chromium.ts'
import { start } from '../load/child.ts'
import { appraisalBudgets, editorBudgets, gridBudgets, staffBudgets } from './pages.ts'
import type { Budget } from './pages.ts'
import { fillShelf, prepare } from './prepare.ts'

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    /** Each budget is held against the median of so many visits. */
    visits: { type: 'string', default: '3' },
  },
})
const visits = Number(options.visits)

/** The built server on data of its own. */
async function run(browser: Browser): Promise<ReadonlyMap<Budget, readonly number[]>> {
  mkdirSync('.cache', { recursive: true })
  const folder = mkdtempSync(resolve('.cache/budgets-'))
  const shelf = join(folder, 'frameworks')
  fillShelf(shelf)
  const prepared = await prepare(join(folder, 'data'), shelf)
  const env = { PORT: '0', DATA_DIR: join(folder, 'data'), FRAMEWORKS_DIR: shelf, DATABASE_URL: '', EVIDENCE_URL: '' }
  const server = await start('dist/main.js', [], { ...env, SECOND_FACTOR: 'optional' })
  const url = server.url.replace('127.0.0.1', 'localhost')
  const found = new Map<Budget, number[]>()
  try {
    for (let visit = 0; visit < visits; visit++)
      for (const measure of [staffBudgets, appraisalBudgets, gridBudgets, editorBudgets])
        for (const [budget, value] of await measure(browser, url, prepared))
          found.set(budget, [...(found.get(budget) ?? []), value])
    return found
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const { path, args } = await findChromium()
const browser = await chromium.launch({ executablePath: path, args: [...args] })
const found = await run(browser)
await browser.close()

const isKept = ({ most, exactly }: Budget, value: number): boolean =>
  exactly === undefined ? value <= most : value === exactly
const rows = [...found].map(([budget, values]) => ({ ...budget, values, value: median(values) }))
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const number = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value < 1 ? 3 : value < 100 ? 1 : 0 })
if (options.json)
  say(
    JSON.stringify({
      visits,
      chromium: browser.version(),
      budgets: rows.map((row) => ({ ...row, kept: isKept(row, row.value) })),
    }),
  )
else {
  say(
    `Medians of ${visits} visits; 360 px, 1.6 Mb/s, 150 ms, CPU 4 × slower, nothing kept; Chromium ${browser.version()}\n`,
  )
  for (const row of rows) {
    const bar = row.exactly === undefined ? `at most ${number(row.most)}` : `exactly ${row.exactly}`
    say(
      `${isKept(row, row.value) ? 'kept  ' : 'MISSED'}  ${row.page.padEnd(34)}${row.what.padEnd(34)}${number(row.value).padStart(8)} ${row.unit.padEnd(5)} (${bar})`,
    )
  }
}
process.exitCode = rows.every((row) => isKept(row, row.value)) ? 0 : 1
