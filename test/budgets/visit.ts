/** One visit to one page as the guide measures it: a small window, a slow line, a slow processor, nothing kept. */
import type { Browser, Page } from 'playwright-core'

/** "Slow 4G" as the guide has it, and a processor of a cheap telephone. */
const LINE = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 }
const SLOWER = 4
const WINDOW = { width: 360, height: 740 }

export interface Visit {
  readonly page: Page
  /** Milliseconds until the largest thing in view was painted. */
  readonly largestPaint: () => Promise<number>
  /** How much moved by itself. */
  readonly shift: () => Promise<number>
  /** Bytes of scripts as they travelled, of those that run beside the page apart, and how many font files. */
  readonly downloads: () => Promise<{ readonly scripts: number; readonly workers: number; readonly fonts: number }>
  /** From each key that was pressed since the last question until what it changed was painted: the longest, in ms. */
  readonly longestChange: () => Promise<number>
  /** Tasks that kept the page busy since the last question: the longest, in ms; 0: none above 50. */
  readonly longestTask: () => Promise<number>
  /** From here on the processor is as fast as it is. */
  readonly atFullSpeed: () => Promise<void>
  readonly leave: () => Promise<void>
}

interface Watched {
  paint: number
  shift: number
  changes: number[]
  tasks: number[]
}
type Watching = typeof globalThis & { watched: Watched }

/** `cookie`: the session. `ready`: what is waited for. */
export async function visit(browser: Browser, url: string, cookie: string, ready: string): Promise<Visit> {
  const context = await browser.newContext({ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', viewport: WINDOW })
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([
    { name, value, url: new URL(url).origin.replace('http:', 'https:'), secure: true, httpOnly: true },
  ])
  await context.addInitScript(watch)
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', LINE)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  await page.goto(url)
  await page.locator(ready).first().waitFor()
  await page.waitForLoadState('networkidle')
  const taken = (what: 'changes' | 'tasks'): Promise<number> =>
    page.evaluate(async (what) => {
      // The browser tells of an event some time after its paint.
      await new Promise((done) => setTimeout(done, 500))
      const { watched } = globalThis as Watching
      const longest = Math.max(0, ...watched[what])
      watched[what] = []
      return longest
    }, what)
  return {
    page,
    largestPaint: () => page.evaluate(() => (globalThis as Watching).watched.paint),
    shift: () => page.evaluate(() => (globalThis as Watching).watched.shift),
    downloads: () =>
      page.evaluate(() => {
        const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
        const of = (end: string): PerformanceResourceTiming[] =>
          files.filter(({ name }) => new URL(name).pathname.endsWith(end))
        const bytes = (all: readonly PerformanceResourceTiming[]): number =>
          all.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
        const beside = of('.js').filter(({ name }) => /\.worker-[^/]+$/.test(name))
        const workers = bytes(beside)
        return {
          scripts: bytes(of('.js')) - workers,
          workers,
          fonts: new Set(of('.woff2').map(({ name }) => name)).size,
        }
      }),
    longestChange: () => taken('changes'),
    longestTask: () => taken('tasks'),
    atFullSpeed: async () => {
      await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    },
    leave: () => context.close(),
  }
}

function watch(): void {
  const watched: Watched = { paint: 0, shift: 0, changes: [], tasks: [] }
  ;(globalThis as Watching).watched = watched
  const observe = (type: string, take: (entry: PerformanceEntry) => void, more = {}): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more })
  observe('largest-contentful-paint', ({ startTime }) => (watched.paint = startTime))
  observe('layout-shift', (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean }
    if (!hadRecentInput) watched.shift += value
  })
  observe('event', ({ duration }) => watched.changes.push(duration), { durationThreshold: 16 })
  observe('longtask', ({ duration }) => watched.tasks.push(duration))
}
