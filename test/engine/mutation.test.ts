/** Which small mistakes in a framework its examples would catch. (SPEC E14–E20) */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { leaves, mutate, reportOf } from '../../engine/index.ts'
import type { Json, Mutant, MutationReport } from '../../engine/index.ts'
import { mutationsOf } from '../../engine/examples/mutations.ts'
import type { Mutation } from '../../engine/examples/mutations.ts'
import { check } from '../../engine/load/check/check.ts'
import { compile } from '../../engine/load/compile.ts'
import type { FrameworkShape } from '../../engine/load/shape.ts'
import { smallLibrary, smallText, textOf } from './load-small.ts'
import type { Part } from './load-small.ts'
import { files, library } from './shipped.ts'
import { casesText, made, pair } from './with-examples.ts'
import type { Pair } from './with-examples.ts'

const all = ({ whole }: Pair): readonly Mutation[] =>
  mutationsOf(whole, new Map(leaves(whole.framework).map((leaf) => [leaf.id, leaf])))

const told = ({ at, before, after, refused }: Mutation): string =>
  `${at.join('/')}: ${before} → ${after}${refused ? ' (schema)' : ''}`
const mutationsIn = (part: Part, head = {}): readonly string[] =>
  all(made([part], ['answers: {}, total: { index: none }'], head)).map(told)

const nothing = ['answers: {}, total: { index: none }']
const yesNo: Part = { max: 1, inputs: [{ id: 'a', type: 'boolean' }], rule: { yes_no: { of: 'a', yes: 1, no: 0 } } }
const counted = (rule: Part['rule'], max = 1, input: { readonly [key: string]: Json } = {}): Part => ({
  max,
  not_arising: 'refuse',
  inputs: [{ id: 'n', type: 'count', ...input }],
  rule,
})
const tiers = (steps: readonly Json[]): Part['rule'] => ({ tiers: { of: 'n', steps } })

