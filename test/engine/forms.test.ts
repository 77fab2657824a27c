/** The forms that measure, choose and compare, with the vectors of real decisions. */
import { describe, expect, it } from 'vitest'
import { score, scoreRound } from '../../engine/index.ts'
import type { Answers, Framework, InputValue, Json, Setting } from '../../engine/index.ts'
import { codesOf, loadText } from './load-small.ts'

const setting: Setting = { period: { from: '2026-01-01', until: '2026-12-31' }, survey: false }

interface Part {
  readonly max: number
  readonly inputs?: readonly { readonly [key: string]: Json }[]
  readonly rule: { readonly [form: string]: Json }
  readonly not_arising?: string
}

const numbers = (...ids: readonly string[]) =>
  ids.map((id) => ({ id, type: 'decimal', label: id, min: 0, decimals: 4 }))

/** A framework of one domain with these criteria, c1, c2 …; `head` adds facts, constants, targets, attributes. */
function textOf(parts: readonly Part[], head: { readonly [key: string]: Json } = {}): string {
  const max = parts.reduce((sum, part) => sum + part.max, 0)
  const criteria = parts.map((part, index) => ({
    id: `c${index + 1}`,
    number: `1.${index + 1}`,
    title: `Tiêu chí ${index + 1}`,
    scored_by: 'appraisal',
    inputs: [],
    ...part,
  }))
  return JSON.stringify({
    framework: 'thu',
    version: '1.0.0',
    title: 'Khung thử',
    provenance: 'illustrative',
    authority: 'UBND thử',
    effective: { from: '2026-01-01' },
    unit_types: ['xa'],
    scale: { total: max, unit: 'điểm', survey: 'none' },
    rounding: { mode: 'half-up', criterion: 2, index: 2 },
    not_arising: 'exclude',
    ...head,
    domains: [{ id: 'one', number: '1', title: 'Lĩnh vực', max, criteria }],
    bands: [{ id: 'all', title: 'Tất cả', when: true }],
  })
}

function loaded(parts: readonly Part[], head = {}): Framework {
  const outcome = loadText(textOf(parts, head))
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems))
  return outcome.value
}

/** Points of c1, or the kind of its outcome. */
function points(framework: Framework, answers: Answers, more: Partial<Setting> = {}, id = 'c1'): string {
  const result = score(framework, answers, { ...setting, ...more })
  const leaf = result.domains[0]!.children.find((child) => child.id === id)
  if (leaf?.kind !== 'leaf') return 'missing'
  return leaf.outcome.kind === 'scored' ? leaf.outcome.points : leaf.outcome.kind
}

const given = (inputs: Readonly<Record<string, InputValue>>): Answers => ({ c1: { inputs } })

describe('[R23] steps', () => {
  it('refuses a base above the cap and a start past the level', () => {
    const codes = (rule: { readonly [key: string]: Json }) =>
      codesOf(
        loadText(
          textOf([{ max: 3, inputs: numbers('n'), rule: { steps: { of: 'n', at: 30, per: 5, add: 1, ...rule } } }]),
        ),
      )
    expect(codes({ base: 4, cap: 3 })).toContain('base-above-cap')
    expect(codes({ base: 2, cap: 3, from: 31 })).toContain('steps-start-past-level')
  })
})

