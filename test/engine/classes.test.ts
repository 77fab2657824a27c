/** Bands, vetoes, ceilings and flags. (SPEC L16, L30–L31, A20–A21, S30–S34) */
import { describe, expect, it } from 'vitest'
import { checkPart, compare, describeChange, parts, readAnswers, runExamples, trace } from '../../engine/index.ts'
import type { Answer, Json, Part } from '../../engine/index.ts'
import { conditionNames } from '../../engine/load/condition-names.ts'
import type { FrameworkShape } from '../../engine/load/shape.ts'
import { codesOf, loadText, setting, small } from './load-small.ts'
import { flagged, scored, textOfTree, tree } from './made.ts'
import type { Given, Spec } from './made.ts'

const at = (name: string, least: number): Json => ({ '>=': [{ var: name }, least] })
const noZero: Json = { '==': [{ var: 'leaves.zero' }, 0] }

/** Cần Thơ 2579/2025, Điều 7: its domains, classes, vetoes and ceilings as published; the two items are ours. */
const domains: readonly Spec[] = [
  { id: 'organisation', criteria: [{ id: 'plans', max: 10 }] },
  {
    id: 'work',
    criteria: [
      { id: 'dialogue', max: 60 },
      { id: 'reports', max: 30 },
    ],
  },
]
const canTho = {
  flags: ['corruption', 'dismissed', 'prosecuted', 'no_self_assessment', 'reprimanded', 'warned'].map((id) => ({
    id,
    label: `Nhãn ${id}`,
  })),
  bands: [
    { id: 'excellent', title: 'Hoàn thành xuất sắc', when: { and: [at('index', 95), noZero] } },
    { id: 'good', title: 'Hoàn thành tốt', when: { and: [at('index', 85), noZero] } },
    { id: 'done', title: 'Hoàn thành', when: { and: [at('index', 75), { '<': [{ var: 'index' }, 85] }] } },
    { id: 'failed', title: 'Không hoàn thành', when: { '<': [{ var: 'index' }, 75] } },
  ],
  vetoes: ['corruption', 'dismissed', 'prosecuted', 'no_self_assessment'].map((id) => ({
    id: id.replaceAll('_', '-'),
    title: `Trường hợp ${id}`,
    when: { var: `flags.${id}` },
    band: 'failed',
  })),
  ceilings: [
    { id: 'reprimand', title: 'Bị khiển trách', when: { var: 'flags.reprimanded' }, at_most: 'good' },
    { id: 'warning', title: 'Bị cảnh cáo', when: { var: 'flags.warned' }, at_most: 'done' },
  ],
}
/** Its text leaves results of 85 points or more with a criterion at 0 without a class. */
const known_defects = [{ code: 'class-gap', at: 'bands', note: 'Như văn bản', source: { item: 'Điều 7' } }]
const framework = tree(domains, { ...canTho, known_defects })
const none = Object.fromEntries(canTho.flags.map(({ id }) => [id, false]))
const classOf = (given: Given, raised: readonly string[] = []) => {
  const { band, overruled } = scored(
    framework,
    given,
    flagged({ ...none, ...Object.fromEntries(raised.map((id) => [id, true])) }),
  )
  return { band, overruled }
}
const points = (plans: string, dialogue: string, reports: string): Given => ({ plans, dialogue, reports })

