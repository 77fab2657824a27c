/** The next step of a round: who takes it, what it says; and what still stands before publication. */
import { describe, expect, it } from 'vitest'
import type { AssessmentSummary, Ranking, Round, RoundState } from '../../ui/api.ts'
import { obstacles } from '../../ui/appraisal/obstacles.ts'
import { nextStep, publishedLines, readOnlyWords } from '../../ui/appraisal/steps.ts'
import { text } from '../../ui/text.ts'
import { framework, group, leaf } from '../fixtures/framework.ts'
import { nextOf, plainRound } from '../fixtures/round.ts'

const assessment = (id: string, parts: Partial<AssessmentSummary> = {}): AssessmentSummary => ({
  id,
  unit: { id: `u-${id}`, name: `Phòng ${id}` },
  state: 'submitted',
  submitted_at: null,
  ready_at: null,
  until: null,
  framework: '',
  progress: { to_answer: 2, answered: 2, to_decide: 2, decided: 2 },
  ...parts,
})
const round = (state: RoundState, assessments: readonly AssessmentSummary[] = [assessment('a')]): Round => ({
  id: 'r',
  rev: 1,
  title: 'Đợt',
  state,
  demo: false,
  period: { from: '2026-01-01', until: '2026-12-31' },
  survey: false,
  framework: { id: 'thu', version: '1.0.0', hash: '', title: { vi: '' }, provenance: 'official' },
  self_scoring_until: '2027-01-15',
  appraisal_until: '2027-02-28',
  ...plainRound,
  next: nextOf(state),
  assessments,
  published_at: null,
})

describe('the next step', () => {
  it('is offered to those who take it', () => {
    const table = (['draft', 'self-scoring', 'appraisal', 'published'] as const).map((state) =>
      (['office', 'council', 'chair', 'administrator', 'auditor'] as const).map(
        (role) => nextStep(round(state), role)?.to ?? '-',
      ),
    )
    expect(table).toEqual([
      ['-', '-', '-', 'self-scoring', '-'],
      ['-', 'appraisal', 'appraisal', 'appraisal', '-'],
      ['-', '-', 'published', '-', '-'],
      ['-', '-', '-', '-', '-'],
    ])
  })

  it('says first how long offices could still have gone on, when it comes before their deadline', () => {
    const first = (iso: string) => nextStep(round('self-scoring'), 'administrator', new Date(iso))?.lines[0]
    expect(first('2026-12-16T05:00:00Z')).toBe('Còn 30 ngày mới hết hạn tự chấm (15/01/2027).')
    expect(first('2027-01-15T05:00:00Z')).toBe('Hôm nay là ngày cuối của hạn tự chấm (15/01/2027).')
    expect(first('2027-01-16T05:00:00Z')).toBe(
      'Khi chuyển bước, các đơn vị không nhập thêm được nữa và hội đồng bắt đầu thẩm định.',
    )
  })

  it('names the longer time that some were given, while they have it', () => {
    const rows = [
      assessment('a', { state: 'open', until: '2027-01-20' }),
      assessment('b', { state: 'open', until: '2027-01-18' }),
      assessment('c', { state: 'open', until: '2027-01-15' }),
      assessment('d', { until: '2027-01-25' }),
    ]
    const lines = (iso: string) => nextStep(round('self-scoring', rows), 'chair', new Date(iso))?.lines
    expect(lines('2027-01-16T05:00:00Z')?.[0]).toBe(
      '2 đơn vị đang được gia hạn, muộn nhất đến hết 20/01/2027; chuyển bước bây giờ thì mất phần gia hạn ấy.',
    )
    expect(lines('2027-01-21T05:00:00Z')?.[0]).toBe(
      'Khi chuyển bước, các đơn vị không nhập thêm được nữa và hội đồng bắt đầu thẩm định.',
    )
  })

  it('says what it does to those who are not ready', () => {
    const open = [assessment('a', { state: 'open' }), assessment('b')]
    expect(nextStep(round('self-scoring', open), 'council')?.lines.join(' ')).toContain('1 trên 2 đơn vị chưa nộp')
    const half = [assessment('a', { progress: { to_answer: 2, answered: 2, to_decide: 5, decided: 2 } })]
    expect(nextStep(round('appraisal', half), 'chair')?.lines.join(' ')).toContain('Còn 3 tiêu chí')
    expect(nextStep(round('appraisal', [...half, assessment('b')]), 'chair')?.waiting).toEqual([
      { assessment: 'a', unit: 'Phòng a', count: 3 },
    ])
  })
})

describe('who only reads', () => {
  it('of publishing names the round, how many units, and who comes first', () => {
    const row = (place: number | null, name: string, index: string | null) =>
      ({ place, unit: { id: name, name }, index }) as Ranking['rows'][number]
    const rows = [row(2, 'Xanh', '88.86'), row(1, 'Đỏ', '94.3'), row(4, 'Tím', '10'), row(null, 'Vàng', null)]
    expect(publishedLines({ round: round('appraisal'), rows })).toEqual([
      'Đợt: 1 đơn vị.',
      'Xếp đầu: 1. Đỏ (94,3); 2. Xanh (88,86).',
    ])
  })

  it('is told whether it is the account or the time', () => {
    expect(readOnlyWords(round('appraisal'), 'auditor')).toBe(text('appraisal.not-you'))
    expect(readOnlyWords(round('self-scoring'), 'council')).toBe(text('appraisal.not-yet'))
    expect(readOnlyWords(round('published'), 'council')).toBe(text('appraisal.published'))
  })
})

describe('obstacles', () => {
  const whole = framework([group('d1', '1', [leaf({ id: 'one', number: '1.1' })])])
  const place = (assessment: string, criterion: string) => ({
    pointer: `/assessments/${assessment}/${criterion}`,
    code: 'undecided',
    detail: `${assessment} ${criterion}`,
  })

  it('lead to the criterion', () => {
    expect(obstacles([place('a', 'one')], round('appraisal'), whole)).toEqual([
      { text: 'a one', href: '/appraisals/a/d1#criterion-one' },
    ])
    expect(
      obstacles([{ pointer: '/assessments/a', code: 'x', detail: 'chưa nộp' }], round('appraisal'), whole),
    ).toEqual([{ text: 'chưa nộp', href: '/appraisals/a' }])
  })

  it('come by unit when there are many', () => {
    const many = Array.from({ length: 30 }, (_, at) => place(at < 20 ? 'a' : 'b', 'one'))
    const found = obstacles(many, round('appraisal', [assessment('a'), assessment('b')]), whole)
    expect(found.map(({ text }) => text)).toEqual(['Phòng a: còn 20 việc phải làm', 'Phòng b: còn 10 việc phải làm'])
  })
})
