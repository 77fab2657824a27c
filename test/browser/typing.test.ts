/** What is typed in the form is understood as it was meant, and stays as it was typed until then. */
import type { Locator, Route } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { text } from '../../ui/text.ts'
import { numberFixtures } from '../fixtures/numbers.ts'
import { held } from '../walk/opened.ts'
import { enter, row, saved, stateOf, useForm } from './form.ts'
import { composer, focused, tabAndChoose, tabTo, typeByBackspace } from './keys.ts'
import { field } from './office.ts'
import { expectFits, patience, useBrowser } from './page.ts'

const surfer = useBrowser({ keyboardOnly: true })
const { open, own } = useForm(surfer)

const unreadable = [
  text('field.not-a-count'),
  text('field.not-a-number'),
  text('field.negative'),
  text('field.too-many-decimals', { decimals: 2 }),
]

/** An input method puts whole words in; that is what is looked at here. */
const inputMethod = /not by keyboard: a script put words in/

/** Types into a box and goes on; the text it then shows, the number understood, whether it is called unreadable. */
async function typeInto(box: Locator, typed: string): Promise<unknown> {
  await enter(box, typed)
  return box.evaluate(
    (element, { typed, unreadable }) => {
      const own = element.closest('khung-field-number')
      const words = (part: string): string => own?.querySelector(part)?.textContent.trim() ?? ''
      const wrong = unreadable.some((problem) => words('.field-error').endsWith(problem))
      return [typed, (element as HTMLInputElement).value, words('.echo'), wrong]
    },
    { typed, unreadable },
  )
}

describe('numbers', () => {
  it.each([
    ['a percent field', 'incoming-documents', 'rate', '%'],
    ['a count field', 'portal-articles', 'articles', 'tin, bài'],
  ])('mean in %s of the page what they mean everywhere', async (name, criterion, input, unit) => {
    const fixtures = numberFixtures.find((one) => one.name === name)?.cases ?? []
    const page = await open('modernisation')
    const seen: unknown[] = []
    const wanted: unknown[] = []
    for (const [typed, expected] of fixtures) {
      seen.push(await typeInto(field(page, criterion, input), typed))
      if (expected === 'empty') wanted.push([typed, '', '', false])
      else if (typeof expected === 'string') wanted.push([typed, typed, '', true])
      else {
        const plain = expected.value.replace('.', ',')
        const grouped = plain.replace(/\B(?=(\d{3})+$)/g, '.')
        const echo = expected.echo ? text('field.echo', { value: `${grouped} ${unit}` }) : ''
        wanted.push([typed, grouped, echo, false])
      }
    }
    expect(seen).toEqual(wanted)
    await enter(field(page, criterion, input), '1')
    await saved(page, criterion)
  })

  it('stand in groups after a reload, without them while they are edited, and are typed over as a whole', async () => {
    const page = await open('modernisation')
    const box = field(page, 'portal-articles', 'articles')
    await enter(box, '12345')
    await saved(page, 'portal-articles')
    await page.reload()
    await expect.poll(() => box.inputValue(), patience).toBe('12.345')
    await tabTo(page, box)
    expect(await box.inputValue()).toBe('12345')
    await page.keyboard.press('Tab')
    expect(await box.inputValue()).toBe('12.345')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('End')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Tab')
    await expect.poll(() => box.inputValue(), patience).toBe('1.234')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.type('5678')
    await page.keyboard.press('Enter')
    await expect.poll(() => box.inputValue(), patience).toBe('5.678')
    await expect.poll(() => held(own(), 'portal-articles'), patience).toMatchObject({ inputs: { articles: '5678' } })
  })

  it('that cannot be read stay as typed, unsaved, also after a reload', async () => {
    const page = await open('modernisation')
    const box = field(page, 'incoming-documents', 'rate')
    await enter(box, '8,5')
    await saved(page, 'incoming-documents')
    expect(await held(own(), 'incoming-documents')).toMatchObject({ inputs: { rate: '8.5' } })
    const before = await held(own(), 'incoming-documents')
    await enter(box, '8,,5')
    await stateOf(page, 'incoming-documents').getByText(text('save.invalid')).waitFor()
    const error = row(page, 'incoming-documents').locator('.field-error')
    expect(await error.innerText()).toBe(text('problems.error', { text: text('field.not-a-number') }))
    await expectFits(page)
    await page.reload()
    await stateOf(page, 'incoming-documents').getByText(text('save.invalid')).waitFor()
    expect(await box.inputValue()).toBe('8,,5')
    expect(await held(own(), 'incoming-documents')).toEqual(before)
    await enter(box, '98,6')
    await saved(page, 'incoming-documents')
    expect(await held(own(), 'incoming-documents')).toMatchObject({ inputs: { rate: '98.6' } })
  })
})

