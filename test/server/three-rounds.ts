/** Three published rounds of two offices: the second uses another framework than the first, the third only other words. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Round } from '../../ui/api.ts'
import type { AppOptions } from '../../server/app.ts'
import { cast, decideAll, fillIn, move, roundInput, type Cast } from './round.ts'

const text = readFileSync('test/server/small.yaml', 'utf8')

/** By version: one that rounds otherwise, and one in which only a title is another. */
const versions: Readonly<Record<string, string>> = {
  '1.0.0': text,
  '1.1.0': text.replace('version: "1.0.0"', 'version: "1.1.0"').replace('Kế hoạch,', 'Bản kế hoạch,'),
  '2.0.0': text.replace('version: "1.0.0"', 'version: "2.0.0"').replace('index: 2', 'index: 3'),
}

/** `more`: what no round was rated by, made from the text of 1.0.0. */
function shelf(more: Versions): string {
  const folder = mkdtempSync(join(tmpdir(), 'khung-three-'))
  mkdirSync(join(folder, 'small'))
  const others = Object.entries(more).map(([version, change]) => [
    version,
    change(text.replace('version: "1.0.0"', `version: "${version}"`)),
  ])
  for (const [version, content] of [...Object.entries(versions), ...others])
    writeFileSync(join(folder, 'small', `${version}.yaml`), content!)
  return folder
}

/** By version: how its text differs from that of 1.0.0. */
type Versions = Readonly<Record<string, (text: string) => string>>

/** What each of the two offices did on time, of ten. */
type Work = readonly [red: string, blue: string]

const yearOf = (year: number) => ({ from: `${year}-01-01`, until: `${year}-12-31` })

async function yearly(people: Cast, year: number, framework: string, [red, blue]: Work): Promise<Round> {
  const input = { ...roundInput(people.units), title: `Đợt ${year}`, framework, period: yearOf(year) }
  const draft = await people.asAdministrator.post<Round>('/rounds', input)
  const open = await move(people.asAdministrator, draft.body, 'self-scoring')
  const idOf = (unit: string) => open.assessments.find((one) => one.unit.id === unit)?.id ?? ''
  const [own, other] = people.units.map(({ id }) => idOf(id)) as [string, string]
  await fillIn(people.asOffice, own, red)
  await fillIn(people.asOther, other, blue)
  const appraisal = await move(people.asCouncil, open, 'appraisal')
  for (const id of [own, other]) await decideAll(people.asCouncil, id)
  return move(people.asChair, appraisal, 'published')
}

export interface ThreeRounds {
  readonly people: Cast
  readonly rounds: readonly [Round, Round, Round]
}

export async function threeRounds(options: Partial<AppOptions> = {}, more: Versions = {}): Promise<ThreeRounds> {
  const people = await cast({ ...options, frameworks: shelf(more) })
  const first = await yearly(people, 2023, 'small@2.0.0', ['9', '8'])
  const second = await yearly(people, 2024, 'small@1.0.0', ['9', '8'])
  const third = await yearly(people, 2025, 'small@1.1.0', ['5', '8'])
  return { people, rounds: [first, second, third] }
}