describe('mistakes', () => {
  it('[E14] points go one smallest unit down and up', () => {
    expect(mutationsIn(yesNo)).toEqual([
      'rule/yes_no/yes: 1 → 0.99',
      'rule/yes_no/yes: 1 → 1.01',
      'rule/yes_no/no: 0 → -0.01 (schema)',
      'rule/yes_no/no: 0 → 0.01',
    ])
    const rounding = { rounding: { mode: 'half-up', criterion: 1, index: 2 } }
    expect(mutationsIn(yesNo, rounding)[0]).toBe('rule/yes_no/yes: 1 → 0.9')
  })

  it('[E14] thresholds go by the last digit of what they are compared with, bounds lose and win their own value', () => {
    const steps = [
      { below: 3, points: 0 },
      { from: 3, until: 5, points: 0.5 },
      { above: 5, points: 1 },
    ]
    expect(mutationsIn(counted(tiers(steps))).filter((one) => !one.includes('points'))).toEqual([
      'rule/tiers/steps/0/below: 3 → 2',
      'rule/tiers/steps/0/below: 3 → 4',
      'rule/tiers/steps/0/below: below → until',
      'rule/tiers/steps/1/from: 3 → 2',
      'rule/tiers/steps/1/from: 3 → 4',
      'rule/tiers/steps/1/until: 5 → 4',
      'rule/tiers/steps/1/until: 5 → 6',
      'rule/tiers/steps/1/from: from → above',
      'rule/tiers/steps/1/until: until → below',
      'rule/tiers/steps/2/above: 5 → 4',
      'rule/tiers/steps/2/above: 5 → 6',
      'rule/tiers/steps/2/above: above → from',
    ])
    const decimal = { ...counted(tiers(steps)), inputs: [{ id: 'n', type: 'decimal', min: 0, decimals: 3 }] }
    expect(mutationsIn(decimal)).toContain('rule/tiers/steps/1/from: 3 → 2.999')
    const ratio = {
      ...yesNo,
      inputs: [
        { id: 'a', type: 'count', at_most: 'b' },
        { id: 'b', type: 'count', min: 1 },
      ],
      rule: {
        tiers: {
          of: { ratio: ['a', 'b'] },
          steps: [
            { below: 50, points: 0 },
            { from: 50, points: 1 },
          ],
        },
      },
    }
    expect(mutationsIn(ratio)).toContain('rule/tiers/steps/1/from: 50 → 50.01')
  })

  it.each<[string, Part, readonly string[]]>([
    [
      'days',
      {
        max: 1,
        inputs: [{ id: 'on', type: 'date' }],
        rule: { deadline: { of: 'on', tiers: [{ until: '03-01', points: 1 }, { otherwise: 0 }] } },
      },
      ['rule/deadline/tiers/0/until: 03-01 → 02-28', 'rule/deadline/tiers/0/until: 03-01 → 03-02'],
    ],
    [
      'days with a year',
      {
        max: 1,
        inputs: [{ id: 'on', type: 'date' }],
        rule: { deadline: { of: 'on', tiers: [{ until: '2026-01-01', points: 1 }, { otherwise: 0 }] } },
      },
      ['rule/deadline/tiers/0/until: 2026-01-01 → 2025-12-31', 'rule/deadline/tiers/0/until: 2026-01-01 → 2026-01-02'],
    ],
    [
      'each step of steps, and its direction',
      counted({ steps: { of: 'n', base: 1, at: 100, per: 10, add: 0.5, cap: 2, dir: 'up' } }, 2),
      [
        'rule/steps/at: 100 → 99',
        'rule/steps/per: 10 → 11',
        'rule/steps/add: 0.5 → 0.49',
        'rule/steps/cap: 2 → 2.01',
        'rule/steps/dir: up → down',
      ],
    ],
    [
      'bounds that are written',
      counted({ count: { of: 'n', each: 0.5, cap: 1 } }, 1, { min: 0, max: 4, step: 2 }),
      [
        'inputs/0/min: 0 → -2',
        'inputs/0/min: 0 → 2',
        'inputs/0/max: 4 → 2',
        'inputs/0/max: 4 → 6',
        'inputs/0/step: 2 → 1',
        'inputs/0/step: 2 → 3',
      ],
    ],
    [
      'one input above the other, and the maximum of a rule that calculates with it',
      {
        max: 3,
        inputs: [
          { id: 'a', type: 'count', at_most: 'b' },
          { id: 'b', type: 'count' },
        ],
        rule: { ratio: { of: ['a', 'b'], when_zero: 1 } },
      },
      [
        'inputs/0/at_most: at_most: b → ',
        'rule/ratio/when_zero: 1 → 0.99',
        'rule/ratio/when_zero: 1 → 1.01',
        'max: 3 → 2.99',
        'max: 3 → 3.01',
      ],
    ],
    [
      'rules inside rules',
      {
        ...counted({ branch: { if: 'big', then: 1, else: { count: { of: 'n', each: 0.5, cap: 1 } } } }),
        inputs: [
          { id: 'n', type: 'count' },
          { id: 'big', type: 'boolean' },
        ],
      },
      ['rule/branch/then: 1 → 0.99', 'rule/branch/else/count/each: 0.5 → 0.51', 'rule/branch/else/count/cap: 1 → 0.99'],
    ],
    [
      'expressions',
      counted({
        logic: { if: [{ and: [{ '>=': [{ var: 'n' }, 3] }, { '!': { '==': [{ var: 'n' }, 4] } }] }, 1, 0.5] },
      }),
      [
        'rule/logic/if/0/and/0/>=/1: 3 → 2',
        'rule/logic/if/0/and/0/>=/1: 3 → 4',
        'rule/logic/if/0/and/0/>=: >= → >',
        'rule/logic/if/0/and/1/!/==: == → !=',
        'rule/logic/if/0/and/1/!: ! → ',
        'rule/logic/if/0/and: and → or',
        'rule/logic/if/1: 1 → 0.99',
        'rule/logic/if/2: 0.5 → 0.51',
      ],
    ],
    [
      'factors of an expression by their own last digit',
      counted({ logic: { min: [{ '*': [{ var: 'n' }, 0.25] }, 1] } }),
      ['rule/logic/min/0/*/1: 0.25 → 0.24', 'rule/logic/min/1: 1 → 1.01', 'rule/logic/min: min → max'],
    ],
  ])('[E14] %s', (_, part, expected) => {
    expect(mutationsIn(part)).toEqual(expect.arrayContaining([...expected]))
  })

  it('[E14] no number and no bound of a shipped framework is left out', () => {
    for (const { file, text } of files) {
      const { whole } = pair(
        text,
        file,
        casesText(nothing, file.replace(/^frameworks\/(.*)\/(.*)\.yaml$/, '$1@$2')),
        library,
      )
      if (whole.framework.extends !== null) continue
      const touched = new Set(all({ whole, examples: null! }).map(({ id, at }) => `${id} ${at.join('/')}`))
      const numbers = (value: unknown, at: string): readonly string[] => {
        if (typeof value === 'number') return [at]
        if (typeof value !== 'object' || value === null) return []
        return Object.entries(value).flatMap(([key, part]) => numbers(part, `${at}/${key}`))
      }
      for (const leaf of leaves(whole.framework)) {
        const written = numbers(leaf.rule.written, `${leaf.id} rule/${leaf.rule.form}`)
        expect(written.filter((one) => !touched.has(one))).toEqual([])
      }
    }
  })

  it('[E14] of constants, shared inputs and bands', () => {
    const part: Part = {
      max: 1,
      not_arising: 'refuse',
      inputs: [],
      rule: { branch: { if: { '>=': [{ var: 'facts.n' }, { var: 'constants.mean' }] }, then: 1, else: 0 } },
    }
    const head = {
      facts: [{ id: 'n', type: 'count', label: 'n', max: 9 }],
      constants: { mean: { value: 4.5, source: 'x' } },
      bands: [
        { id: 'good', title: 'Tốt', when: { '>=': [{ var: 'index' }, 0.5] } },
        { id: 'rest', title: 'Còn lại', when: true },
      ],
      scale: { total: 1, unit: 'điểm', survey: 'none', above_total: 'capped' },
      bonus: {
        number: '2',
        title: 'Điểm thưởng',
        max: 1,
        combine: 'sum',
        criteria: [
          {
            id: 'more',
            number: '2.1',
            title: 'Thưởng',
            max: 1,
            scored_by: 'appraisal',
            inputs: [{ id: 'ok', type: 'boolean', label: 'ok' }],
            rule: { yes_no: { of: 'ok', yes: 1, no: 0 } },
          },
        ],
      },
      vetoes: [{ id: 'low', title: 'Thấp', when: { '<': [{ var: 'base' }, 0.2] }, band: 'rest' }],
      ceilings: [{ id: 'some', title: 'Có điểm 0', when: { '>=': [{ var: 'leaves.zero' }, 1] }, at_most: 'rest' }],
    }
    expect(mutationsIn(part, head)).toEqual(
      expect.arrayContaining([
        'facts/0/max: 9 → 8',
        'facts/0/max: 9 → 10',
        'constants/mean/value: 4.5 → 4.4',
        'constants/mean/value: 4.5 → 4.6',
        'bands/0/when/>=/1: 0.5 → 0.49',
        'bands/0/when/>=/1: 0.5 → 0.51',
        'bands/0/when/>=: >= → >',
        'vetoes/0/when/</1: 0.2 → 0.19',
        'vetoes/0/when/<: < → <=',
        'ceilings/0/when/>=/1: 1 → 2',
        'bonus/max: 1 → 0.99',
      ]),
    )
  })
})

