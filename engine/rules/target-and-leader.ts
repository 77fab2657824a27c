/**
 * target_and_leader: half of the maximum for reaching the target, in proportion below it; past it, the rest by
 * the excess over the target compared with the leader's. When nobody is past the target, reaching it gives half.
 * Source: formula 1 of the people's police emulation rules (below target 0.5·MS·A/T; leader MS; others
 * 0.5·MS + excess ÷ leader's excess · 0.5·MS).
 */
import type { Logic } from '../model.ts'
import { both, points } from '../words/rules.ts'
import { bend } from './boundary.ts'
import { ofValue, together } from './direction.ts'
import type { Finding, Form, RuleContext } from './form.ts'
import { logicOfQuotient, ratioOf, ratiosOf, readsOfValue, valueLogic, valueSchema } from './value.ts'
import type { Value } from './value.ts'
import { boundsOfValue, checkValue, idsOfValue } from './value-bounds.ts'
import { partName, valueName } from './value-words.ts'

interface TargetAndLeader {
  readonly of: Value
  readonly target: Value
}

/** 100 × (own − target) ÷ target, in percent of the target. */
const excess = ({ of, target }: TargetAndLeader): Logic =>
  logicOfQuotient(ratioOf(100, [{ difference: [of, target] }, target]))

const half = ({ max }: RuleContext): number => max / 2

/** Neither side may find no occasion, and the target is above 0. */
function checkSides({ of, target }: TargetAndLeader, context: RuleContext): readonly Finding[] {
  const findings = [...checkValue(of, context, ['of']), ...checkValue(target, context, ['target'])]
  if (findings.length > 0) return findings
  const zero = [of, target].flatMap(ratiosOf).find(({ when_zero }) => when_zero !== undefined)
  if (zero !== undefined)
    return [{ code: 'zero-denominator', at: ['of'], params: { found: idsOfValue(zero.ratio[1]) } }]
  const { min } = boundsOfValue(target, context)
  return min !== null && min > 0
    ? []
    : [{ code: 'zero-denominator', at: ['target'], params: { found: idsOfValue(target) } }]
}

export const targetAndLeader: Form<TargetAndLeader> = {
  name: 'target_and_leader',
  schema: {
    type: 'object',
    required: ['of', 'target'],
    additionalProperties: false,
    properties: { of: valueSchema, target: valueSchema },
  },
  reads: ({ of, target }) => [...readsOfValue(of, ['of']), ...readsOfValue(target, ['target'])],
  check: checkSides,
  measure: excess,
  desugar: (written, context) => {
    const name = partName(written.of, context)
    const goal = valueName(written.target, context)
    const divisor = partName(written.target, context)
    const [own, target] = [valueLogic(written.of), valueLogic(written.target)]
    const leader = { var: `cohort.${context.id}.max` }
    return {
      values: [
        {
          id: 'excess',
          logic: excess(written),
          words: { vi: 'tỷ lệ vượt mục tiêu', en: 'excess over the target' },
          unit: '%',
        },
        { id: 'leader', logic: leader, words: { vi: 'tỷ lệ vượt cao nhất', en: 'highest excess' }, unit: '%' },
      ],
      cases: [
        {
          when: { '<': [own, target] },
          points: logicOfQuotient(ratioOf(half(context), [written.of, written.target])),
          words: both(
            (lang) =>
              `${lang === 'vi' ? 'chưa đạt' : 'below'} ${goal[lang]}: ${points(half(context), lang)} × ${name[lang]} ÷ ${divisor[lang]}`,
          ),
        },
        {
          when: { '<=': [leader, 0] },
          points: half(context),
          words: both(
            (lang) =>
              `${lang === 'vi' ? 'đạt, không đơn vị nào vượt' : 'reached, and no unit is past it'}: ${points(half(context), lang)}`,
          ),
        },
        {
          when: true,
          points: { '+': [half(context), { '/': [{ '*': [half(context), excess(written)] }, leader] }] },
          words: both((lang) =>
            lang === 'vi'
              ? `vượt: ${points(half(context), lang)} + ${points(half(context), lang)} × tỷ lệ vượt ÷ tỷ lệ vượt cao nhất`
              : `past it: ${points(half(context), lang)} + ${points(half(context), lang)} × excess ÷ highest excess`,
          ),
        },
      ],
    }
  },
  range: (_, { max }) => [0, max],
  // A higher result may move the leader as well, but never below the unit's own share.
  direction: ({ of, target }, context) => together(ofValue(of, context), ofValue(target, context, 'down')),
  boundaries: ({ of, target }) => [bend(valueLogic(of), valueLogic(target))],
}
