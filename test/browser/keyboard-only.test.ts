/** What is done with a mouse or by a script is told apart from what is done with keys; otherwise no journey shows a thing. */
import type { Browser, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findChromium } from './chromium.ts'
import { keyboardOnly } from './keyboard-only.ts'
import { tabAndChoose, tabAndPress, tabAndSelect, tabAndType, tabThrough, tabTo } from './keys.ts'
import { patience } from './page.ts'

let browser: Browser
let page: Page
let complaints: string[] = []

const form = `<!doctype html><title>Thử</title>
<style>nav { position: fixed; inset: 0 0 auto; height: 300px; background: white }</style>
<main style="padding-top: 320px">
  <button id="do">Làm</button>
  <button id="gone" onclick="this.remove()">Bỏ</button>
  <button id="ask" onclick="dialog.showModal()">Hỏi</button>
  <dialog id="dialog"><button id="close" onclick="dialog.close()">Đóng</button></dialog>
  <input id="box">
  <label><input type="radio" name="one" id="a">A</label><label><input type="radio" name="one" id="b">B</label>
  <label><input type="checkbox" id="tick">C</label>
  <select id="list"><option value="x">Một</option><option value="y">Hai</option></select>
  <input type="file" id="file">
  <button id="unmarked" style="outline: none">Không viền</button>
  <button id="hidden" style="position: absolute; top: 20px">Khuất</button>
  <button id="last">Cuối</button>
</main>
<nav>Thanh</nav>`

beforeAll(async () => {
  const { path, args } = await findChromium()
  browser = await chromium.launch({ executablePath: path, args: [...args] })
})
beforeEach(async () => {
  complaints = []
  const context = await browser.newContext()
  await keyboardOnly(context, (words) => complaints.push(words))
  page = await context.newPage()
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: form }))
  await page.goto('http://localhost/')
})
afterAll(() => browser?.close())

const by = (id: string) => page.locator(`#${id}`)
/** What was complained of, without where. */
const said = async (): Promise<string[]> => {
  await page.evaluate(() => new Promise((done) => setTimeout(done, 50)))
  return complaints.map((words) => words.replace('not by keyboard: ', '').replace(/ \(.*/s, ''))
}

describe('nothing is said', () => {
  it('of keys: typing, choosing, a dialog and back, a file, what the page itself puts in hand', async () => {
    await tabAndPress(page, by('do'))
    await tabAndPress(page, by('ask'))
    await tabAndPress(page, by('close'))
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('ask')
    await tabAndType(page, by('box'), '8,5 điểm')
    expect(await by('box').inputValue()).toBe('8,5 điểm')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.press('ControlOrMeta+X')
    await page.keyboard.press('ControlOrMeta+V')
    await page.keyboard.press('Backspace')
    expect(await by('box').inputValue()).toBe('8,5 điể')
    await tabAndChoose(page, by('b'))
    await tabAndChoose(page, by('tick'))
    await tabAndSelect(page, by('list'), 'Hai')
    await by('file').setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') })
    await page.evaluate(() => document.getElementById('last')?.focus())
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await said()).toEqual([])
  })
})

describe('a complaint is', () => {
  it.each<readonly [name: string, act: () => Promise<unknown>, words: readonly string[]]>([
    ['a click', () => by('do').click(), ['pointerdown of a mouse', 'a script moved the focus', 'click of a mouse']],
    ['a choice with the mouse', () => by('tick').check(), ['pointerdown of a mouse']],
    ['a value that is put in', () => by('box').fill('85'), ['a script moved the focus', 'a script put words in']],
    ['an option that is put in', () => by('list').selectOption('y'), ['a script changed a value']],
    ['a key for something out of hand', () => by('do').press('Enter'), ['a script moved the focus']],
    ['the focus that a script moves', () => by('do').focus(), ['a script moved the focus']],
  ])('%s', async (_, act, words) => {
    await act()
    await expect.poll(said, patience).toEqual(expect.arrayContaining([...words]))
  })

  it('a value that is put in where the keys are', async () => {
    await tabTo(page, by('box'))
    await page.keyboard.insertText('85')
    expect(await said()).toEqual(['a script put words in'])
  })

  it('a focus that is lost, under a bar, or without a mark', async () => {
    await tabAndPress(page, by('gone'))
    await page.evaluate(() => new Promise((done) => setTimeout(done, 200)))
    await tabThrough(page)
    expect(await said()).toEqual([
      'the focus was lost before Tab; it was at',
      'without a mark of the focus before Tab',
      'out of sight, or under a bar, before Tab',
    ])
  })
})
