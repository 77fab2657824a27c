/** Which small mistakes in a framework its examples would catch. (SPEC E14–E20) */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { leaves, mutate, readExamples, reportOf, say } from '../../engine/index.ts'
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

const nothing = ['answers: {}, total: { index: none }']

const all = ({ whole }: Pair): readonly Mutation[] =>
  mutationsOf(whole, new Map(leaves(whole.framework).map((leaf) => [leaf.id, leaf])))

const told = ({ at, before, after, refused }: Mutation): string =>
  `${at.join('/')}: ${before} → ${after}${refused ? ' (schema)' : ''}`
const isPolicy = (path: string): boolean => path.split('/').includes('not_arising')
/** Of the first criterion and the whole; what is stated of not arising has its own tests. */
const mutationsIn = (part: Part, head = {}): readonly string[] =>
  all(made([part], nothing, head))
    .map(told)
    .filter((one) => !isPolicy(one.split(':')[0]!))

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

const everyMistake = (parts: readonly Part[], cases: readonly string[], head = {}): MutationReport => {
  const { whole, examples } = made(parts, cases, head)
  return mutate(whole, examples)
}
/** Without those in what is stated of not arising. */
const mutated = (...given: Parameters<typeof everyMistake>): MutationReport => {
  const report = everyMistake(...given)
  const others = (mutants: readonly Mutant[]): readonly Mutant[] => mutants.filter(({ path }) => !isPolicy(path))
  return { ...report, equivalent: others(report.equivalent), survivors: others(report.survivors) }
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
    expect(mutated([yesNo], ['answers: { c1: { a: false } }, expect: { c1: "0.00" }'])).toMatchObject({
      killed: 1,
      refused: 3,
      equivalent: [],
      survivors: [],
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
    // Of 15: 4 of the steps are caught and 2 missed, as are 1 of the yes/no, 4 of its policy and 4 of the framework's.
    const cases = [at(0, '0.00'), at(4, '0.50'), at(9, '1.00'), at(5, '0.50')]
    const { killed, survivors, score } = everyMistake([three, yesNo], cases)
    expect([killed, survivors.length, score]).toEqual([4, 11, '26.6'])
    expect(mutated([yesNo], nothing).score).toBe('0.0')
  })
})

const shippedPair = (id: string): Pair & { readonly text: string } => {
  const { text, file, examples } = files.find((one) => one.file.includes(`/${id}/`))!
  return { ...pair(text, file, readFileSync(examples, 'utf8'), library), text }
}

describe('what is stated of not arising', () => {
  const policiesIn = (part: Part, head = {}): readonly string[] =>
    all(made([part], nothing, head))
      .map(told)
      .filter((one) => isPolicy(one.split(':')[0]!))

  it('[E24] is every other policy, of a criterion and of the framework', () => {
    expect(policiesIn({ ...yesNo, not_arising: 'full' })).toEqual([
      'not_arising: full → exclude',
      'not_arising: full → zero',
      'not_arising: full → refuse',
      'not_arising: full → redistribute',
      'not_arising: exclude → full',
      'not_arising: exclude → zero',
      'not_arising: exclude → refuse',
      'not_arising: exclude → redistribute',
    ])
  })

  it('[E24] is no scope, another one above, and another policy in it', () => {
    const { whole } = shippedPair('ha-noi-xa-phong')
    const of = (id: string): readonly string[] =>
      all({ whole, examples: null! })
        .filter((one) => one.id === id && isPolicy(one.at.join('/')))
        .map(told)
    expect(of('late-apologies')).toEqual([
      'not_arising/within: within: dossiers → ',
      'not_arising/within: dossiers → procedures',
      'not_arising/policy: exclude → full',
      'not_arising/policy: exclude → zero',
      'not_arising/policy: exclude → refuse',
      'not_arising/policy: exclude → redistribute',
    ])
    expect(of('digitised-results').slice(0, 2)).toEqual([
      'not_arising/among: among: digital → ',
      'not_arising/among: digital → online-services',
    ])
  })

  it('[E24] of a group is named by the group', () => {
    const { whole, text } = shippedPair('cac-cach-cong-diem')
    const found = all({ whole, examples: null! }).filter(({ id }) => id === 'shared')
    expect(found.map(told)).toEqual([
      'domains/1/not_arising: exclude → full',
      'domains/1/not_arising: exclude → zero',
      'domains/1/not_arising: exclude → refuse',
      'domains/1/not_arising: exclude → redistribute',
    ])
    expect(found.map(({ place }) => text.split('\n')[place!.line - 1]?.trim().slice(0, 20))).toEqual(
      Array.from({ length: 4 }, () => 'not_arising: exclude'),
    )
  })

  it('[E24] is caught by what a claim gives and what it counts for, and by the sums', () => {
    const two: readonly Part[] = [{ ...yesNo, not_arising: 'exclude' }, { ...yesNo }]
    const missed = (...cases: readonly string[]): readonly string[] =>
      everyMistake(two, cases)
        .survivors.filter(({ id, path }) => id === 'c1' && isPolicy(path))
        .map(({ after }) => after)
    const claim = 'answers: { c1: { not_arising: Không có }, c2: { a: true } }'
    expect(missed(...nothing)).toEqual(['full', 'zero', 'refuse', 'redistribute'])
    expect(missed(`${claim}, expect: { c1: not_arising }`)).toEqual(['full', 'zero', 'redistribute'])
    expect(missed(`${claim}, expect: { c1: { points: "0.00", of: "0.00" } }`)).toEqual(['redistribute'])
    expect(missed(`${claim}, total: { points: "1.00", of: "1.00" }`)).toEqual([])
  })

  it('[E17] of a framework whose criteria all state their own is no miss', () => {
    const { equivalent } = everyMistake([{ ...yesNo, not_arising: 'full' }], nothing)
    expect(equivalent.map((one) => `${one.id} ${brief(one)} ${one.equivalent}`)).toEqual([
      'framework not_arising: exclude → full same-rule',
      'framework not_arising: exclude → zero same-rule',
      'framework not_arising: exclude → refuse same-rule',
      'framework not_arising: exclude → redistribute same-rule',
    ])
  })
})

