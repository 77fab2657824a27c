/** A round whose framework asks for more than its criteria: facts, targets, attributes, flags, bonus, penalty, other units. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApiProblem, Assessment, Ranking, Round, SavedAnswer, Unit, UnitFacts } from '../../ui/api.ts'
import { code, harness, type Harness, type Voice } from './harness.ts'
import { expectTold, move, roundInput } from './round.ts'

const folder = mkdtempSync(join(tmpdir(), 'khung-parts-'))
const item = (id: string, number: string) => ({
  number,
  title: 'Thử',
  max: 1,
  combine: 'sum',
  criteria: [
    {
      id,
      number: `${number}.1`,
      title: 'Thử',
      max: 1,
      scored_by: 'appraisal',
      inputs: [{ id: 'is', type: 'boolean', label: 'Có' }],
      rule: { yes_no: { of: 'is', yes: 1, no: 0 } },
    },
  ],
})
const criterion = (id: string, number: string, inputs: readonly object[], rule: object) => ({
  id,
  number,
  title: 'Thử',
  max: 2,
  scored_by: 'appraisal',
  inputs,
  rule,
})
const framework = {
  framework: 'whole',
  version: '1.0.0',
  title: 'Khung đủ phần',
  provenance: 'illustrative',
  authority: 'UBND thử',
  effective: { from: '2026-01-01' },
  unit_types: ['phong'],
  scale: { total: 6, unit: 'điểm', survey: 'none', above_total: 'allowed' },
  rounding: { mode: 'half-up', criterion: 2, index: 2 },
  not_arising: 'refuse',
  facts: [
    { id: 'on_time', type: 'count', label: 'Đúng hạn', at_most: 'done' },
    { id: 'done', type: 'count', label: 'Đã giải quyết', min: 1 },
  ],
  targets: [{ id: 'disbursement', type: 'percent', label: 'Chỉ tiêu giải ngân' }],
  attributes: [{ id: 'mountainous', type: 'boolean', label: 'Miền núi' }],
  domains: [
    {
      id: 'work',
      number: '1',
      title: 'Công việc',
      max: 6,
      criteria: [
        criterion('share', '1.1', [], { ratio: { of: ['facts.on_time', 'facts.done'] } }),
        criterion('disbursed', '1.2', [{ id: 'rate', type: 'percent', label: 'Giải ngân' }], {
          target: { of: 'rate', target: 'targets.disbursement', met: 2, missed: 0 },
        }),
        criterion('compared', '1.3', [{ id: 'index', type: 'percent', label: 'Chỉ số' }], {
          cohort_mean: { of: 'index', at_or_above: 2, below: 1 },
        }),
      ],
    },
  ],
  bonus: item('praised', '2'),
  penalty: item('blamed', '3'),
  flags: [{ id: 'warned', label: 'Bị cảnh cáo' }],
  bands: [
    { id: 'good', title: 'Tốt', when: { '>=': [{ var: 'index' }, 5] } },
    { id: 'rest', title: 'Còn lại', when: true },
  ],
  vetoes: [{ id: 'warned', title: 'Bị cảnh cáo', when: { var: 'flags.warned' }, band: 'rest' }],
  ceilings: [
    {
      id: 'hills',
      title: 'Miền núi',
      when: { and: [{ var: 'attributes.mountainous' }, { '<': [{ var: 'index' }, 0.5] }] },
      at_most: 'rest',
    },
  ],
  quotas: [{ id: 'good', title: 'Tốt', band: 'good', share: 50, of: ['good', 'rest'] }],
}

let made: Harness
let administrator: Voice
let council: Voice
let offices: readonly Voice[]
let units: readonly Unit[]
let draft: Round
beforeAll(async () => {
  mkdirSync(join(folder, 'whole'))
  writeFileSync(join(folder, 'whole/1.0.0.yaml'), JSON.stringify(framework))
  made = await harness({ frameworks: folder })
  administrator = await made.person('quan-tri', 'administrator')
  council = await made.person('hoi-dong', 'chair')
  const names = ['Phòng Đỏ', 'Phòng Xanh', 'Phòng Vàng']
  units = (await administrator.post<Unit[]>('/units', { units: names.map((name) => ({ name, type: 'phong' })) })).body
  offices = await Promise.all(units.map(({ id }, at) => made.person(`phong-${at}`, 'office', id)))
  const { body } = await administrator.post<Round>('/rounds', { ...roundInput(units), framework: 'whole@1.0.0' })
  draft = body
})
afterAll(async () => {
  await expectTold(made)
  await made.close()
  rmSync(folder, { recursive: true, force: true })
})

const pointers = ({ body }: { body: ApiProblem }) => body.errors?.map((one) => `${one.pointer} ${one.code}`)

describe('what a round knows of its units', () => {
  const path = () => `/rounds/${draft.id}/unit-facts`
  const facts = (disbursement: string, mountainous: boolean) =>
    units.map(({ id: unit_id }) => ({ unit_id, targets: { disbursement }, attributes: { mountainous } }))

  it('starts from what the unit itself is', async () => {
    const own = (attributes: object) =>
      made.deps.store.db
        .updateTable('unit')
        .set({ attributes: JSON.stringify(attributes) })
        .where('id', '=', units[0]!.id)
        .execute()
    await own({ mountainous: true, coastal: false })
    const { body } = await administrator.get<UnitFacts[]>(path())
    expect(body.map(({ attributes }) => attributes)).toEqual([{ mountainous: true }, {}, {}])
    await own({ mountainous: 'yes' })
    const wrong = await administrator.post<ApiProblem>(`/rounds/${draft.id}/transitions`, { to: 'self-scoring' }, 1)
    expect(wrong.body.errors?.map(({ code: why, detail }) => `${why} ${detail}`)[1]).toBe(
      'unit-fact-wrong Phòng Đỏ: “Miền núi” is not right.',
    )
    await own({})
  })

  it('is entered before it opens, by the administrator', async () => {
    const early = await administrator.post<ApiProblem>(`/rounds/${draft.id}/transitions`, { to: 'self-scoring' }, 1)
    expect(code(early)).toBe('409 not-ready')
    expect(early.body.errors?.map(({ detail }) => detail).slice(0, 2)).toEqual([
      'Phòng Đỏ: “Chỉ tiêu giải ngân” is not entered.',
      'Phòng Đỏ: “Miền núi” is not entered.',
    ])
    expect(early.body.errors).toHaveLength(6)
    expect(code(await council.put(path(), { units: facts('90', true) }, 1))).toBe('403 not-allowed')
    expect(code(await administrator.put(path(), { units: facts('90', true) }, 9))).toBe('412 stale')
    const done = await administrator.put<Round>(path(), { units: facts('90.5', false) }, 1)
    expect([done.status, done.body.rev]).toEqual([200, 2])
    const { body, headers } = await council.get<UnitFacts[]>(path())
    expect(headers.get('etag')).toBe('"2"')
    expect(body.map(({ unit, targets, attributes }) => [unit.name, { targets, attributes }])).toEqual(
      ['Phòng Đỏ', 'Phòng Vàng', 'Phòng Xanh'].map((name) => [
        name,
        { targets: { disbursement: '90.5' }, attributes: { mountainous: false } },
      ]),
    )
    expect(code(await offices[0]!.get(path()))).toBe('403 not-allowed')
  })

  it('is held against the inputs, whole or not at all', async () => {
    const [first, second] = facts('80', true)
    const wrong = { ...second!, targets: { disbursement: '180' }, attributes: { coastal: true } }
    const refused = await administrator.put<ApiProblem>(path(), { units: [first, wrong] }, 2)
    expect(code(refused)).toBe('422 unit-facts-invalid')
    expect(pointers(refused)).toEqual([
      '/units/1/targets/disbursement answer-too-large',
      '/units/1/attributes/coastal unknown-input',
    ])
    const unknown = { ...first!, unit_id: '00000000-0000-4000-8000-000000000000' }
    expect(code(await administrator.put(path(), { units: [unknown] }, 2))).toBe('422 unit-unknown')
    const { body } = await administrator.get<UnitFacts[]>(path())
    expect(body[0]?.targets).toEqual({ disbursement: '90.5' })
  })
})

describe('the round', () => {
  let open: Round
  const idOf = (at: number) => open.assessments.find(({ unit }) => unit.id === units[at]!.id)!.id
  const put = (at: number, part: string, inputs: object, rev = 0) =>
    offices[at]!.put<ApiProblem>(`/assessments/${idOf(at)}/answers/${part}`, { answer: { inputs }, note: '' }, rev)
  const fill = async (at: number, on_time: string, rate: string, index: string) => {
    await put(at, 'facts', { on_time, done: '10' })
    await put(at, 'disbursed', { rate })
    await put(at, 'compared', { index })
    await put(at, 'praised', { is: true })
    await put(at, 'blamed', { is: false })
  }
  const submit = async (at: number) => {
    const { body } = await offices[at]!.get<Assessment>(`/assessments/${idOf(at)}`)
    return offices[at]!.post<ApiProblem>(`/assessments/${idOf(at)}/submission`, undefined, body.rev)
  }
  const decide = (at: number, part: string, body: object) =>
    council.put<ApiProblem>(`/assessments/${idOf(at)}/appraisals/${part}`, body, 0)

  it('keeps what it knows of its units once it is open', async () => {
    open = await move(administrator, { ...draft, rev: 2 }, 'self-scoring')
    const unit_id = units[0]!.id
    const change = { units: [{ unit_id, targets: {}, attributes: {} }] }
    expect(code(await administrator.put(`/rounds/${draft.id}/unit-facts`, change, open.rev))).toBe('409 wrong-state')
    const { body } = await offices[0]!.get<Assessment>(`/assessments/${idOf(0)}`)
    expect(body.setting).toEqual({
      period: { from: '2026-01-01', until: '2026-12-31' },
      survey: false,
      unit: { targets: { disbursement: '90.5' }, attributes: { mountainous: false } },
    })
  })

  it('takes facts of the office, with the checks of their inputs, and no flags', async () => {
    expect(pointers(await put(0, 'facts', { on_time: '11', done: '10' }))).toEqual([
      '/answer/inputs/on_time answer-above-other',
    ])
    expect(code(await put(0, 'flags', { warned: false }))).toBe('409 not-for-office')
    const claim = { answer: { inputs: {}, not_arising: 'Không có' }, note: '' }
    expect(code(await offices[0]!.put(`/assessments/${idOf(0)}/answers/facts`, claim, 0))).toBe('422 invalid-answer')
    await put(0, 'facts', { on_time: '9' })
    expect(pointers(await submit(0))).toEqual([
      '/answers/facts unanswered',
      '/answers/disbursed unanswered',
      '/answers/compared unanswered',
      '/answers/praised unanswered',
      '/answers/blamed unanswered',
    ])
    await put(0, 'facts', { on_time: '9', done: '10' }, 1)
    await fill(0, '9', '95', '80')
    await fill(1, '10', '90.4', '90')
    // A fact scores again what reads it, a target belongs to the unit; what is compared with others is open until then.
    const more = await put(0, 'facts', { on_time: '5', done: '10' }, 2)
    expect((more.body as unknown as SavedAnswer).assessment.points).toBe('3.00')
    const back = await put(0, 'facts', { on_time: '9', done: '10' }, 3)
    expect((back.body as unknown as SavedAnswer).assessment.points).toBe('3.80')
    expect([(await submit(0)).status, (await submit(1)).status]).toEqual([200, 200])
  })

  it('ranks for those who see it with only part of the units answered', async () => {
    const { body } = await council.get<Ranking>(`/rounds/${draft.id}/ranking`)
    // The third unit has not begun: the mean is of two, 85. Flags are not decided, so nobody has an index yet.
    expect(body.rows.map(({ unit, index, points, bonus }) => [unit.name, index, points, bonus])).toEqual([
      ['Phòng Đỏ', null, '4.80', '1.00'],
      ['Phòng Vàng', null, null, null],
      ['Phòng Xanh', null, '4.00', '1.00'],
    ])
    const seen = await council.get<Assessment>(`/assessments/${idOf(0)}`)
    expect(seen.body.setting.cohort).toEqual({ compared: { mean: '85.0000000000', max: '90', count: 2, rank: 2 } })
    const own = await offices[0]!.get<Assessment>(`/assessments/${idOf(0)}`)
    expect(own.body.setting.cohort).toBe(undefined)
  })

  it('is appraised with its facts and flags, and published as the units compare', async () => {
    const now = await move(council, open, 'appraisal')
    for (const at of [0, 1])
      for (const part of ['disbursed', 'compared', 'praised', 'blamed', 'share'])
        expect((await decide(at, part, { decision: 'accept' })).status).toBe(200)
    expect(code(await decide(0, 'flags', { decision: 'accept' }))).toBe('409 not-for-change')
    const adjusted = { inputs: { on_time: '9', done: '10' }, adjusted: { points: '1', reason: 'x' } }
    expect(code(await decide(0, 'facts', { decision: 'change', answer: adjusted, reason: 'x' }))).toBe(
      '422 invalid-answer',
    )
    const changed = { decision: 'change', answer: { inputs: { on_time: '8', done: '10' } }, reason: 'Theo sổ' }
    expect((await decide(0, 'facts', changed)).status).toBe(200)
    expect((await decide(1, 'facts', { decision: 'accept' })).status).toBe(200)
    for (const [at, warned] of [false, true, false].entries()) {
      const body = { decision: 'enter', answer: { inputs: { warned } }, reason: '' }
      expect((await decide(at, 'flags', body)).status).toBe(200)
    }
    const early = await council.post<ApiProblem>(`/rounds/${draft.id}/transitions`, { to: 'published' }, now.rev)
    expect(pointers(early)).toEqual(
      ['facts', 'share', 'disbursed', 'compared', 'praised', 'blamed'].map(
        (part) => `/assessments/${idOf(2)}/${part} undecided`,
      ),
    )
    // The office of the third unit never answered: the council enters what it finds.
    const given = {
      facts: { on_time: '5', done: '10' },
      disbursed: { rate: '90.5' },
      compared: { index: '70' },
      praised: { is: false },
      blamed: { is: true },
    }
    for (const [part, inputs] of Object.entries(given))
      expect((await decide(2, part, { decision: 'enter', answer: { inputs }, reason: 'Không nộp' })).status).toBe(200)
    expect((await decide(2, 'share', { decision: 'accept' })).status).toBe(200)
    await move(council, now, 'published')
    const { body } = await offices[2]!.get<Ranking>(`/rounds/${draft.id}/ranking`)
    // The mean is 80. Đỏ: 1.6 + 2 + 2 + 1; Xanh: 2 + 0 + 2 + 1, and warned; Vàng: 1 + 2 + 1 − 1.
    expect(
      body.rows.map(({ place, unit, index, band, bonus, penalty }) => [place, unit.name, index, band, bonus, penalty]),
    ).toEqual([
      [1, 'Phòng Đỏ', '6.60', 'good', '1.00', '0.00'],
      [2, 'Phòng Xanh', '5.00', 'rest', '1.00', '0.00'],
      [3, 'Phòng Vàng', '3.00', 'rest', '0.00', '1.00'],
    ])
    expect(body.rows.map(({ overruled }) => overruled)).toEqual([
      null,
      { band: 'good', vetoes: ['warned'], ceilings: [] },
      null,
    ])
    expect(body.quotas).toMatchObject([
      { id: 'good', band: 'good', counted: 3, allowed: 1, found: 1, beyond: [], tied: [] },
    ])
  })
})