describe('Cần Thơ 2579/2025', () => {
  it.each([
    [points('10', '60', '25'), 'excellent'],
    [points('10', '60', '24.99'), 'good'],
    [points('10', '45', '30'), 'good'],
    [points('10', '44.99', '30'), 'done'],
    [points('10', '35', '30'), 'done'],
    [points('10', '34.99', '30'), 'failed'],
  ])('[S19] %j is %s', (given, band) => {
    expect(classOf(given)).toEqual({ band, overruled: undefined })
  })

  it('[S19] 85 points or more with one criterion at 0 fit no band', () => {
    expect(classOf(points('0', '60', '30')).band).toBe('unclassified')
    expect(classOf(points('0', '54.99', '30')).band).toBe('done')
  })

  it.each([
    ['reprimanded', 'good', ['reprimand']],
    ['warned', 'done', ['warning']],
  ])('[S33] %s: at most %s', (flag, band, ceilings) => {
    expect(classOf(points('10', '60', '30'), [flag])).toEqual({
      band,
      overruled: { band: 'excellent', vetoes: [], ceilings },
    })
  })

  it('[S33] a ceiling never raises, and what fits no band stays unclassified', () => {
    expect(classOf(points('10', '30', '30'), ['reprimanded']).band).toBe('failed')
    expect(classOf(points('0', '60', '30'), ['warned'])).toEqual({
      band: 'unclassified',
      overruled: { band: 'unclassified', vetoes: [], ceilings: ['warning'] },
    })
  })

  it('[S32] a veto forces the lowest band, also on what fits none', () => {
    expect(classOf(points('10', '60', '30'), ['no_self_assessment']).band).toBe('failed')
    expect(classOf(points('0', '60', '30'), ['corruption']).band).toBe('failed')
  })

  it('[S34] everything that applied is kept, and the band that it would have been', () => {
    expect(classOf(points('10', '60', '30'), ['corruption', 'prosecuted', 'warned'])).toEqual({
      band: 'failed',
      overruled: { band: 'excellent', vetoes: ['corruption', 'prosecuted'], ceilings: ['warning'] },
    })
  })

  it('[S31] a flag without an answer leaves the result open, and is named', () => {
    const { warned: _, ...answered } = none
    const open = scored(framework, points('10', '60', '30'), flagged(answered))
    expect([open.state, open.index, open.band, open.open]).toEqual(['open', null, null, ['flags.warned']])
    expect(open.flags).toEqual(answered)
    const odd = scored(framework, points('10', '60', '30'), flagged({ ...none, warned: 'có' as unknown as boolean }))
    expect([odd.state, odd.open]).toEqual(['open', ['flags.warned']])
    expect(scored(framework, points('10', '60', '30')).open).toEqual(canTho.flags.map(({ id }) => `flags.${id}`))
  })
})

describe('what conditions read', () => {
  const [a, b] = [
    {
      id: 'd',
      criteria: [
        { id: 'a', max: 4 },
        { id: 'b', max: 6 },
      ],
    },
    { id: 'e', criteria: [{ id: 'c', max: 10 }] },
  ]
  const bandFor = (when: Json, given: Given, head = {}, more = setting): string | null =>
    scored(
      tree([a, b], {
        bands: [
          { id: 'hit', title: 'A', when },
          { id: 'rest', title: 'B', when: true },
        ],
        ...head,
      }),
      given,
      {},
      more,
    ).band
  const is = (name: string, value: number): Json => ({ '===': [{ var: name }, value] })
  const all = { a: '3', b: '0', c: '10' }
  it.each<[Json, Given, string]>([
    [is('index', 13), all, 'hit'],
    [is('leaves.zero', 1), all, 'hit'],
    [is('leaves.zero', 0), { ...all, b: null }, 'hit'],
    [is('leaves.min', 0), all, 'hit'],
    [is('domains.d.ratio', 30), all, 'hit'],
    [is('criteria.a.points', 3), all, 'hit'],
    [is('criteria.a.ratio', 75), all, 'hit'],
    [is('criteria.b.ratio', 0), all, 'hit'],
    [is('criteria.b.ratio', 100), { ...all, b: null }, 'hit'],
    [is('criteria.b.points', 6), { ...all, b: null }, 'hit'],
    [is('criteria.b.points', 0), { ...all, b: null }, 'rest'],
  ])('[S30] %j of %j', (when, given, band) => {
    expect(bandFor(when, given)).toBe(band)
  })

  it('[S30] NĐ 307/2025 Điều 8.3: under 1,000 residents it is class III, whatever the points', () => {
    const classes = {
      attributes: [
        { id: 'special_zone', type: 'boolean', label: 'Đặc khu' },
        { id: 'residents', type: 'count', label: 'Dân số' },
      ],
      bands: [
        { id: 'one', title: 'Loại I', when: at('index', 75) },
        { id: 'two', title: 'Loại II', when: at('index', 60) },
        { id: 'three', title: 'Loại III', when: true },
      ],
      vetoes: [
        {
          id: 'few-residents',
          title: 'Đặc khu dưới 1.000 người',
          when: { and: [{ var: 'attributes.special_zone' }, { '<': [{ var: 'attributes.residents' }, 1000] }] },
          band: 'three',
          source: { item: 'Điều 8.3' },
        },
      ],
    }
    const zones = tree([{ id: 'd', criteria: [{ id: 'a', max: 100 }] }], classes)
    const zone = (attributes: Readonly<Record<string, string | boolean>>) =>
      scored(zones, { a: '80' }, {}, { ...setting, unit: { targets: {}, attributes } })
    expect(zone({ special_zone: true, residents: '999' }).band).toBe('three')
    expect(zone({ special_zone: true, residents: '1000' }).band).toBe('one')
    expect(zone({ special_zone: false, residents: '999' }).band).toBe('one')
    const unknown = zone({ special_zone: true })
    expect([unknown.state, unknown.index, unknown.open]).toEqual(['open', null, ['attributes.residents']])
  })

  it('[S31] an attribute that no condition reads is not waited for', () => {
    const head = { attributes: [{ id: 'hilly', type: 'boolean', label: 'Miền núi' }] }
    expect(bandFor(is('index', 13), all, head)).toBe('hit')
  })

  it('[S30] the names that a condition may read, with types and ranges', () => {
    const shape = JSON.parse(
      textOfTree([a, b], {
        flags: [{ id: 'late', label: 'Muộn' }],
        attributes: [
          {
            id: 'kind',
            type: 'choice',
            label: 'Loại',
            choices: [
              { id: 'x', label: 'X' },
              { id: 'y', label: 'Y' },
            ],
          },
        ],
      }),
    ) as FrameworkShape
    const figure = (most: number, digits: number | null) => ({
      type: 'number',
      axis: { kind: 'number', least: 0, most, digits },
      free: false,
    })
    expect(Object.fromEntries(conditionNames(shape))).toMatchObject({
      index: figure(20, 2),
      'leaves.min': figure(100, null),
      'leaves.zero': figure(3, 0),
      'domains.d.ratio': figure(100, null),
      'flags.late': { type: 'boolean', axis: { kind: 'boolean' }, free: true },
      'attributes.kind': { type: 'text', axis: { kind: 'text', values: ['x', 'y'] }, free: true },
      'criteria.a.points': figure(4, 2),
      'criteria.a.ratio': figure(100, null),
    })
  })
})

