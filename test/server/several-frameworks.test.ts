/** Units of different types in one round: each by its own framework, pinned by its hash, ranked apart. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ApiProblem, Framework, Ranking, Round, Unit, UnitFacts, UnitResult } from '../../ui/api.ts'
import { harness, type Harness, type Voice } from './harness.ts'
import { decideAll, expectTold, fillIn, move, roundInput } from './round.ts'

const folder = mkdtempSync(join(tmpdir(), 'khung-several-'))
const text = readFileSync(new URL('small.yaml', import.meta.url), 'utf8')
const put = (id: string, content: string) => {
  mkdirSync(join(folder, id), { recursive: true })
  writeFileSync(join(folder, id, '1.0.0.yaml'), content.replace('framework: small', `framework: ${id}`))
}

let made: Harness
let administrator: Voice
let chair: Voice
let offices: readonly Voice[]
let units: readonly Unit[]
beforeAll(async () => {
  put('small', text)
  put('communes', text.replace('unit_types: [phong]', 'unit_types: [xa]').replace('yes: 1, no: 0', 'yes: 1, no: 0.5'))
  put('again', text)
  put(
    'unasked',
    text
      .replace('unit_types: [phong]', 'unit_types: [xa]')
      .replace('total: 10', 'total: 7')
      .replace(/survey: \{.*?\}/, 'survey: none')
      .replace('max: 5\n    criteria:\n      - id: awarded', 'max: 2\n    criteria:\n      - id: awarded')
      .replace(/ {6}- id: satisfaction.*?(?=\nbands)/s, ''),
  )
  made = await harness({ frameworks: folder })
  administrator = await made.person('quan-tri', 'administrator')
  chair = await made.person('chu-tich', 'chair')
  const named = [
    { name: 'Phòng Đỏ', type: 'phong' },
    { name: 'Phòng Xanh', type: 'phong' },
    { name: 'Xã Vàng', type: 'xa' },
  ]
  units = (await administrator.post<Unit[]>('/units', { units: named })).body
  offices = await Promise.all(units.map(({ id }, at) => made.person(`don-vi-${at}`, 'office', id)))
})
afterAll(async () => {
  await expectTold(made)
  await made.close()
  rmSync(folder, { recursive: true, force: true })
})

const add = (more: object) => administrator.post<Round>('/rounds', { ...roundInput(units), ...more })

it('takes each type of unit by one framework', async () => {
  const refused = async (more: object) => ((await add(more)).body as unknown as ApiProblem).code
  expect(await refused({})).toBe('unit-type')
  expect(await refused({ further_frameworks: ['communes@1.0.0', 'again@1.0.0'] })).toBe('frameworks-overlap')
  expect(await refused({ further_frameworks: ['nothing@1.0.0'] })).toBe('framework-unknown')
})

it('holds a survey where one of the frameworks has one, be it the first or not', async () => {
  const held = (framework: string, further: string) =>
    add({ framework: `${framework}@1.0.0`, further_frameworks: [`${further}@1.0.0`], survey: true })
  const [after, before] = [await held('unasked', 'small'), await held('small', 'unasked')]
  expect([after.status, after.body.survey, before.status, before.body.survey]).toEqual([201, true, 201, true])
})

it('scores, certifies and ranks each unit by its own', async () => {
  const { body: draft } = await add({ further_frameworks: ['communes@1.0.0'] })
  expect(draft.frameworks.map(({ id }) => id)).toEqual(['small', 'communes'])
  const [small, communes] = draft.frameworks
  const { body: facts } = await administrator.get<UnitFacts[]>(`/rounds/${draft.id}/unit-facts`)
  expect(facts.map(({ framework }) => framework)).toEqual([small!.hash, small!.hash, communes!.hash])
  const open = await move(administrator, draft, 'self-scoring')
  const idOf = (at: number) => open.assessments.find(({ unit }) => unit.id === units[at]!.id)!.id
  const { body: own } = await offices[2]!.get<Framework>(`/assessments/${idOf(2)}/framework`)
  expect([own.id, own.hash]).toEqual(['communes', communes!.hash])
  // What becomes of the files afterwards is nothing to the round.
  put('communes', text)
  for (const at of [0, 1, 2]) await fillIn(offices[at]!, idOf(at), String(9 - at))
  const appraisal = await move(chair, open, 'appraisal')
  for (const at of [0, 1, 2]) await decideAll(chair, idOf(at))
  await move(chair, appraisal, 'published')
  const { body } = await offices[0]!.get<Ranking>(`/rounds/${draft.id}/ranking`)
  // 1 + 3.6 + 2 and 1 + 3.2 + 2 of 7; of the commune 1 + 2.8 + 2.
  expect(body.rows.map(({ place, unit, framework, index }) => [place, unit.name, framework, index])).toEqual([
    [1, 'Phòng Đỏ', small!.hash, '9.43'],
    [2, 'Phòng Xanh', small!.hash, '8.86'],
    [1, 'Xã Vàng', communes!.hash, '8.29'],
  ])
  const result = await offices[2]!.get<UnitResult>(`/rounds/${draft.id}/results/${units[2]!.id}`)
  expect(result.body.final.framework.hash).toBe(communes!.hash)
  const pinned = (hash: string) =>
    offices[0]!.get<Framework>(`/rounds/${draft.id}/framework?hash=${encodeURIComponent(hash)}`)
  expect((await pinned(communes!.hash)).body.id).toBe('communes')
  expect((await pinned('sha256:0')).status).toBe(404)
})
