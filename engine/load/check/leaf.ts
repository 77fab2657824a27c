/** One criterion: its inputs, its evidence, its rule and what the rule can give. (SPEC L9, L13, L14) */
import { fromUnits, quantise } from '../../points.ts'
import { checkRule } from '../../rules/rule.ts'
import { contextOf } from '../leaf.ts'
import type { LeafShape } from '../shape.ts'
import { descend } from '../source.ts'
import type { Checking } from './checking.ts'
import { checkInputs, isMeasuredBy } from './inputs.ts'

export function checkLeaf(
  leaf: LeafShape,
  { framework, digits, shared, policies, reached, say }: Checking,
  used: Set<string>,
): void {
  const path = leaf.id
  const context = contextOf(leaf, digits, shared)
  checkInputs(leaf.inputs, path, say)
  const evidence = new Set<string>()
  for (const one of leaf.evidence ?? []) {
    if (evidence.has(one.id)) say('duplicate-id', one, 'id', { path, found: one.id })
    evidence.add(one.id)
  }
  const { document } = leaf.source ?? {}
  if (document !== undefined && document >= (framework.legal_basis ?? []).length)
    say('unknown-document', leaf.source!, 'document', { path, found: document })
  const form = Object.keys(leaf.rule)[0] ?? ''
  if ((leaf.scored_by === 'survey') !== (form === 'survey') || (form === 'judgement' && leaf.scored_by !== 'judgement'))
    say('rule-against-method', leaf, 'scored_by', { path, form, found: leaf.scored_by })

  const { findings, reads, range, reach, mayNotArise } = checkRule(leaf.rule, context)
  for (const { code, at, params } of findings) {
    const { holder, key } = descend(leaf.rule, at)
    say(code, holder, key, { path, id: leaf.id, ...params })
  }
  const max = quantise(leaf.max, digits)
  const least = reach === null ? 0 : Math.max(0, quantise(reach[0], digits))
  const most = reach === null ? max : Math.min(max, quantise(Math.min(reach[1], leaf.max), digits))
  reached.set(leaf, { least, most })
  if (most < max)
    say('unreachable-max', leaf, 'max', { path, id: leaf.id, found: Number(fromUnits(most, digits)), max: leaf.max })
  if (range && quantise(range[1], digits) > max)
    say('points-above-max', leaf, 'max', { path, id: leaf.id, found: range[1], max: leaf.max })
  if (mayNotArise && policies.get(leaf.id)?.policy === 'refuse')
    say('refused-not-arising', leaf, 'rule', { path, id: leaf.id })
  for (const name of reads) used.add(name)
  for (const input of leaf.inputs) {
    const isUsed =
      input.type === 'text' || reads.has(input.id) || leaf.inputs.some((other) => isMeasuredBy(other, input.id))
    if (!isUsed) say('unused-input', input, 'id', { path, found: input.id })
  }
}
