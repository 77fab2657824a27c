/** The help says all that has to be done before a round can be opened. */
import { expect, it } from 'vitest'
import { helpEn } from '../../ui/help/en.ts'
import { helpVi } from '../../ui/help/vi.ts'
import { homeEn } from '../../ui/words/home.en.ts'
import { homeVi } from '../../ui/words/home.vi.ts'
import { staffEn } from '../../ui/words/staff.en.ts'
import { staffVi } from '../../ui/words/staff.vi.ts'

it.each([
  ['vi', helpVi, 'chưa công bố'],
  ['en', helpEn, 'not published'],
] as const)(
  'in %s: an author checks, proves and publishes; an administrator knows why a round stays shut',
  (...help) => {
    const [, { author, administrator }, unpublished] = help
    const steps = author.steps.map(({ does }) => does).join(' ')
    const commands = [...steps.matchAll(/“(npx khung \w+)/g)].map(([, command]) => command)
    expect(commands).toEqual(['npx khung lint', 'npx khung test', 'npx khung publish'])
    expect(administrator.trouble.filter(({ then }) => then.includes(unpublished)).length).toBe(1)
  },
)

it.each([
  ['vi', helpVi, { ...staffVi, ...homeVi }],
  ['en', helpEn, { ...staffEn, ...homeEn }],
] as const)('in %s: a leader finds what is named under its name', (_, help, words) => {
  const names = [words['check.edit'], words['row.why'], words['home.own-result'].replace('{unit}', '…')]
  const steps = help.leader.steps.map(({ does }) => does).join(' ')
  expect(names.filter((name) => !steps.includes(`“${name}”`))).toEqual([])
})
