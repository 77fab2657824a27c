/** The proof at load: what it understands, that it is never wrong, and that a wrong bound in it is noticed. (SPEC R41–R43) */
import { describe, expect, it } from 'vitest'
import { load } from '../../engine/index.ts'
import type { Logic } from '../../engine/live.ts'
import { evaluate } from '../../engine/rules/evaluate.ts'
import { boundsTable } from '../../engine/rules/interval.ts'
import type { BoundsTable } from '../../engine/rules/interval.ts'
import { prove } from '../../engine/rules/prove.ts'
import type { Proof, Proving } from '../../engine/rules/prove.ts'
import { library, shipped } from '../engine/shipped.ts'
import { formsText } from './forms.ts'
import { randomFrom } from './random.ts'
import type { Random } from './random.ts'
import { nested, ruleFor, valuesFor, variables } from './rules.ts'
import type { Values } from './rules.ts'

const a = { var: 'a' }
const b = { var: 'b' }
const yes = { var: 'yes' }
const share = { '/': [a, b] }
const past = (level: number): Logic => ({ '-': [a, { '*': [level, b] }] })
const zero = { '==': [b, 0] }
const counts: Proving = {
  number: (name) => (name === 'a' || name === 'b' ? { min: 0, max: 1000, step: 1 } : null),
  atMost: [],
}
const told = ({ range, findings }: Proof): string =>
  findings.length > 0
    ? findings
        .map(({ code, at, params }) =>
          [code, at.join('/'), (params['found'] as string | undefined) ?? ''].join(' ').trim(),
        )
        .join('; ')
    : JSON.stringify(range)

describe('what the conditions before it say', () => {
  it.each<[Logic, string]>([
    [share, 'divisor-may-be-zero //1 b'],
    [{ '%': [a, b] }, 'divisor-may-be-zero %/1 b'],
    [{ '/': [a, { '-': [b, 1] }] }, 'divisor-may-be-zero //1 {"-":[{"var":"b"},1]}'],
    [{ '/': [a, { '+': [b, 1] }] }, '[0,1000]'],
    [{ if: [zero, null, share] }, '[0,1000]'],
    [{ if: [{ '!=': [b, 0] }, share, 0] }, '[0,1000]'],
    [{ if: [{ '<=': [b, 0] }, null, share] }, '[0,1000]'],
    [{ if: [{ '<': [b, 1] }, null, share] }, '[0,1000]'],
    [{ if: [{ '>': [b, 0] }, share, null] }, '[0,1000]'],
    [{ if: [{ '<': [0, b] }, share, null] }, '[0,1000]'],
    [{ if: [{ '>=': [b, 0] }, share, null] }, 'divisor-may-be-zero if/1///1 b'],
    [{ if: [{ '!': [zero] }, share, null] }, '[0,1000]'],
    [{ if: [{ and: [{ '>': [b, 0] }, { '>=': [share, 0.5] }] }, 1, 0] }, '[0,1]'],
    [{ if: [{ and: [{ '>=': [share, 0.5] }, { '>': [b, 0] }] }, 1, 0] }, 'divisor-may-be-zero if/0/and/0/>=/0///1 b'],
    [{ if: [{ or: [zero, { '<': [share, 0.5] }] }, 2, share] }, '[0.5,1000]'],
    [{ if: [zero, null, { '<': [a, b] }, { '/': [{ '*': [2, a] }, b] }, 2] }, '[0,2.0000000000000284]'],
    [{ if: [{ and: [yes, zero] }, null, yes, share, 0] }, '[0,1000]'],
    [{ if: [{ and: [yes, zero] }, null, { and: [{ '>=': [a, 1] }, yes] }, share, 0] }, '[0,1000]'],
    [{ if: [{ and: [{ '==': [yes, true] }, zero] }, null, { '!=': [yes, false] }, share, 0] }, '[0,1000]'],
    [{ if: [{ and: [yes, zero] }, null, { '!': [yes] }, share, 0] }, 'divisor-may-be-zero if/3///1 b'],
    [{ if: [{ or: [yes, { '>': [b, 0] }] }, { if: [yes, 0, share] }, 0] }, '[0,1000]'],
    [{ if: [{ or: [yes, { '>': [b, 0] }] }, { if: [yes, share, 0] }, 0] }, 'divisor-may-be-zero if/1/if/1///1 b'],
    [{ if: [yes, { if: [yes, 1, share] }, 0] }, '[0,1]'],
    [{ if: [zero, null, { '<=': [share, 80] }, 0, past(80)] }, '[0,920]'],
    [{ if: [zero, null, { '<': [share, 80.5] }, 0, past(80)] }, '[0,920]'],
    [{ if: [zero, null, { '<=': [share, 80] }, 0, past(81)] }, '[-81000,919]'],
    [{ if: [zero, null, { '>': [share, 3] }, 0, { '-': [{ '*': [3, b] }, a] }] }, '[0,3000]'],
    [{ if: [{ '<': [a, 3] }, a, 3] }, '[0,3]'],
    [{ if: [{ '<': [5, a, 8] }, a, 6] }, '[6,7]'],
    [{ if: [{ '>': [a, 5000] }, 99, 1] }, '[1,1]'],
    [{ if: [{ '<=': [b, a] }, { '-': [a, b] }, 0] }, '[0,1000]'],
    [{ max: [{ '-': [2, { '*': [0.5, a] }] }, 0] }, '[0,2]'],
  ])('[R41] %j → %s', (logic, expected) => {
    expect(told(prove(logic, counts))).toBe(expected)
  })

  it('[R41] at_most is a relation like any other', () => {
    const related: Proving = { ...counts, atMost: [[a, b]] }
    expect(told(prove({ if: [zero, null, { '/': [{ '*': [3, a] }, b] }] }, related))).toBe('[0,3.0000000000000426]')
  })
})

