/** What is typed in the form is kept and saved; nothing is lost and nothing overwritten behind one's back. */
import { describe, expect, it } from 'vitest'
import { text } from '../../ui/text.ts'
import { held } from '../walk/opened.ts'
import { enter, row, saved, stateOf, useForm } from './form.ts'
import { field } from './office.ts'
import { expectFits, useBrowser } from './page.ts'

const surfer = useBrowser()
const { context, open, own } = useForm(surfer)

describe('saving', () => {
  it('waits without a connection and goes on when it comes back', async () => {
    surfer.expected(/net::ERR_INTERNET_DISCONNECTED/)
    const page = await open('staff')
    await context().setOffline(true)
    const box = field(page, 'written-warnings', 'warnings')
    await enter(box, '2')
    await stateOf(page, 'written-warnings').getByText(text('save.unsent'), { exact: true }).waitFor()
    await expectFits(page)
    expect(await held(own(), 'written-warnings')).toBeUndefined()
    await context().setOffline(false)
    await saved(page, 'written-warnings')
    expect(await held(own(), 'written-warnings')).toEqual({ inputs: { warnings: '2' }, note: '', rev: 1 })
  })

  it('is made up for after the tab was killed before anything was sent', async () => {
    surfer.expected(/net::ERR_INTERNET_DISCONNECTED/)
    const page = await open('staff')
    await context().setOffline(true)
    const box = field(page, 'disciplined-staff', 'persons')
    await enter(box, '1')
    await stateOf(page, 'disciplined-staff').getByText(text('save.unsent'), { exact: true }).waitFor()
    await page.close()
    await context().setOffline(false)
    const again = await open('staff')
    await saved(again, 'disciplined-staff')
    expect(await field(again, 'disciplined-staff', 'persons').inputValue()).toBe('1')
    expect(await held(own(), 'disciplined-staff')).toEqual({ inputs: { persons: '1' }, note: '', rev: 1 })
  })
})

describe('two tabs on one field', () => {
  it.each([
    ['mine', 'conflict.keep-mine', 'one-stop-shop', 'outside', '7', 3],
    ['theirs', 'conflict.take-theirs', 'repeat-requests', 'repeats', '5', 2],
  ] as const)(
    'end in a choice; %s stands after it, and nothing before',
    async (_, choice, criterion, input, value, rev) => {
      surfer.expected(/412 \(Precondition Failed\)/)
      const first = { answer: { inputs: { [input]: '3' } }, note: '' }
      await own().person.put(`/assessments/${own().assessment}/answers/${criterion}`, first, 0)
      const [one, two] = [await open('procedures'), await open('procedures')]
      await field(one, criterion, input).fill('5')
      await field(one, criterion, input).press('Enter')
      await saved(one, criterion)
      await field(two, criterion, input).fill('7')
      await field(two, criterion, input).press('Enter')
      const panel = row(two, criterion).getByRole('alert')
      await panel.getByText(text('conflict.title-own')).waitFor()
      const cells = (await panel.locator('td').allInnerTexts()).map((words) => words.split(/\s/)[0])
      expect(cells).toEqual(['7', '5'])
      await expectFits(two)
      expect(await held(own(), criterion)).toEqual({ inputs: { [input]: '5' }, note: '', rev: 2 })
      await panel.getByRole('button', { name: text(choice) }).click()
      await panel.waitFor({ state: 'detached' })
      await saved(two, criterion)
      expect(await field(two, criterion, input).inputValue()).toBe(value)
      expect(await held(own(), criterion)).toEqual({ inputs: { [input]: value }, note: '', rev })
    },
  )
})