describe('[R24] branch', () => {
  const ratio = { steps: { of: 'ratio', base: 3, at: 40, per: 5, add: 0.5, cap: 8 } }
  const inputs = [{ id: 'balanced', type: 'boolean', label: 'Tự cân đối' }, ...numbers('ratio')]

  it('takes an attribute of the unit: a mountainous commune has 75 % of the levels', () => {
    const level = (at: number, per: number) => ({ steps: { of: 'n', base: 10, at, per, add: 0.5, cap: 25 } })
    const rule = { branch: { if: 'attributes.mountainous', then: level(12000, 750), else: level(16000, 1000) } }
    const attributes = [{ id: 'mountainous', type: 'boolean', label: 'Miền núi' }]
    const framework = loaded([{ max: 25, inputs: numbers('n'), rule }], { attributes })
    const unit = (mountainous: boolean) => ({ unit: { targets: {}, attributes: { mountainous } } })
    expect(points(framework, given({ n: '13500' }), unit(true))).toBe('11.00')
    expect(points(framework, given({ n: '13500' }), unit(false))).toBe('10.00')
    expect(points(framework, given({ n: '13500' }))).toBe('open')
  })

  it('[A13] where the name is yes, it reads what is asked only then', () => {
    const asked = [
      { id: 'supported', type: 'boolean', label: 'Chưa tự cân đối' },
      { id: 'poor', type: 'boolean', label: 'Xã nghèo' },
      { ...numbers('ratio')[0]!, when: 'supported' },
    ]
    const sides = (then: Json, other: Json) =>
      textOf([{ max: 10, inputs: asked, rule: { branch: { if: 'supported', then, else: other } } }])
    const framework = loaded([
      {
        max: 10,
        inputs: asked.filter(({ id }) => id !== 'poor'),
        rule: { branch: { if: 'supported', then: ratio, else: 10 } },
      },
    ])
    expect(points(framework, given({ supported: false }))).toBe('10.00')
    expect(points(framework, given({ supported: true, ratio: '65' }))).toBe('5.50')
    expect(points(framework, given({ supported: true }))).toBe('open')
    expect(codesOf(loadText(sides({ branch: { if: 'poor', then: ratio, else: 0 } }, 10)))).toEqual([])
    expect(codesOf(loadText(sides(10, ratio)))).toContain('hidden-input-read')
  })

  it('finds what is wrong inside, at its place', () => {
    const inside = (then: Json) =>
      codesOf(loadText(textOf([{ max: 10, inputs, rule: { branch: { if: 'balanced', then, else: ratio } } }])))
    expect(inside({ stepz: 1 })).toContain('unknown-rule-form')
    expect(inside({ steps: { ...ratio.steps, of: 'rati' } })).toContain('unknown-variable')
    expect(inside(10.125)).toContain('too-many-decimals')
  })
})

describe('[R25] best_of', () => {
  it('refuses a rule that may find no occasion', () => {
    const nothing = {
      tiers: {
        of: { ratio: ['a', 'b'], when_zero: 'not_arising' },
        steps: [
          { below: 50, points: 0 },
          { from: 50, points: 1 },
        ],
      },
    }
    const counts = [...numbers('a', 'b')]
    expect(codesOf(loadText(textOf([{ max: 1, inputs: counts, rule: { best_of: [nothing, 0] } }])))).toContain(
      'best-of-nothing',
    )
  })
})

describe('[R26] target', () => {
  const targets = [{ id: 'disbursed', type: 'percent', label: 'Chỉ tiêu giải ngân' }]
  const framework = loaded(
    [
      {
        max: 2.5,
        inputs: numbers('done'),
        rule: { target: { of: 'done', target: 'targets.disbursed', met: 2.5, missed: 0 } },
      },
    ],
    { targets },
  )
  it('waits for the unit’s target', () => {
    const result = score(framework, given({ done: '95' }), setting)
    expect(result.domains[0]!.children[0]).toMatchObject({ outcome: { kind: 'open', needs: ['targets.disbursed'] } })
  })
})

