/** Hands on the keyboard: nothing here knows a mouse. */
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Input, InputValue, Leaf } from '../../engine/index.ts'

/** Id of what has the focus. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.id ?? '')
}

/** Presses Tab until `target` has the focus; fails where the keyboard does not reach it. */
export async function tabTo(page: Page, target: Locator, most = 200): Promise<void> {
  await target.waitFor({ state: 'attached' })
  const element = await target.elementHandle()
  for (let presses = 0; presses <= most; presses++) {
    if (await element?.evaluate((one) => one === document.activeElement)) return painted(page)
    await page.keyboard.press('Tab')
  }
  expect.unreachable(`${most} times Tab does not reach ${target.toString()}`)
}

export async function tabAndPress(page: Page, target: Locator, key = 'Enter', most = 200): Promise<void> {
  await tabTo(page, target, most)
  await page.keyboard.press(key)
}

/** From one field of a form to another as people do who fill it in: Enter goes on, Shift+Enter back. Otherwise by Tab. */
export async function stepTo(page: Page, box: Locator): Promise<void> {
  const steps = await box.evaluate((one) => {
    const radios = new Set<string>()
    const stops = [...document.querySelectorAll<HTMLInputElement>('[data-stop]')].filter((stop) => {
      if (stop.offsetParent === null || (stop.type === 'radio' && radios.has(stop.name))) return false
      radios.add(stop.name)
      return true
    })
    const [from, to] = [document.activeElement, one].map((stop) => stops.findIndex((other) => other === stop))
    return from! < 0 || to! < 0 ? 0 : to! - from!
  })
  for (let step = 0; step < Math.abs(steps); step++) await page.keyboard.press(steps > 0 ? 'Enter' : 'Shift+Enter')
  await tabTo(page, box)
}

/** Until the page was painted with what has the focus, as somebody would see it. */
const painted = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))))

/** Goes through all that Tab reaches, and says how much it was; the page's own watch looks at each of it. */
export async function tabThrough(page: Page, most = 400): Promise<number> {
  const isOver = (): Promise<boolean> => page.evaluate(() => document.activeElement === document.body)
  let stops = -1
  do {
    await page.keyboard.press('Tab')
    await painted(page)
    stops += 1
  } while (!(await isOver()) && stops < most)
  expect(stops).toBeLessThan(most)
  return stops
}

/** Types in place of what stands in a box; ends there. */
export async function tabAndType(page: Page, box: Locator, words: string, most = 200): Promise<void> {
  await tabTo(page, box, most)
  await page.keyboard.press('ControlOrMeta+A')
  if (words === '') await page.keyboard.press('Delete')
  await page.keyboard.type(words)
}

/** Ticks a box, or goes to one of several radio buttons with the arrow keys. */
export async function tabAndChoose(page: Page, option: Locator, most = 200): Promise<void> {
  await option.waitFor()
  if (await option.isChecked()) return
  if ((await option.getAttribute('type')) === 'checkbox') return tabAndPress(page, option, 'Space', most)
  // What is pressed while the page is drawn anew is lost; whoever sees that presses again.
  for (let tries = 0; tries < 3 && !(await option.isChecked()); tries++) await chooseInGroup(page, option, most)
  expect(await option.isChecked()).toBe(true)
}

async function chooseInGroup(page: Page, option: Locator, most: number): Promise<void> {
  const name = await option.getAttribute('name')
  const group = page.locator(`input[type=radio][name="${name}"]:not(:disabled)`)
  const chosen = await group.evaluateAll((all) => all.findIndex((one) => (one as HTMLInputElement).checked))
  await tabTo(page, group.nth(Math.max(chosen, 0)), most)
  // The first of a group is reached before it is chosen.
  if (chosen < 0) await page.keyboard.press('Space')
  for (let presses = await group.count(); presses > 0 && !(await option.isChecked()); presses--)
    await page.keyboard.press('ArrowDown')
}

/** Goes down a list until the option with this value, or these words. */
export async function tabAndSelect(page: Page, list: Locator, option: string, most = 200): Promise<void> {
  await tabTo(page, list, most)
  const isThere = (): Promise<boolean> =>
    list.evaluate((one, option) => {
      const [chosen] = (one as HTMLSelectElement).selectedOptions
      return chosen?.value === option || chosen?.textContent.trim() === option
    }, option)
  await page.keyboard.press('Home')
  for (let presses = await list.locator('option').count(); presses > 0 && !(await isThere()); presses--)
    await page.keyboard.press('ArrowDown')
  expect([option, await isThere()]).toEqual([option, true])
}

/** How a value is typed in Vietnam: 98.6 is 98,6 and 2026-02-15 is 15/02/2026. */
export function typed(input: Input, value: InputValue): string {
  if (typeof value === 'boolean') return value ? 'Có' : 'Không'
  return input.type === 'date' ? value.split('-').toReversed().join('/') : value.replace('.', ',')
}

/** Answers the question in hand, which is `leaf`'s `input`. */
export async function answerInHand(page: Page, leaf: Leaf, input: Input, value: InputValue): Promise<void> {
  expect(await focused(page)).toBe(`${leaf.id}--${input.id}`)
  if (typeof value !== 'boolean') await page.keyboard.type(typed(input, value))
  else if (value) await page.keyboard.press('Space')
  else await page.keyboard.press('ArrowDown')
}

/** Vietnamese is typed through a composition, or by taking letters back and putting others in. */
export interface Composer {
  /** The word as it grows, underlined and not yet taken in. */
  readonly compose: (...steps: readonly string[]) => Promise<void>
  readonly take: (word: string) => Promise<void>
}

/** Drives a composition as an input method of the system does. */
export async function composer(page: Page): Promise<Composer> {
  const session = await page.context().newCDPSession(page)
  return {
    compose: async (...steps) => {
      for (const text of steps)
        await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    },
    take: async (text) => {
      await session.send('Input.insertText', { text })
    },
  }
}

/** One step of typing without composition: letters, how many are taken back, what comes instead. */
export type Step = readonly [typed: string, back: number, instead: string]

/** "d", "d" gives "đ": one letter is taken back and another put in its place. */
export async function typeByBackspace(page: Page, ...steps: readonly Step[]): Promise<void> {
  for (const [typed, back, instead] of steps) {
    await page.keyboard.type(typed)
    for (let at = 0; at < back; at++) await page.keyboard.press('Backspace')
    await page.keyboard.insertText(instead)
  }
}