describe('at load', () => {
  /** Beside the gap that the text itself has. */
  const codes = (head: object): readonly string[] =>
    loadText(textOfTree(domains, { ...canTho, known_defects, ...head })).problems.flatMap(({ code, severity }) =>
      severity === 'note' ? [] : [code],
    )
  const [veto] = canTho.vetoes

  it('[L16] the last band needs not hold always; none stands behind one that does', () => {
    expect(codes({})).toEqual([])
    const hiding = [{ id: 'failed', title: 'A', when: true }, ...canTho.bands.slice(0, 3)]
    // A ceiling lowers a result to one of them.
    expect(codes({ bands: hiding, known_defects: [] })).toEqual(['class-never-given'])
    const { ceilings: _, ...unlimited } = { ...canTho, flags: canTho.flags.slice(0, 4), bands: hiding }
    expect(codesOf(loadText(textOfTree(domains, unlimited)))).toEqual(
      canTho.bands.slice(1).map(() => 'class-never-given'),
    )
    expect(codes({ bands: canTho.bands.map((band) => ({ ...band, when: { var: 'index' } })) })).toEqual(
      canTho.bands.map(() => 'logic-type'),
    )
  })

  it('[L30] a veto and a ceiling name a band, have their own ids and a sound condition', () => {
    expect(codes({ vetoes: [...canTho.vetoes, { ...veto, id: 'other', band: 'fail' }] })).toEqual(['unknown-band'])
    expect(codes({ ceilings: [...canTho.ceilings, { ...canTho.ceilings[0], at_most: 'best' }] })).toEqual([
      'duplicate-id',
      'unknown-band',
    ])
    expect(codes({ vetoes: [...canTho.vetoes, { ...veto, id: 'other', when: { var: 'flags.corupt' } }] })).toEqual([
      'unknown-variable',
    ])
    expect(codes({ vetoes: [...canTho.vetoes, { ...veto, id: 'other', when: { var: 'facts.x' } }] })).toEqual([
      'unknown-variable',
    ])
  })

  it('[L30] a slip in a name gets the nearest known one', () => {
    const vetoes = [...canTho.vetoes, { ...veto, id: 'other', when: { var: 'flags.corupption' }, band: 'faild' }]
    const { problems } = loadText(textOfTree(domains, { ...canTho, vetoes, known_defects }))
    expect(problems.map(({ params }) => params['suggestion'])).toEqual(['flags.corruption', 'failed'])
  })

  it('[L31] a flag that nothing looks at is a warning; reserved ids are no criteria', () => {
    expect(codes({ flags: [...canTho.flags, { id: 'idle', label: 'Thừa' }] })).toEqual(['unused-flag'])
    expect(codes({ flags: [...canTho.flags, canTho.flags[0]] })).toEqual(['duplicate-id'])
    for (const id of ['facts', 'flags', 'bonus', 'penalty'])
      expect(codesOf(loadText(textOfTree([{ id: 'd', criteria: [{ id, max: 100 }] }])))).toEqual(['reserved-name'])
  })

  it('[L31] rules do not read flags', () => {
    const rule = { logic: { if: [{ var: 'flags.warned' }, 0, { var: 'p' }] } }
    const { problems } = loadText(textOfTree([{ id: 'd', criteria: [{ id: 'a', max: 100, rule }] }], canTho))
    expect(codesOf({ problems })).toContain('unknown-variable')
  })
})

