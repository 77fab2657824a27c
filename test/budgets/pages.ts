/** The budgets of each page, and how one visit finds out. */
import { asked, leaves } from '../../engine/index.ts'
import type { Input, Leaf } from '../../engine/index.ts'
import type { Browser, Page } from 'playwright-core'
import { paths } from '../../ui/paths.ts'
import type { Form, Prepared } from './prepare.ts'
import { visit } from './visit.ts'
import type { Visit } from './visit.ts'

export interface Budget {
  readonly page: string
  readonly what: string
  readonly unit: string
  readonly most: number
  /** Where more and less are both wrong. */
  readonly exactly?: number
}

type Found = readonly (readonly [Budget, number])[]

const budget = (page: string, what: string, unit: string, most: number): Budget => ({ page, what, unit, most })

const STAFF = 'staff form'
const staffScripts = budget(STAFF, 'scripts, gzipped', 'kB', 60)
const staffPaint = budget(STAFF, 'largest paint', 'ms', 2000)
const staffShift = budget(STAFF, 'layout shift', '', 0.05)
const staffFonts: Budget = { ...budget(STAFF, 'font files', '', 2), exactly: 2 }
const staffChange = budget(STAFF, 'change → paint, longest', 'ms', 200)
const largeChange = budget('staff form of 1,000 criteria', 'change → paint, longest', 'ms', 200)
const APPRAISAL = 'appraisal'
const appraisalScripts = budget(APPRAISAL, 'scripts, gzipped', 'kB', 90)
const appraisalPaint = budget(APPRAISAL, 'largest paint', 'ms', 2500)

const GRID = 'appraisal grid of 30 × 39'
const gridScripts = budget(GRID, 'scripts, gzipped', 'kB', 90)
const gridScroll = budget(GRID, 'longest task while it scrolls', 'ms', 100)
const gridChange = budget(GRID, '“=” → paint, longest', 'ms', 200)

const EDITOR = 'framework editor'
/** The page with its table and the text editor; the engine runs beside it and is counted by itself. */
const editorScripts = budget(EDITOR, 'scripts with the text editor, gzipped', 'kB', 200)
const editorEngine = budget(EDITOR, 'engine beside the page, gzipped', 'kB', 200)
const editorPaint = budget(EDITOR, 'largest paint', 'ms', 2000)
const editorPreview = budget(EDITOR, 'an edit → total, sentence and form, longest', 'ms', 300)

/** Changes in one visit. */
const CHANGES = 12

export async function staffBudgets(browser: Browser, url: string, { office, usual, large }: Prepared): Promise<Found> {
  const open = (form: Form): Promise<Visit> =>
    visit(browser, url + paths.domain(form.assessment, form.framework.domains[0]!.id), office, 'khung-row input')
  const first = await open(usual)
  const { scripts, fonts } = await first.downloads()
  const found: Found = [
    [staffScripts, scripts / 1000],
    [staffPaint, await first.largestPaint()],
    [staffShift, await first.shift()],
    [staffFonts, fonts],
    [staffChange, await change(first, usual)],
  ]
  await first.leave()
  const second = await open(large)
  const changed = await change(second, large)
  await second.leave()
  return [...found, [largeChange, changed]]
}

export async function appraisalBudgets(browser: Browser, url: string, { council, usual }: Prepared): Promise<Found> {
  const { assessment, framework } = usual
  const desk = await visit(browser, `${url}${paths.appraise(assessment)}/${framework.domains[0]!.id}`, council, 'h1')
  const { scripts } = await desk.downloads()
  const found: Found = [
    [appraisalScripts, scripts / 1000],
    [appraisalPaint, await desk.largestPaint()],
  ]
  await desk.leave()
  return found
}

