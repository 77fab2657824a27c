/** Made-up answers, right and wrong, for every framework of this house. (SPEC S5, S6, S11, S16) */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asked, leaves, score } from '../../engine/live.ts'
import { nodesIn } from '../../engine/score/nodes.ts'
import type { Answers, Framework, LeafResult, NodeResult, Setting } from '../../engine/live.ts'
import { outcomes, setting, small } from './load-small.ts'
import { randomFrom, type Random } from '../fuzz/random.ts'
import { answerFor, shipped } from './shipped.ts'

describe('whatever is answered', () => {
  const frameworks = [small, ...shipped.map(({ framework }) => framework)]
  const shuffled = <Value>(record: Readonly<Record<string, Value>>, random: Random): Record<string, Value> => {
    const entries = Object.entries(record)
    for (let at = entries.length - 1; at > 0; at--) {
      const other = random.below(at + 1)
      ;[entries[at], entries[other]] = [entries[other]!, entries[at]!]
    }
    return Object.fromEntries(entries)
  }
  const reordered = (answers: Answers, random: Random): Answers =>
    shuffled(
      Object.fromEntries(
        Object.entries(answers).map(([id, answer]) => [
          id,
          { ...shuffled({ ...answer }, random), inputs: shuffled(answer.inputs, random) },
        ]),
      ),
      random,
    )
  const answersFor = (framework: Framework): fc.Arbitrary<Answers> =>
    fc.record(Object.fromEntries(leaves(framework).map((leaf) => [leaf.id, answerFor(leaf)])))
  const settings: fc.Arbitrary<Setting> = fc.boolean().map((survey) => ({ ...setting, survey }))

  it('[S16] the order in memory never changes a byte, in 10,000 orders', () => {
    let orders = 0
    for (const framework of frameworks) {
      fc.assert(
        fc.property(answersFor(framework), settings, fc.nat(), (answers, at, seed) => {
          const random = randomFrom(seed)
          const expected = JSON.stringify(score(framework, answers, at))
          for (let order = 0; order < 15; order++) {
            expect(JSON.stringify(score(framework, reordered(answers, random), at))).toBe(expected)
            orders += 1
          }
        }),
        { seed: 16, numRuns: 60 },
      )
    }
    expect(orders).toBeGreaterThanOrEqual(10_000)
  })

  it('[S5] points stay within 0 and the maximum, and add up in every group', () => {
    const own = ({ outcome, counted }: LeafResult): string =>
      counted?.points ?? (outcome.kind === 'scored' || outcome.kind === 'not_arising' ? outcome.points : '0')
    for (const framework of frameworks) {
      const units = (decimal: string): number => Math.round(Number(decimal) * 10 ** framework.rounding.criterion)
      const counts = (node: NodeResult): number => units(node.kind === 'group' ? node.points : own(node))
      const total = (nodes: readonly NodeResult[]): number => nodes.reduce((sum, node) => sum + counts(node), 0)
      const most = new Map(leaves(framework).map(({ id, max }) => [id, max]))
      fc.assert(
        fc.property(answersFor(framework), settings, (answers, at) => {
          const result = score(framework, answers, at)
          expect(result.faults).toEqual([])
          for (const [id, outcome] of Object.entries(outcomes(result))) {
            if (outcome.kind !== 'scored') continue
            expect(units(outcome.points) >= 0 && units(outcome.points) <= most.get(id)!).toBe(true)
          }
          for (const node of nodesIn(result).values())
            if (node.kind === 'group' && node.not_arising === undefined)
              expect(units(node.rescaled?.points ?? node.points)).toBe(total(node.children))
          expect(units(result.points)).toBe(total(result.domains))
        }),
        { seed: 5, numRuns: 60 },
      )
    }
  })

  it.each(frameworks.map((framework) => [framework.id, framework] as const))(
    '[S6] the empty answer is open for every rule of %s and adds nothing',
    (_, framework) => {
      const empty = Object.fromEntries(leaves(framework).map(({ id }) => [id, { inputs: {} }]))
      const result = score(framework, empty, setting)
      // Conditions may wait for what is asked of the unit besides.
      const open = result.open.filter((id) => !/^(?:flags|attributes)\./.test(id))
      expect([result.points, result.state, open]).toEqual(['0.00', 'open', leaves(framework).map(({ id }) => id)])
    },
  )

  it.each(shipped.map(({ framework }) => [framework.id, framework] as const))(
    '[S6] an answer that lacks one of the inputs asked scores by no rule of %s',
    (_, framework) => {
      for (const leaf of leaves(framework)) {
        const answers = fc.sample(answerFor(leaf), { numRuns: 20, seed: 6 })
        for (const answer of answers) {
          for (const { id } of asked(leaf, answer)) {
            const { [id]: _left, ...inputs } = answer.inputs
            const outcome = outcomes(score(framework, { [leaf.id]: { inputs } }, setting))[leaf.id]
            expect([leaf.id, outcome?.kind]).toEqual([leaf.id, 'open'])
            expect(outcome?.kind === 'open' && outcome.needs.includes(id)).toBe(true)
          }
        }
      }
    },
    60_000,
  )

  it('[S11] no answer makes it throw', () => {
    const value = fc.oneof(
      fc.boolean(),
      fc.string({ maxLength: 30 }),
      fc.constantFrom('1e9', '-0', '0.00000', '1.123456', '99999999999999999999', '2026-02-30', 'NaN', '__proto__'),
    )
    const ids = fc.oneof(
      fc.constantFrom(
        ...leaves(small).flatMap(({ inputs }) => inputs.map(({ id }) => id)),
        '__proto__',
        'constructor',
        'toString',
      ),
      fc.string(),
    )
    const answer = fc.record(
      {
        inputs: fc.dictionary(ids, value, { maxKeys: 5 }),
        not_arising: fc.string(),
        adjusted: fc.record({ points: fc.oneof(fc.string(), fc.constantFrom('1', '-1', '9e9')), reason: fc.string() }),
      },
      { requiredKeys: ['inputs'] },
    )
    const half: fc.Arbitrary<Answers> = fc.record(
      Object.fromEntries(
        leaves(small).map((leaf) => [
          leaf.id,
          fc.oneof(
            answer,
            answerFor(leaf).chain(({ inputs }) =>
              fc
                .dictionary(fc.constantFrom(...Object.keys(inputs)), value)
                .map((wrong) => ({ inputs: { ...inputs, ...wrong } })),
            ),
          ),
        ]),
      ),
    )
    fc.assert(
      fc.property(half, settings, (answers, at) => {
        for (const [id, outcome] of Object.entries(outcomes(score(small, answers, at)))) {
          if (outcome.kind !== 'scored') continue
          const units = Math.round(Number(outcome.points) * 100)
          expect(units >= 0 && units <= (leaves(small).find((leaf) => leaf.id === id)?.max ?? 0)).toBe(true)
        }
      }),
      { seed: 11, numRuns: 1500 },
    )
  })
})