describe('in files', () => {
  const head = 'period: { from: "2026-01-01", until: "2026-12-31" }\nsurvey: false\n'
  const flags = JSON.stringify(none)

  it('[A20] an answers file takes flags, yes or no', () => {
    const read = (text: string) => readAnswers(`${head}answers:\n  flags: ${text}\n`, 'a.yaml', framework)
    const good = read(flags)
    expect(good.kind === 'ok' && good.value.answers['flags']).toEqual({ inputs: none })
    expect(codesOf(read('{ corruption: maybe }'))).toEqual(['expected-boolean'])
    expect(codesOf(read('{ corupption: true }'))).toEqual(['unknown-input'])
    expect(codesOf(read('{ not_arising: n }'))).toEqual(['unknown-input'])
    expect(read('{ corruption: 1 }').problems.map(({ code, place }) => `${code} ${place?.line}:${place?.col}`)).toEqual(
      ['expected-boolean 4:24'],
    )
  })

  it('[A20] an answers file takes facts; without any the word is unknown', () => {
    const rule = { logic: { min: [{ var: 'p' }, { var: 'facts.people' }] } }
    const withFacts = tree([{ id: 'd', criteria: [{ id: 'a', max: 1, rule }] }], {
      facts: [{ id: 'people', type: 'count', label: 'Người' }],
    })
    const read = (text: string, of = withFacts) => readAnswers(`${head}answers: ${text}\n`, 'a.yaml', of)
    const good = read('{ facts: { people: 3 } }')
    expect(good.kind === 'ok' && good.value.answers['facts']).toEqual({ inputs: { people: '3' } })
    expect(codesOf(read('{ facts: { people: -3 } }'))).toEqual(['answer-too-small'])
    expect(codesOf(read('{ facts: { people: 3 } }', framework))).toEqual(['unknown-criterion'])
  })

  it('[A21] what is answered as one: facts, criteria in printed order, flags', () => {
    const whole = tree([{ id: 'd', criteria: [{ id: 'a', max: 1, rule: { logic: { var: 'p' } } }] }], {
      facts: [{ id: 'people', type: 'count', label: 'Người' }],
      flags: [{ id: 'warned', label: 'Bị cảnh cáo' }],
    })
    expect(parts(whole).map(({ kind, id, scored_by }) => `${kind} ${id} ${scored_by}`)).toEqual([
      'shared facts appraisal',
      'leaf a appraisal',
      'shared flags judgement',
    ])
    expect(parts(small).map(({ kind }) => kind)).not.toContain('shared')
    const [facts, leaf] = parts(whole)
    const codes = (part: Part, answer: Answer): readonly string[] =>
      checkPart(part, answer, whole).map((problem) => problem.code)
    expect(codes(facts!, { inputs: { people: '-1' } })).toEqual(['answer-too-small'])
    expect(codes(facts!, { inputs: {}, adjusted: { points: '1', reason: 'r' } })).toEqual(['unknown-input'])
    expect(codes(leaf!, { inputs: { p: 'x' }, adjusted: { points: '2', reason: 'r' } })).toEqual([
      'not-a-decimal',
      'points-out-of-range',
    ])
  })

  const examples = (cases: object): readonly string[] => {
    const text = JSON.stringify({
      framework: 'made@1.0.0',
      period: setting.period,
      survey: false,
      answer_sets: {
        full: { plans: { p: 10 }, dialogue: { p: 60 }, reports: { p: 30 }, flags: none },
      },
      cases: [{ name: 'Một', from: 'full', ...cases }],
    })
    const run = runExamples(text, 'e.yaml', framework)
    if (run.kind === 'refused') return codesOf(run)
    return run.value.cases.flatMap(({ differences }) => differences.map(({ path, found }) => `${path} ${found}`))
  }

  it('[E1] an example states flags that wait, points of a group, and what overruled the band', () => {
    const warned = { answers: { flags: { ...none, warned: true } } }
    expect(examples({ ...warned, total: { band: 'done', vetoes: [], ceilings: ['warning'] } })).toEqual([])
    expect(examples({ ...warned, total: { vetoes: ['corruption'], ceilings: [] } })).toEqual([
      'total.vetoes none',
      'total.ceilings warning',
    ])
    expect(examples({ answers: { flags: { warned: true } }, expect: { flags: { open: ['warned'] } } })).toEqual([
      'flags open: corruption, dismissed, prosecuted, no_self_assessment, reprimanded',
    ])
    expect(examples({ expect: { flags: { open: ['warned'] } } })).toEqual(['flags answered'])
    expect(examples({ expect: { work: '90.00', dialogue: { points: '60.00', of: '60.00' } } })).toEqual([])
    expect(examples({ expect: { work: { points: '89.00', of: '90.00' } } })).toEqual(['work 90.00 of 90.00'])
  })

  it('[E3] what is half expected refuses the file', () => {
    expect(examples({ expect: { work: { points: '90.00' } } })).toEqual(['missing-key'])
    expect(examples({ expect: { work: { open: ['p'], fault: 'x' } } })).toEqual(['bad-form'])
    expect(examples({ total: { veto: [] } })).toEqual(['unknown-key'])
  })
})