/** Through the whole grid and back, with the wheel and with the keyboard; then some criteria are accepted. */
export async function gridBudgets(browser: Browser, url: string, { council, across }: Prepared): Promise<Found> {
  const { page, downloads, longestTask, longestChange, leave } = await visit(
    browser,
    url + paths.acrossSheet(across, 'all'),
    council,
    '.across-table td',
  )
  const { scripts } = await downloads()
  const cells = await page.locator('.across-table td').count()
  if (cells !== 30 * 39) throw new Error(`the grid has ${cells} cells`)
  await page.locator('.across-scroller').hover({ position: { x: 200, y: 200 } })
  await longestTask()
  for (const [x, y] of [
    [0, 300],
    [300, 0],
    [0, -300],
    [-300, 0],
  ] as const)
    for (let step = 0; step < 20; step++) {
      await page.mouse.wheel(x, y)
      await page.waitForTimeout(30)
    }
  await page.locator('[data-at="0 0"]').focus()
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'PageDown', 'End', 'Home', 'PageUp'])
    await page.keyboard.press(key)
  const scroll = await longestTask()
  await longestChange()
  for (let row = 0; row < CHANGES; row += 2) {
    await page.locator(`[data-at="${row} 1"]`).focus()
    await page.locator(`[data-at="${row} 1"]`).press('=')
  }
  const found: Found = [
    [gridScripts, scripts / 1000],
    [gridScroll, scroll],
    [gridChange, await longestChange()],
  ]
  await leave()
  return found
}

/**
 * One maximum after the other is changed in the table; each time the total at the bottom follows what the engine saw. An
 * edit is measured where the processor is that of a desk: frameworks are not written on a cheap telephone.
 */
export async function editorBudgets(browser: Browser, url: string, { author, draft }: Prepared): Promise<Found> {
  const { page, downloads, largestPaint, atFullSpeed, leave } = await visit(
    browser,
    url + paths.draft(draft),
    author,
    '.draft-grid input',
  )
  const paint = await largestPaint()
  await atFullSpeed()
  let longest = 0
  for (const points of ['2', '3', '2', '3', '2', '1']) {
    await page.locator('#max-plan-issued').fill(points)
    longest = Math.max(longest, await page.evaluate(untilSeen, points))
  }
  await page.locator('a[href="?view=yaml"]').click()
  await page.locator('khung-yaml-editor .cm-content').waitFor()
  const { scripts, workers } = await downloads()
  await leave()
  return [
    [editorScripts, scripts / 1000],
    [editorEngine, workers / 1000],
    [editorPaint, paint],
    [editorPreview, longest],
  ]
}

/** Leaves the box; milliseconds until the sum of its group says what the engine made of it, and was painted. */
function untilSeen(points: string): Promise<number> {
  const box = document.querySelector<HTMLInputElement>('#max-plan-issued')!
  const sum = document.querySelector('#row-annual-plan')!
  const wanted = points === '1' ? null : String(3 + Number(points))
  const began = performance.now()
  box.dispatchEvent(new Event('change', { bubbles: true }))
  return new Promise((done) => {
    const look = (): void => {
      const said = sum.querySelector('td .small')?.textContent ?? null
      if (wanted === null ? said === null : said?.endsWith(` ${wanted}`)) done(performance.now() - began)
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}

/** Answers questions one after the other with the keyboard; the longest wait from a key to what it painted. */
async function change({ page, longestChange }: Visit, { framework }: Form): Promise<number> {
  await longestChange()
  const numbers = leaves(framework)
    .filter(({ id, scored_by }) => scored_by === 'appraisal' && framework.domains[0]!.id !== id)
    .flatMap((leaf) => asked(leaf, { inputs: {} }).map((input) => ({ leaf, input })))
    .filter(({ input }) => ['count', 'decimal', 'percent', 'money'].includes(input.type))
  let done = 0
  for (const { leaf, input } of numbers) {
    const box = boxOf(page, leaf, input)
    if ((await box.count()) === 0) continue
    await box.focus()
    await page.keyboard.type('7')
    await page.keyboard.press('Enter')
    done += 1
    if (done === CHANGES) break
  }
  return longestChange()
}

const boxOf = (page: Page, leaf: Leaf, input: Input) => page.locator(`[id="${leaf.id}--${input.id}"]`)
