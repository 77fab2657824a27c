/** The form is filled like a spreadsheet: with values and Enter, or with a column that is pasted. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { asked, attainable, leaves } from '../../engine/index.ts'
import type { Answers, Framework } from '../../engine/index.ts'
import type { Assessment } from '../../ui/api.ts'
import { range } from '../../ui/format.ts'
import { text } from '../../ui/text.ts'
import { answersOf } from '../walk/answers.ts'
import { row, saved, useForm } from './form.ts'
import { copyFromSpreadsheet } from './clipboard.ts'
import { answerInHand, focused, tabAndPress, tabAndType, tabTo, typed } from './keys.ts'
import { answeredBelow, field, headingOf } from './office.ts'
import { desk, expectAccessible, expectFits, expectHeading, patience, phone, useBrowser } from './page.ts'

const surfer = useBrowser({ keyboardOnly: true })
const { context, framework, open, own } = useForm(surfer)

/** Pastes into the field in hand what was copied in a spreadsheet. */
async function paste(page: Page, clip: string): Promise<void> {
  await copyFromSpreadsheet(context(), clip)
  await page.keyboard.press('ControlOrMeta+V')
}

const answersNow = async (): Promise<Assessment['answers']> =>
  (await own().person.get<Assessment>(`/assessments/${own().assessment}`)).answers

/** Every question that is asked when all is answered like this, in order, with what is typed for it. */
function questions(framework: Framework, answers: Answers) {
  return framework.domains.flatMap(answeredBelow).flatMap((leaf) => {
    const answer = answers[leaf.id]
    if (!answer) expect.unreachable(`no answer to ${leaf.id}`)
    return asked(leaf, answer).map((input) => ({ leaf, input, value: answer.inputs[input.id] ?? '' }))
  })
}

describe('a column of a spreadsheet', () => {
  it('fills more than 39 fields with one paste and one confirmation, and one undo empties them again', async () => {
    const answers = await answersOf('full', framework())
    const all = questions(framework(), answers)
    expect(all.length).toBeGreaterThanOrEqual(39)
    const page = await open('leadership')
    await tabTo(page, field(page, all[0]!.leaf.id, all[0]!.input.id))
    await paste(page, all.map(({ input, value }) => typed(input, value)).join('\n'))
    const dialog = page.getByRole('dialog', { name: text('paste.title') })
    await dialog.getByText(text('paste.read', { count: all.length }), { exact: true }).waitFor()
    expect(await dialog.locator('tbody tr').count()).toBe(all.length)
    await expectFits(page)
    expect(await answersNow()).toEqual({})
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText(text('paste.done', { count: all.length })).waitFor()
    const given = leaves(framework()).filter(({ scored_by }) => scored_by === 'appraisal')
    await expect.poll(async () => Object.keys(await answersNow()).length, patience).toBe(given.length)
    const held = await answersNow()
    for (const { leaf, input, value } of all)
      expect([leaf.id, held[leaf.id]?.answer.inputs[input.id]]).toEqual([leaf.id, value])
    await page.keyboard.press('Control+z')
    await page.getByText(text('undo.undone', { count: given.length })).waitFor()
    const empty = async () =>
      Object.values(await answersNow()).filter(({ answer }) => Object.keys(answer.inputs).length > 0)
    await expect.poll(empty, patience).toEqual([])
    await page.keyboard.press('Control+y')
    await page.getByText(text('undo.redone', { count: given.length })).waitFor()
    await expect.poll(async () => (await empty()).length, patience).toBe(given.length)
    await page.keyboard.press('Control+z')
    await expect.poll(empty, patience).toEqual([])
  })

  it('is left alone when the person says no; what cannot be read stays as text in its field, unsaved', async () => {
    const page = await open('procedures')
    const late = field(page, 'late-apologies', 'late')
    await tabTo(page, late)
    const before = await answersNow()
    await paste(page, 'Trễ hạn\t62\n"Đã\nxin lỗi"\t8,,5\n')
    const dialog = page.getByRole('dialog', { name: text('paste.title') })
    // The column of figures is taken, not that of words.
    expect(await dialog.getByLabel(text('paste.column')).inputValue()).toBe('1')
    await dialog.getByText(text('field.not-a-count')).waitFor()
    await tabAndPress(page, dialog.getByRole('button', { name: text('confirm.no') }))
    expect(await answersNow()).toEqual(before)
    await paste(page, 'Trễ hạn\t62\n"Đã\nxin lỗi"\t8,,5\n')
    await tabAndPress(page, dialog.getByRole('button', { name: text('paste.do-kept', { count: 1, kept: 1 }) }))
    const box = field(page, 'late-apologies', 'apologised')
    await expect.poll(() => box.inputValue(), patience).toBe('8,,5')
    await row(page, 'late-apologies').getByText(text('save.invalid')).waitFor()
    expect(await answersNow()).toEqual(before)
    await tabAndPress(page, page.getByRole('button', { name: text('toast.undo') }), 'Enter', 120)
    await expect.poll(() => box.inputValue(), patience).toBe('')
    await saved(page, 'late-apologies')
  })

  it('of one cell is pasted by the browser itself', async () => {
    const page = await open('procedures')
    await tabTo(page, field(page, 'late-apologies', 'late'))
    await paste(page, '62\r\n')
    await expect.poll(() => field(page, 'late-apologies', 'late').inputValue(), patience).toBe('62')
    expect(await page.getByRole('dialog').count()).toBe(0)
  })
})