describe('in words', () => {
  it('[T1] the flags, the band by the conditions, what overruled it and the band', () => {
    const result = scored(framework, points('10', '60', '30'), flagged({ ...none, warned: true, corruption: true }))
    expect(
      trace(framework, result, 'vi')
        .slice(-5)
        .map(({ text }) => text),
    ).toEqual([
      'Nhãn corruption: Có; Nhãn dismissed: Không; Nhãn prosecuted: Không; Nhãn no_self_assessment: Không; Nhãn reprimanded: Không; Nhãn warned: Có',
      'Theo điều kiện của các mức: Hoàn thành xuất sắc',
      'Xếp thẳng mức “Không hoàn thành”: Trường hợp corruption',
      'Không được xếp trên mức “Hoàn thành”: Bị cảnh cáo',
      'Xếp loại: Không hoàn thành',
    ])
    const open = scored(framework, points('10', '60', '30'), flagged({ corruption: false }))
    expect(
      trace(framework, open, 'en')
        .slice(-2)
        .map(({ text }) => text),
    ).toEqual([
      'No index yet: 0 criteria not answered',
      'Not answered about the unit: “Nhãn dismissed”, “Nhãn prosecuted”, “Nhãn no_self_assessment”, “Nhãn reprimanded”, “Nhãn warned”',
    ])
  })

  it('[C2] changes of flags, vetoes and ceilings, with their levels', () => {
    const [first, ...others] = canTho.ceilings
    const newer = tree(domains, {
      ...canTho,
      known_defects,
      flags: [{ id: 'corruption', label: 'Tham nhũng' }, ...canTho.flags.slice(1)],
      vetoes: canTho.vetoes
        .slice(1)
        .map((veto, index) => (index === 0 ? { ...veto, when: { '!': [{ var: 'flags.corruption' }] } } : veto)),
      ceilings: [{ ...first, at_most: 'done' }, ...others],
    })
    const { changes } = compare(framework, newer)
    expect(changes.map(({ property, level }) => `${property} ${level}`)).toEqual([
      'flags.corruption.label risky',
      'vetoes.dismissed.when breaking',
      'vetoes.corruption breaking',
      'ceilings.reprimand.at_most breaking',
    ])
    expect(changes.map((one) => describeChange(one, 'vi'))).toEqual([
      'Nhãn (corruption): “Nhãn corruption” → “Tham nhũng”',
      'Điều kiện xếp thẳng một mức (dismissed): “dismissed” là có → không phải (“corruption” là có)',
      'Bỏ trường hợp xếp thẳng một mức corruption “Trường hợp corruption”',
      'Mức cao nhất được xếp (reprimand): good → done',
    ])
  })
})