describe('when an input is asked, and what can be chosen', () => {
  const asked: Part = {
    max: 1,
    not_arising: 'refuse',
    inputs: [
      { id: 'done', type: 'boolean' },
      { id: 'sent', type: 'boolean' },
      { id: 'n', type: 'count', when: 'done' },
    ],
    rule: { branch: { if: 'done', then: { count: { of: 'n', each: 0.5, cap: 1 } }, else: 0 } },
  }
  const choices = ['a', 'b', 'c'].map((id) => ({ id, label: id }))
  const chosen: Part = {
    max: 1,
    not_arising: 'refuse',
    inputs: [
      { id: 'kind', type: 'choice', choices },
      { id: 'n', type: 'count', when: { kind: ['a', 'b'] } },
    ],
    rule: {
      branch: {
        if: { in: [{ var: 'kind' }, ['a', 'b']] },
        then: { count: { of: 'n', each: 0.5, cap: 1 } },
        else: { branch: { if: { '==': [{ var: 'kind' }, 'c'] }, then: 0.5, else: 0 } },
      },
    },
  }

  it('[E24] is always, or for another answer', () => {
    expect(mutationsIn(asked).filter((one) => one.startsWith('inputs'))).toEqual([
      'inputs/2/when: when: done → ',
      'inputs/2/when: done → sent',
    ])
    expect(mutationsIn(chosen).filter((one) => one.startsWith('inputs'))).toEqual([
      'inputs/0/choices/0: a → ',
      'inputs/0/choices/1: b → ',
      'inputs/0/choices/2: c → ',
      'inputs/1/when: when: kind: a, b → ',
      'inputs/1/when/kind: a, b → b',
      'inputs/1/when/kind: a, b → a',
      'inputs/1/when/kind: a, b → a, b, c',
    ])
    const two: Part = { ...chosen, inputs: [{ id: 'kind', type: 'choice', choices: choices.slice(0, 2) }] }
    const ofTwo = { ...two, rule: { branch: { if: { '==': [{ var: 'kind' }, 'a'] }, then: 1, else: 0 } } }
    expect(mutationsIn(ofTwo)).toContain('inputs/0/choices/0: a →  (schema)')
  })

  it('[E24] is another choice, one fewer or one more where a rule compares with it', () => {
    const kinds = mutationsIn(chosen).filter((one) => /^rule\/branch\/(?:if|else\/branch\/if)/.test(one))
    expect(kinds).toEqual([
      'rule/branch/if/in/1: a, b → b',
      'rule/branch/if/in/1: a, b → a',
      'rule/branch/if/in/1: a, b → a, b, c',
      'rule/branch/else/branch/if/==/1: c → a',
      'rule/branch/else/branch/if/==/1: c → b',
      'rule/branch/else/branch/if/==: == → !=',
    ])
  })

  it('[E24] shows on a form that leaves it empty', () => {
    const cases = [
      'answers: { c1: { done: true, sent: true, n: 1 } }, expect: { c1: "0.50" }',
      'answers: { c1: { done: false, sent: true, n: 1 } }, expect: { c1: "0.00" }',
    ]
    const miss = mutated([asked], cases).survivors.find(({ path, after }) => path === 'inputs/2/when' && after === '')
    expect(miss?.example).toEqual({ inputs: { done: false, sent: true }, before: '0.00', after: 'open: n' })
    const empty = 'answers: { c1: { done: false, sent: true } }, expect: { c1: "0.00" }'
    expect(mutated([asked], [...cases, empty]).survivors.filter(({ path }) => path === 'inputs/2/when')).toEqual([])
  })

  it('[E24] a condition of one yes/no name is turned round', () => {
    expect(mutationsIn(asked)[0]).toBe('rule/branch/if: done → ! done')
    const flag = (id: string): Json => ({ var: `flags.${id}` })
    const head = {
      flags: ['x', 'y'].map((id) => ({ id, label: id })),
      bands: [
        { id: 'good', title: 'Tốt', when: { and: [{ '>=': [{ var: 'index' }, 1] }, { '!': flag('x') }] } },
        { id: 'rest', title: 'Còn lại', when: true },
      ],
      vetoes: [{ id: 'y', title: 'Y', when: flag('y'), band: 'rest' }],
      ceilings: [{ id: 'any', title: 'X hoặc Y', when: { or: [flag('x'), flag('y')] }, at_most: 'rest' }],
    }
    const turned = mutationsIn(asked, head).filter((one) => /^(?:bands|vetoes|ceilings)/.test(one) && one.includes('!'))
    expect(turned).toEqual([
      'bands/0/when/and/1/!: ! → ',
      'vetoes/0/when: flags.y → ! flags.y',
      'ceilings/0/when/or/0: flags.x → ! flags.x',
      'ceilings/0/when/or/1: flags.y → ! flags.y',
    ])
  })
})