const mutated = (parts: readonly Part[], cases: readonly string[], head = {}): MutationReport => {
  const { whole, examples } = made(parts, cases, head)
  return mutate(whole, examples)
}
const brief = ({ path, before, after }: Mutant): string => `${path}: ${before} → ${after}`
const three = counted(
  tiers([
    { below: 3, points: 0 },
    { from: 3, points: 0.5 },
    { from: 6, points: 1 },
  ]),
)
const at = (n: number, points: string): string => `answers: { c1: { n: ${n} } }, expect: { c1: "${points}" }`

describe('judged', () => {
  it('[E15] what the load refuses is counted apart', () => {
    // yes 0.99 and 1.01 against the maximum, no −0.01 against the schema; no 0.01 is left.
    expect(mutated([yesNo], ['answers: { c1: { a: false } }, expect: { c1: "0.00" }'])).toEqual({
      killed: 1,
      refused: 3,
      equivalent: [],
      survivors: [],
      score: '100.0',
    })
  })

  it('[E16] both sides of a border catch what one side misses', () => {
    const missed = (cases: readonly string[]): readonly string[] => mutated([three], cases).survivors.map(brief)
    const points = [at(0, '0.00'), at(4, '0.50'), at(9, '1.00')]
    expect(missed(points)).toEqual([
      'rule/tiers/steps/2/from: 6 → 5',
      'rule/tiers/steps/2/from: 6 → 7',
      'rule/tiers/steps/2/from: from → above',
    ])
    expect(missed([...points, at(5, '0.50')])).toEqual([
      'rule/tiers/steps/2/from: 6 → 7',
      'rule/tiers/steps/2/from: from → above',
    ])
    expect(missed([...points, at(5, '0.50'), at(6, '1.00')])).toEqual([])
  })

  it('[E16] a sum catches what it changes', () => {
    const whole = 'answers: { c1: { n: 4 } }, total: { points: "0.50" }'
    expect(mutated([three], [at(0, '0.00'), at(5, '0.50'), at(6, '1.00'), whole]).survivors).toEqual([])
    const half = [at(0, '0.00'), 'answers: { c1: { n: 5 } }, total: { points: "0.50" }', at(6, '1.00')]
    expect(mutated([three], half).survivors).toEqual([])
  })

  it('[E16] a criterion that reads the points of another catches mistakes in it', () => {
    const reader: Part = {
      max: 1,
      not_arising: 'refuse',
      inputs: [],
      rule: { branch: { if: { '>=': [{ var: 'criteria.c1.points' }, 0.5] }, then: 1, else: 0 } },
    }
    const cases = (n: number, points: string): string => `answers: { c1: { n: ${n} } }, expect: { c2: "${points}" }`
    const survivors = mutated([three, reader], [cases(0, '0.00'), cases(2, '0.00'), cases(3, '1.00'), cases(6, '1.00')])
    expect(survivors.survivors.filter(({ id }) => id === 'c1').map(brief)).toEqual([
      'rule/tiers/steps/0/points: 0 → 0.01',
      'rule/tiers/steps/1/points: 0.5 → 0.51',
      'rule/tiers/steps/2/from: 6 → 5',
      'rule/tiers/steps/2/from: 6 → 7',
      'rule/tiers/steps/2/from: from → above',
    ])
  })

  it('[E17] a mistake that changes nothing is no miss, with its proof', () => {
    const capped = counted({ count: { of: 'n', each: 0.25, cap: 1 } }, 1, { max: 4 })
    const cases = [
      at(0, '0.00'),
      at(1, '0.25'),
      at(4, '1.00'),
      'answers: { c1: { n: 5 } }, expect: { c1: { fault: answer-too-large } }',
    ]
    const { equivalent, survivors } = mutated([capped], cases)
    expect(survivors).toEqual([])
    expect(equivalent.map((one) => `${brief(one)} ${one.equivalent}`)).toEqual([
      'rule/count/cap: 1 → 1.01 same-results',
    ])
  })

  it('[E17] a border between two whole numbers may lie anywhere between them', () => {
    const between = counted({ logic: { if: [{ '>': [{ var: 'n' }, 2.5] }, 1, 0] } })
    const { equivalent, survivors } = mutated([between], [at(0, '0.00'), at(9, '1.00')])
    expect(equivalent.map(brief)).toEqual(['rule/logic/if/0/>: > → >='])
    expect(survivors.map(brief)).toEqual(['rule/logic/if/0/>/1: 2.5 → 1.5', 'rule/logic/if/0/>/1: 2.5 → 3.5'])
  })

  it('[E17] the lowest criterion has only so many shares', () => {
    const bands = (least: number) => ({
      bands: [
        { id: 'good', title: 'Tốt', when: { '>': [{ var: 'leaves.min' }, least] } },
        { id: 'rest', title: 'Còn lại', when: true },
      ],
    })
    const cases = [
      'answers: { c1: { a: true } }, expect: { c1: "1.00" }, total: { band: good }',
      'answers: { c1: { a: false } }, expect: { c1: "0.00" }, total: { band: rest }',
    ]
    expect(mutated([yesNo], cases, bands(0)).equivalent.map(brief)).toEqual(['bands/0/when/>/1: 0 → 0.01'])
    // Half a point is a share that can be: a border at 50 is not the same as one above it.
    expect(mutated([yesNo], cases, bands(50)).equivalent.map(brief)).toEqual(['bands/0/when/>/1: 50 → 50.01'])
  })

  it('[S60] a band is the same where it answers alike wherever no better one holds', () => {
    const bands = (best: Json) => ({
      bands: [
        { id: 'good', title: 'Tốt', when: best },
        {
          id: 'fair',
          title: 'Khá',
          when: { and: [{ '>=': [{ var: 'index' }, 0.5] }, { '<': [{ var: 'index' }, 1] }] },
        },
        { id: 'rest', title: 'Còn lại', when: true },
      ],
    })
    const cases = [
      'answers: { c1: { a: true } }, expect: { c1: "1.00" }, total: { band: good }',
      'answers: { c1: { a: false } }, expect: { c1: "0.00" }, total: { band: rest }',
    ]
    const fair = (best: Json) => mutated([yesNo], cases, bands(best))
    const upper = ['bands/1/when/and/1/</1: 1 → 1.01', 'bands/1/when/and/1/<: < → <=']
    const sure = fair({ '>=': [{ var: 'index' }, 1] })
    expect(sure.equivalent.map(brief).toSorted()).toEqual(upper.toSorted())
    // With one more condition above, a result at the border may come down to this band.
    const unsure = fair({ and: [{ '>=': [{ var: 'index' }, 1] }, { '>=': [{ var: 'criteria.c1.points' }, 1] }] })
    expect(unsure.equivalent.map(brief)).not.toEqual(expect.arrayContaining(upper))
    expect(unsure.survivors.map(brief)).toEqual(expect.arrayContaining(upper))
  })

  it('[E18] a miss has its place, the change, and answers that would catch it', () => {
    const [miss] = mutated([three], [at(0, '0.00'), at(4, '0.50'), at(9, '1.00')]).survivors
    expect(miss).toMatchObject({
      id: 'c1',
      path: 'rule/tiers/steps/2/from',
      before: '6',
      after: '5',
      equivalent: null,
      example: { inputs: { n: '5' }, before: '0.50', after: '1.00' },
    })
    const text = textOf([three])
    const { file, line, col } = miss?.place ?? { file: '', line: 0, col: 0 }
    expect([file, line, text.slice(col - 1, col)]).toEqual(['made.yaml', 1, '6'])
    expect(text.slice(col - 8, col - 1)).toBe('"from":')
  })

  it('[E18] of a bound that is swapped, the place is that of its word', () => {
    const [miss] = mutated([three], [at(0, '0.00'), at(5, '0.50'), at(7, '1.00')]).survivors.slice(-1)
    const { col } = miss?.place ?? { col: 0 }
    expect(textOf([three]).slice(col - 1, col + 7)).toBe('"from":6')
  })

  it('[E19] the score is rounded down', () => {
    const { killed, survivors, score } = mutated([three], [at(0, '0.00'), at(4, '0.50'), at(9, '1.00'), at(5, '0.50')])
    expect([killed, survivors.length, score]).toEqual([4, 2, '66.6'])
    expect(mutated([yesNo], nothing).score).toBe('0.0')
  })
})