describe('typing', () => {
  it('goes from field to field with Enter and arrows, and back, across criteria', async () => {
    const page = await open('procedures')
    await tabTo(page, field(page, 'late-apologies', 'late'))
    const path: string[] = []
    for (const key of ['Enter', 'ArrowDown', 'Shift+Enter', 'ArrowUp']) {
      await page.keyboard.press(key)
      path.push(await focused(page))
    }
    const [last, next] = ['late-apologies--apologised', 'repeat-requests--repeats']
    expect(path).toEqual([last, next, last, 'late-apologies--late'])
  })

  it('counts at the last field of a page too; nothing in hand is chosen by saving', async () => {
    const page = await open('implementation')
    await enter(field(page, 'drafting-quality', 'faulty'), '4')
    await saved(page, 'drafting-quality')
    expect(await held(own(), 'drafting-quality')).toEqual({ inputs: { faulty: '4' }, note: '', rev: 1 })
    const other = await open('organisation')
    await tabTo(other, field(other, 'working-rules', 'rules'))
    await other.keyboard.press('Control+s')
    await other.keyboard.press('Tab')
    expect(await field(other, 'working-rules', 'rules').isChecked()).toBe(false)
    expect(await stateOf(other, 'working-rules').locator('.badge').count()).toBe(0)
  })

  it('by composition gives the right text while a save comes back; Enter then ends the word only', async () => {
    surfer.expected(inputMethod)
    const page = await open('procedures')
    const waiting: Route[] = []
    await page.route('**/answers/late-apologies', (route) => void waiting.push(route))
    const { compose, take } = await composer(page)
    await tabTo(page, field(page, 'late-apologies', 'late'))
    await compose('6', '62')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('late-apologies--late')
    await take('62')
    await page.keyboard.press('Control+Enter')
    const note = field(page, 'late-apologies', 'note')
    await tabTo(page, note)
    await expect.poll(() => waiting.length, patience).toBe(1)
    await compose('D', 'Dd', 'Đ', 'Đa', 'Đã')
    await take('Đã')
    await page.keyboard.type(' ')
    await compose('x', 'xi', 'xin')
    await waiting[0]?.continue()
    await page.unroute('**/answers/late-apologies')
    await saved(page, 'late-apologies')
    await take('xin')
    await page.keyboard.type(' ')
    await compose('l', 'lo', 'lô', 'lôi', 'lỗi')
    await take('lỗi')
    expect(await note.inputValue()).toBe('Đã xin lỗi')
    await page.keyboard.press('Tab')
    await expect
      .poll(() => held(own(), 'late-apologies'), patience)
      .toEqual({ inputs: { late: '62' }, note: 'Đã xin lỗi', rev: 2 })
    await saved(page, 'late-apologies')
  })

  it('by backspace and insert gives the right text, in one Unicode form', async () => {
    surfer.expected(inputMethod)
    const page = await open('procedures')
    const box = field(page, 'feedback', 'on_time')
    await tabTo(page, box)
    await page.keyboard.type('1')
    await page.keyboard.press('Control+Enter')
    const note = field(page, 'feedback', 'note')
    await tabTo(page, note)
    await typeByBackspace(page, ['d', 1, 'đ'], ['uo', 2, 'ươ'], ['', 1, 'ờ'], ['ng', 0, ''])
    await page.keyboard.insertText(' Tie\u0302\u0301n')
    expect(await note.inputValue()).toBe('đường Tie\u0302\u0301n')
    await page.keyboard.press('Tab')
    await expect
      .poll(() => held(own(), 'feedback'), patience)
      .toMatchObject({ inputs: { on_time: '1' }, note: 'đường Tiến' })
    await saved(page, 'feedback')
  })

  it('into a question that is hidden again comes back when the question does, and is not sent meanwhile', async () => {
    const page = await open('leadership')
    const issued = row(page, 'plan-issued')
    await tabAndChoose(page, issued.getByLabel(text('answer.yes'), { exact: true }))
    await enter(field(page, 'plan-issued', 'issued_on'), '5/2/2026')
    await tabAndChoose(page, issued.getByLabel(text('answer.no'), { exact: true }))
    await expect.poll(() => held(own(), 'plan-issued'), patience).toMatchObject({ inputs: { issued: false } })
    expect(await field(page, 'plan-issued', 'issued_on').count()).toBe(0)
    await tabAndChoose(page, issued.getByLabel(text('answer.yes'), { exact: true }))
    expect(await field(page, 'plan-issued', 'issued_on').inputValue()).toBe('05/02/2026')
    await saved(page, 'plan-issued')
  })
})