describe('values and Enter', () => {
  it('are all that more than 39 criteria need, from the first domain to the check', async () => {
    const answers = await answersOf('full', framework())
    const page = await open('leadership')
    const { domains } = framework()
    const first = questions(framework(), answers)[0]!
    await tabTo(page, field(page, first.leaf.id, first.input.id))
    let criteria = 0
    for (const [at, domain] of domains.entries()) {
      await expectHeading(page, headingOf(domain))
      const own = answeredBelow(domain)
      criteria += own.length
      if (own.length > 0) {
        const start = `${own[0]!.id}--${asked(own[0]!, answers[own[0]!.id])[0]!.id}`
        await expect.poll(() => focused(page), patience).toBe(start)
        for (const leaf of own)
          for (const input of asked(leaf, answers[leaf.id])) {
            await answerInHand(page, leaf, input, answers[leaf.id]!.inputs[input.id] ?? '')
            await page.keyboard.press('Enter')
          }
        await expectAccessible(page)
      }
      await page.keyboard.press('Enter')
      if (at === 0) await page.setViewportSize(phone)
    }
    await page.setViewportSize(desk)
    await expectHeading(page, text('check.title'))
    expect(criteria).toBeGreaterThanOrEqual(39)
    const wanted = questions(framework(), answers).map(({ leaf, input, value }) => [leaf.id, input.id, value])
    const held = async () => {
      const now = await answersNow()
      return wanted.map(([leaf = '', input = '']) => [leaf, input, now[String(leaf)]?.answer.inputs[String(input)]])
    }
    await expect.poll(held, patience).toEqual(wanted)
  })
})

describe('what can still be reached', () => {
  it('is worked out when somebody asks, and again after each answer, as the engine does', async () => {
    const page = await open('procedures')
    await tabAndPress(page, page.getByRole('button', { name: text('reach.ask') }), 'Enter', 120)
    const said = page.locator('.live-bar').getByText(/^Kết quả có thể đạt: /)
    await said.waitFor()
    const of = async (): Promise<string> => {
      const { answers, setting } = await own().person.get<Assessment>(`/assessments/${own().assessment}`)
      const given = Object.fromEntries(Object.entries(answers).map(([id, { answer }]) => [id, answer]))
      const found = attainable(framework(), given, setting)
      if (found.kind !== 'attainable') expect.unreachable(found.kind)
      const { lowest, highest } = found
      return text('reach.between', { range: range(lowest.index, highest.index), unit: framework().scale.unit })
    }
    await expect.poll(() => said.innerText(), patience).toBe(await of())
    const before = await of()
    await tabAndType(page, field(page, 'repeat-requests', 'repeats'), '99')
    await page.keyboard.press('Enter')
    await saved(page, 'repeat-requests')
    expect(await of()).not.toBe(before)
    await expect.poll(() => said.innerText(), patience).toBe(await of())
    await expectFits(page)
  })
})