/** As the author of the mistake would: the whole framework is checked, compiled and run again. */
function verdictOf({ whole: { resolved }, examples }: Pair, { changed, refused }: Mutation): string {
  if (refused) return 'refused'
  const swap = (value: unknown): unknown => {
    if (changed.kind === 'leaf' && value === changed.from) return changed.to
    if (Array.isArray(value)) return value.map(swap)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, swap(part)]))
  }
  const shape = changed.kind === 'whole' ? changed.to : (swap(resolved.shape) as FrameworkShape)
  const mutant = { ...resolved, shape }
  if (check(mutant).kind === 'refused') return 'refused'
  return reportOf(examples, compile(mutant)).cases.every(({ passed }) => passed) ? 'missed' : 'killed'
}

describe('the quick way', () => {
  const smallCases = [
    'answers: { plan-issued: { issued: true, issued_on: "2026-01-31" } }, expect: { plan-issued: "1.00" }',
    'answers: { plan-issued: { issued: true, issued_on: "2026-02-01" } }, expect: { plan-issued: "0.50" }',
    'answers: { plan-issued: { issued: true, issued_on: "2026-02-15" } }, expect: { plan-issued: "0.50" }',
    'answers: { plan-issued: { issued: true, issued_on: "2026-02-16" } }, expect: { plan-issued: "0.00" }',
    'answers: { plan-content: { tasks: true, products: false, owners: true } }, expect: { plan-content: "0.80" }',
    'answers: { reports: { late: 0 } }, expect: { reports: "2.00" }',
    'answers: { initiatives: { recognised: 4 } }, total: { points: "2.00" }',
    'answers: { on-time: { on_time: 40, due: 40 } }, total: { points: "2.00" }',
    'answers: { citizens: { satisfied: 50 }, ledger: { kept: true } }, total: { points: "3.50" }',
  ]
  const trial = pair(smallText, 'small.yaml', casesText(smallCases, 'small@1.0.0'), smallLibrary)
  // One framework has so many conditions that proving its classes anew for every mistake takes minutes; its sister stays.
  const quick = files.filter(({ file }) => !file.includes('/hai-phong-212-pl01/'))
  const shipped = quick.map(({ file, text, examples }) => {
    const both = pair(text, file, readFileSync(examples, 'utf8'), library)
    // Every fourth case: enough to catch some mistakes and miss others.
    const cases = both.examples.cases.filter((_, index) => index % 4 === 0)
    return [file, { ...both, examples: { ...both.examples, cases } }] as const
  })

  it.each([['small', trial] as const, ...shipped])(
    '[E16] finds for %s what running everything again finds',
    (_, both) => {
      const report = mutate(both.whole, both.examples)
      const slow = all(both).map((one) => [`${one.id} ${told(one)}`, verdictOf(both, one)] as const)
      expect(reportOf(both.examples, both.whole.framework).cases.filter(({ passed }) => !passed)).toEqual([])
      const missed = [...report.survivors, ...report.equivalent].map((one) => `${one.id} ${brief(one)}`)
      expect(missed.toSorted()).toEqual(
        slow.flatMap(([name, verdict]) => (verdict === 'missed' ? [name] : [])).toSorted(),
      )
      const count = (verdict: string): number => slow.filter(([, one]) => one === verdict).length
      expect([report.killed, report.refused]).toEqual([count('killed'), count('refused')])
      expect(count('killed')).toBeGreaterThan(0)
      expect(count('missed')).toBeGreaterThan(0)
    },
    240_000,
  )
})

describe('an overlay', () => {
  const overlay = JSON.stringify({
    framework: 'over',
    version: '1.0.0',
    title: 'Khung con',
    provenance: 'illustrative',
    authority: 'UBND thử',
    effective: { from: '2026-01-01' },
    extends: 'made@1.0.0',
    changes: [
      {
        set: 'c1',
        property: 'rule',
        to: {
          tiers: {
            of: 'n',
            steps: [
              { below: 4, points: 0 },
              { from: 4, points: 0.5 },
              { from: 6, points: 1 },
            ],
          },
        },
        reason: 'x',
      },
      { set: 'c2', property: 'title', to: 'Tên khác', reason: 'x' },
    ],
  })
  const parent = textOf([three, { ...yesNo, id: 'c2' }])
  const both = pair(overlay, 'over.yaml', casesText([at(4, '0.50')], 'over@1.0.0'), () => ({
    file: 'made.yaml',
    text: parent,
  }))

  it('[E20] answers for the criteria whose scoring it changes, and for no band of its parent', () => {
    expect([...new Set(all(both).map(({ id }) => id))]).toEqual(['c1'])
    expect(all(both).every(({ place }) => place?.file === 'over.yaml')).toBe(true)
  })
})