describe('shared names', () => {
  it('[S18] a fact is asked once and read by several criteria', () => {
    const facts = [{ id: 'dossiers', type: 'count', label: 'Hồ sơ', min: 1 }]
    const share = (id: string) => ({
      max: 2,
      inputs: numbers(id),
      rule: {
        tiers: {
          of: { ratio: [id, 'facts.dossiers'] },
          steps: [
            { below: 50, points: 0 },
            { from: 50, points: 2 },
          ],
        },
      },
    })
    const framework = loaded([share('a'), share('b')], { facts })
    const answers = { facts: { inputs: { dossiers: '40' } }, c1: { inputs: { a: '20' } }, c2: { inputs: { b: '19' } } }
    expect([points(framework, answers), points(framework, answers, {}, 'c2')]).toEqual(['2.00', '0.00'])
    expect(points(framework, { ...answers, facts: { inputs: {} } })).toBe('open')
  })

  it('[S18] a constant stands in a difference: above the province mean by half a point', () => {
    const constants = { mean: { value: 61.5, source: 'Công bố của tỉnh' } }
    const rule = { steps: { of: { difference: ['n', 'constants.mean'] }, base: 3, at: 0, per: 0.5, add: 0.25, cap: 5 } }
    const framework = loaded([{ max: 5, inputs: numbers('n'), rule }], { constants })
    expect(['61.5', '62', '60', '70'].map((n) => points(framework, given({ n })))).toEqual([
      '3.00',
      '3.25',
      '3.00',
      '5.00',
    ])
  })

  it('[S17] a criterion reads another one’s points, whatever their order; a circle is refused', () => {
    const second: Part = {
      max: 4,
      inputs: numbers('n'),
      rule: { steps: { of: 'n', base: 0, at: 0, per: 1, add: 1, cap: 4 } },
    }
    const logic = (id: string) => ({ logic: { if: [{ '>=': [{ var: `criteria.${id}.ratio` }, 50] }, 2, 0] } })
    const framework = loaded([{ max: 2, rule: logic('c2') }, second])
    const answers = (n: string): Answers => ({ c2: { inputs: { n } } })
    expect(framework.order).toEqual(['c2', 'c1'])
    expect(['1.9', '2'].map((n) => points(framework, answers(n)))).toEqual(['0.00', '2.00'])
    expect(points(framework, {})).toBe('open')
    expect(
      codesOf(
        loadText(
          textOf([
            { max: 2, rule: logic('c2') },
            { max: 2, rule: logic('c1') },
          ]),
        ),
      ),
    ).toContain('criteria-circle')
  })
})

describe('the units of a round', () => {
  const units = (values: Readonly<Record<string, string>>) =>
    Object.entries(values).map(([id, n]) => ({ id, answers: n === '' ? {} : given({ n }) }))
  const all = (rule: { readonly [form: string]: Json }, max: number, values: Readonly<Record<string, string>>) => {
    const framework = loaded([{ max, inputs: numbers('n'), rule }])
    const { results, compared } = scoreRound(framework, units(values), setting)
    const list = Object.values(results).map((result) => {
      const leaf = result.domains[0]!.children[0]!
      return leaf.kind === 'leaf' && leaf.outcome.kind === 'scored' ? leaf.outcome.points : 'open'
    })
    return { list, compared: compared['c1'] }
  }

  it('[R27] cohort_mean: at the mean counts as above it, also when the mean has no last digit', () => {
    const rule = { cohort_mean: { of: 'n', at_or_above: 2, below: 0 } }
    expect(all(rule, 2, { a: '80', b: '90', c: '85' }).list).toEqual(['0.00', '2.00', '2.00'])
    expect(all(rule, 2, { a: '33.3333', b: '33.3333', c: '33.3333' }).list).toEqual(['2.00', '2.00', '2.00'])
    expect(all(rule, 2, { a: '1', b: '1', c: '0' }).list).toEqual(['2.00', '2.00', '0.00'])
  })

  it('[S22] units that have not answered are left out of the comparison, and counted', () => {
    const { list, compared } = all({ cohort_mean: { of: 'n', at_or_above: 2, below: 0 } }, 2, {
      a: '80',
      b: '',
      c: '90',
    })
    expect(list).toEqual(['0.00', 'open', '2.00'])
    expect(compared).toEqual({ count: 2, of: 3 })
  })

  it('[R28] cohort_best: own ÷ best × maximum', () => {
    expect(all({ cohort_best: { of: 'n' } }, 10, { a: '0', b: '0' }).list).toEqual(['0.00', '0.00'])
  })

  it('[R30] rank_tiers: equal measures share the better place', () => {
    const rule = {
      rank_tiers: { of: 'n', tiers: [{ until: 1, points: 3 }, { until: 3, points: 2 }, { otherwise: 1 }] },
    }
    expect(all(rule, 3, { a: '70', b: '90', c: '80', d: '80', e: '60' }).list).toEqual([
      '1.00',
      '3.00',
      '2.00',
      '2.00',
      '1.00',
    ])
  })
})