describe('what the examples file says of mistakes', () => {
  const limited: Part = {
    max: 3,
    not_arising: 'refuse',
    inputs: [
      { id: 'spent', type: 'money', at_most: 'given' },
      { id: 'given', type: 'money', min: 1 },
    ],
    rule: { steps: { of: { ratio: ['spent', 'given'] }, from: 70, base: 1, at: 80, per: 5, add: 0.5, cap: 3 } },
  }
  const stating = (...entries: readonly string[]) => {
    const text = casesText(['answers: {}, total: { index: none }'])
    const survivors = `survivors:\n${entries.map((one) => `  - { ${one}, reason: Vì thế }\n`).join('')}`
    const { whole, examples } = pair(textOf([limited]), 'made.yaml', `${text}${survivors}`)
    return mutate(whole, examples)
  }
  const cap = 'id: c1, path: rule/steps/cap, after: "3.01"'

  it('[E25] a mistake with a stated reason is no miss, and is listed with it', () => {
    const report = stating(cap)
    expect(report.stated.map((one) => `${one.id} ${brief(one)}: ${one.reason}`)).toEqual([
      'c1 rule/steps/cap: 3 → 3.01: Vì thế',
    ])
    expect(report.survivors.map(brief)).not.toContain('rule/steps/cap: 3 → 3.01')
    expect(report.problems).toEqual([])
    const { whole, examples } = pair(textOf([limited]), 'made.yaml', casesText(nothing))
    expect(mutate(whole, examples).survivors.length).toBe(report.survivors.length + 1)
  })

  it.each([
    ['that the load refuses', 'id: c1, path: rule/steps/cap, after: "2.99"', 'not-a-survivor'],
    ['that is none', 'id: c1, path: rule/steps/cap, after: "4"', 'not-a-survivor'],
    ['in no place', 'id: c1, path: rule/steps/top, after: "3.01"', 'not-a-survivor'],
    ['of another criterion', 'id: c2, path: rule/steps/cap, after: "3.01"', 'not-a-survivor'],
    ['that answers tell apart', 'id: c1, path: rule/steps/from, after: "70.01"', 'survivor-told-apart'],
  ])('[E26] a reason for a mistake %s is an error at its place', (_, entry, code) => {
    const { problems, stated } = stating(cap, entry)
    expect([problems.map((one) => `${one.code} ${one.place?.line}:${one.place?.col}`), stated.length]).toEqual([
      [`${code} 8:5`],
      1,
    ])
    for (const lang of ['vi', 'en'] as const) expect(say(problems[0]!, lang)).not.toMatch(/\{\w+\}|“…”|“”|""/)
  })

  it('[E26] so is one for a mistake that an example catches by now, or that is proven to change nothing', () => {
    const { whole, examples } = made([yesNo], ['answers: { c1: { a: false } }, expect: { c1: "0.00" }'])
    const entry = { id: 'c1', path: 'rule/yes_no/no', after: '0.01', reason: 'x', place: null }
    expect(mutate(whole, { ...examples, survivors: [entry] }).problems.map(({ code }) => code)).toEqual([
      'not-a-survivor',
    ])
    const stated = made([{ ...yesNo, not_arising: 'full' }], nothing)
    const proven = { ...entry, id: 'framework', path: 'not_arising', after: 'zero' }
    expect(mutate(stated.whole, { ...stated.examples, survivors: [proven] }).problems.map(({ code }) => code)).toEqual([
      'not-a-survivor',
    ])
  })

  it('[E25] a misspelt or missing key refuses the file', () => {
    const { whole } = made([yesNo], nothing)
    const codes = (entry: string): readonly string[] =>
      readExamples(`${casesText(nothing)}survivors: [{ ${entry} }]\n`, 'x', whole.framework).problems.map(
        ({ code }) => code,
      )
    expect(codes('id: c1, path: max, after: "1", reason: x')).toEqual([])
    expect(codes('id: c1, path: max, after: "1"')).toEqual(['missing-key'])
    expect(codes('id: c1, path: max, to: "1", after: "1", reason: x')).toEqual(['unknown-key'])
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
  // Everything again takes minutes for a large framework; these have most forms, an overlay, and every way of adding up.
  const some = files.filter(({ file }) => /\/(?:ha-noi-phong|quan-mau-phong|cac-cach-cong-diem)\//.test(file))
  const shipped = some.map(({ file, text, examples }) => {
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
