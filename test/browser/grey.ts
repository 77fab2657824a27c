/** What a printer without colours, or one that leaves out what lies behind words, makes of a page. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Every word has a contrast of 4.5 : 1 in grey, on bare paper and on its own ground; ends on the screen. */
export async function expectReadInGrey(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' })
  expect(await page.evaluate(faintWords), `words of ${page.url()} in grey`).toEqual([])
  await page.emulateMedia({ media: 'screen' })
}

/** Contrast is measured by luminance, which is what is left of a colour in grey. */
function faintWords(): string[] {
  const shades = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
  /** From 0 (black) to 1 (white); null: nothing is painted. */
  const light = (colour: string): number | null => {
    shades.clearRect(0, 0, 1, 1)
    shades.fillStyle = colour
    shades.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0, alpha = 0] = shades.getImageData(0, 0, 1, 1).data
    const linear = (value: number): number =>
      value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4
    return alpha === 0 ? null : 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
  const ground = (one: Element): number => {
    for (let at: Element | null = one; at !== null; at = at.parentElement) {
      const found = light(getComputedStyle(at).backgroundColor)
      if (found !== null) return found
    }
    return 1
  }
  const contrast = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
  const isUnder = (one: Element, mark: Element | null): boolean => {
    const { left, right, top, bottom } = one.getBoundingClientRect()
    const box = mark?.getBoundingClientRect()
    return !!box && box.left <= left && box.right >= right && box.top <= top && box.bottom >= bottom
  }
  const found: string[] = []
  const walker = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const one = walker.currentNode.parentElement
    const words = walker.currentNode.nodeValue?.trim() ?? ''
    if (!one || words === '' || one.getClientRects().length === 0) continue
    const style = getComputedStyle(one)
    // Of a drawing nothing is left out: a mark that words stand on is printed with them.
    const mark =
      one instanceof SVGElement && isUnder(one, one.previousElementSibling) ? one.previousElementSibling : null
    const ink = light(one instanceof SVGElement ? style.fill : style.color) ?? 1
    const grounds = mark ? [light(getComputedStyle(mark).fill) ?? 1] : [1, ground(one)]
    if (grounds.some((each) => contrast(ink, each) < 4.5)) found.push(`${words.slice(0, 40)} ${style.color}`)
  }
  return [...new Set(found)]
}