it.each([0.1, 0.29, 2.5, 58, 1 / 3])(
  '[R41] what is past the level %s has nothing below 0, rounded as it is',
  (level) => {
    for (let top = 0; top <= 3000; top += 7)
      for (let bottom = 1; bottom <= 300; bottom++) {
        const beyond = top - level * bottom
        expect(top / bottom >= level ? beyond >= 0 : beyond <= 0).toBe(true)
      }
  },
)

/** The first rule that leaves the bounds found, or yields no number though nothing was found. */
function firstLie(rules: number, seed: number, table?: BoundsTable): string | null {
  const random = randomFrom(seed)
  for (let count = 0; count < rules; count++) {
    const logic = ruleFor(random)
    const domains = domainsFor(random)
    const { range, findings } = prove(logic, {
      number: (name) => domains[name] ?? null,
      atMost: [],
      ...(table && { bounds: table }),
    })
    if (findings.length > 0) continue
    for (let time = 0; time < 20; time++) {
      const values = within(domains, random)
      const found = evaluate(logic, nested(values))
      const fits = typeof found === 'number' && range !== null && range[0] <= found && found <= range[1]
      if (found !== null && !fits) return JSON.stringify({ logic, values, found, range })
    }
  }
  return null
}

interface Domain {
  readonly min: number
  readonly max: number
  readonly step: number
}

const domainsFor = (random: Random): Readonly<Record<string, Domain>> =>
  Object.fromEntries(
    [...variables]
      .filter(([, type]) => type === 'number')
      .map(([name]) => {
        const step = random.pick([1, 0.01])
        const min = random.pick([-3, 0, 0, 1, 40])
        return [name, { min, max: min + random.pick([0, 1, 5, 100]), step }]
      }),
  )

/** Often at a bound, and always a multiple of the step. */
const within = (domains: Readonly<Record<string, Domain>>, random: Random): Values => ({
  ...valuesFor(random),
  ...Object.fromEntries(
    Object.entries(domains).map(([name, { min, max, step }]) => {
      const inside = Number((min + random.below((max - min) / step + 1) * step).toFixed(2))
      return [name, random.pick([min, max, inside, inside])]
    }),
  ),
})

describe('the proof', () => {
  it('[R42] is never wrong on made-up rules', () => {
    expect(firstLie(6000, 42)).toBe(null)
  })

  it.each<[string, BoundsTable]>([
    ['min takes the highest', { ...boundsTable, min: boundsTable.max }],
    ['max takes the lowest', { ...boundsTable, max: boundsTable.min }],
    ['- forgets to turn its second operand', { ...boundsTable, '-': (parts) => boundsTable['+'](parts) }],
    [
      '* looks at one corner',
      {
        ...boundsTable,
        '*': (parts) => [parts.reduce((x, [low]) => x * low, 1), parts.reduce((x, [, high]) => x * high, 1)],
      },
    ],
    ['% ends at its first operand’s bounds', { ...boundsTable, '%': ([one]) => one! }],
  ])('[R42] a wrong bound is noticed: %s', (_, table) => {
    expect(firstLie(6000, 42, table)).not.toBe(null)
  })

  it.each([['made.yaml', formsText] as const, ...shipped.map(({ file, text }) => [file, text] as const)])(
    '[R43] every rule of %s is proven',
    (file, text) => {
      const outcome = load(text, file, library)
      // Defects of a published text itself are notes.
      expect([outcome.kind, outcome.problems.filter(({ severity }) => severity !== 'note')]).toEqual(['ok', []])
    },
  )
})
