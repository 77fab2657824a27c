/** Words a result: every line stands in the result tree already, nothing is computed here. (SPEC T1–T3) */
import { showDay } from '../dates.ts'
import type {
  Case,
  Framework,
  Group,
  GroupResult,
  Input,
  InputValue,
  Lang,
  Leaf,
  LeafOutcome,
  LeafResult,
  Node,
  NodeResult,
  Result,
  SectionResult,
  TraceLine,
} from '../model.ts'
import { showDecimal } from '../numbers.ts'
import { say } from '../words/entered.ts'
import { sentences } from '../words/trace.ts'
import { closing } from './trace-totals.ts'
import { titleOf } from './title.ts'

/** The lines that explain `result`: of everything, or of one domain or criterion and what is below it. */
export function trace(framework: Framework, result: Result, lang: Lang, nodeId?: string): readonly TraceLine[] {
  const lines = framework.domains.flatMap((domain, index) =>
    below(domain, result.domains[index]!, { framework, lang, nodeId, depth: 0, inside: nodeId === undefined }),
  )
  const sections = (['bonus', 'penalty'] as const).flatMap((id) =>
    sectionLines(id, result[id], { framework, lang, nodeId, depth: 0, inside: nodeId === undefined || nodeId === id }),
  )
  return nodeId === undefined ? [...lines, ...sections, ...closing(framework, result, lang)] : [...lines, ...sections]
}

/** Bonus or penalty with what is in it, and how its criteria came to what counts. */
function sectionLines(
  id: 'bonus' | 'penalty',
  result: SectionResult | undefined,
  telling: Telling,
): readonly TraceLine[] {
  const { [id]: section } = telling.framework
  if (section === undefined || result === undefined) return []
  const { lang, inside } = telling
  const lines = section.criteria.flatMap((leaf, index) =>
    below(leaf, result.children[index]!, { ...telling, depth: inside ? 1 : 0 }),
  )
  if (!inside) return lines
  const { points, sum, max } = result
  const decimal = (value: string): string => showDecimal(value, lang)
  const words = sentences[lang]
  const capped = sum === points ? [] : [words.capped(decimal(sum), decimal(points))]
  const how = section.combine === 'best' && section.criteria.length > 1 ? [words.best] : []
  return [
    { depth: 0, text: `${section.number} ${titleOf(section.title, lang)}`, points, of: max },
    ...[...how, ...capped].map((text): TraceLine => ({ depth: 1, text, points: null, of: null })),
    ...lines,
  ]
}

interface Telling {
  readonly framework: Framework
  readonly lang: Lang
  readonly nodeId: string | undefined
  readonly depth: number
  /** Whether this node is the one asked for, or below it. */
  readonly inside: boolean
}

function below(node: Node, result: NodeResult, telling: Telling): readonly TraceLine[] {
  const inside = telling.inside || node.id === telling.nodeId
  const deeper = { ...telling, inside, depth: telling.depth + (inside ? 1 : 0) }
  if (node.kind === 'group' && result.kind === 'group') {
    const lines = node.children.flatMap((child, index) => below(child, result.children[index]!, deeper))
    return inside ? [headOf(node, result, telling), ...groupLines(node, result, telling), ...lines] : lines
  }
  return inside && node.kind === 'leaf' && result.kind === 'leaf' ? leafLines(node, result, telling) : []
}

const headOf = (node: Node, result: GroupResult, { lang, depth }: Telling): TraceLine => ({
  depth,
  text: `${node.number} ${titleOf(node.title, lang)}`,
  points: isUntouched(result) ? null : result.points,
  of: result.of,
})

/** Nothing is known of it yet: what waits has no points, which is not 0. */
const isUntouched = (group: GroupResult): boolean =>
  group.open > 0 && outcomesBelow(group).every(({ kind }) => kind === 'open' || kind === 'no_survey')

const outcomesBelow = ({ children }: GroupResult): readonly LeafOutcome[] =>
  children.flatMap((child) => (child.kind === 'group' ? outcomesBelow(child) : [child.outcome]))

/** How the sums of a group became what counts, where they are not the same. */
function groupLines(group: Group, result: GroupResult, { framework, lang, depth }: Telling): readonly TraceLine[] {
  const words = sentences[lang]
  const decimal = (value: string): string => showDecimal(value, lang)
  const detail = (text: string): TraceLine => ({ depth: depth + 1, text, points: null, of: null })
  const { rescaled, not_arising: policy, points, of } = result
  if (policy !== undefined) return [detail(words.notArising(null, policy, scopeTitle(framework, group, lang)))]
  if (rescaled === undefined) return []
  return [detail(words.rescaled(decimal(rescaled.points), decimal(rescaled.of), decimal(points), decimal(of)))]
}

/** The group that a policy names. */
function scopeTitle(framework: Framework, { not_arising_in: id }: Node, lang: Lang): string | null {
  const find = (nodes: readonly Node[]): Node | undefined =>
    nodes.find((node) => node.id === id) ??
    nodes.map((node) => (node.kind === 'group' ? find(node.children) : undefined)).find((node) => node !== undefined)
  const scope = id === undefined ? undefined : find(framework.domains)
  return scope === undefined ? null : titleOf(scope.title, lang)
}

function leafLines(leaf: Leaf, result: LeafResult, telling: Telling): readonly TraceLine[] {
  const { counted, outcome, max } = result
  const { lang, depth } = telling
  const lines = outcomeLines(leaf, result, telling)
  if (counted === undefined) return lines
  const [head, ...others] = lines
  if (outcome.kind !== 'scored' && outcome.kind !== 'not_arising') return [{ ...head!, of: counted.of }, ...others]
  const decimal = (value: string): string => showDecimal(value, lang)
  const own = { points: outcome.points, of: outcome.kind === 'scored' ? max : outcome.of }
  const text = sentences[lang].shared(
    decimal(own.points),
    decimal(own.of),
    decimal(counted.points),
    decimal(counted.of),
  )
  return [{ ...head!, ...counted }, ...others, { depth: depth + 1, text, points: null, of: null }]
}

function outcomeLines(
  leaf: Leaf,
  { outcome, max }: LeafResult,
  { framework, lang, depth }: Telling,
): readonly TraceLine[] {
  const words = sentences[lang]
  const decimal = (value: string): string => showDecimal(value, lang)
  const head = (points: string | null, of: string | null): TraceLine => ({
    depth,
    text: `${leaf.number} ${titleOf(leaf.title, lang)}`,
    points,
    of,
  })
  const detail = (text: string): TraceLine => ({ depth: depth + 1, text, points: null, of: null })
  switch (outcome.kind) {
    case 'scored': {
      const taken = outcome.case === null ? undefined : leaf.rule.cases[outcome.case]
      // In the order of the form: a stored result has its keys in another.
      const facts = leaf.inputs.flatMap(({ id }) => {
        const value = outcome.inputs[id]
        return value === undefined ? [] : [fact(leaf, id, value, lang)]
      })
      return [
        head(outcome.points, max),
        ...(facts.length > 0 ? [detail(facts.join('; '))] : []),
        ...leaf.rule.values
          .filter(({ id }) => id in outcome.values)
          .map(({ id, words: name, unit }) =>
            detail(`${name[lang]} = ${decimal(outcome.values[id]!)}${unit === '%' ? ' %' : ''}`),
          ),
        ...(taken ? [detail(taken.words[lang] + yielded(taken, outcome, decimal))] : []),
        ...(outcome.unrounded === null || outcome.adjusted
          ? []
          : [detail(words.rounded(decimal(outcome.unrounded), decimal(outcome.points)))]),
        ...(outcome.adjusted
          ? [
              detail(
                words.adjusted(
                  decimal(outcome.points),
                  outcome.adjusted.rule === null ? null : decimal(outcome.adjusted.rule),
                  outcome.adjusted.reason,
                ),
              ),
            ]
          : []),
      ]
    }
    case 'open': {
      const labels = leaf.inputs
        .filter(({ id }) => outcome.needs.includes(id))
        .map(({ label }) => `“${titleOf(label, lang)}”`)
      return [head(null, max), detail(words.open(labels.join(', ')))]
    }
    case 'not_arising':
      return [
        head(outcome.points, outcome.of),
        detail(words.notArising(outcome.reason, outcome.policy, scopeTitle(framework, leaf, lang))),
      ]
    case 'no_survey':
      return [head(null, null), detail(words.noSurvey)]
    case 'fault':
      return [head(null, max), detail(words.fault(say(outcome.problem, lang)))]
    default:
      return outcome satisfies never
  }
}

/** A branch that is a formula says what it came to; one with stated points says that already. */
function yielded({ points }: Case, outcome: LeafOutcome, decimal: (value: string) => string): string {
  const computed = outcome.kind === 'scored' && outcome.adjusted === null && typeof points !== 'number'
  return computed ? ` = ${decimal(outcome.unrounded ?? outcome.points)}` : ''
}

function fact(leaf: Leaf, id: string, value: InputValue, lang: Lang): string {
  const input = leaf.inputs.find((one) => one.id === id)
  return input ? `${titleOf(input.label, lang)}: ${showValue(input, value, lang)}` : ''
}

/** An answer as people read it, with its unit: "38 hồ sơ", "81,5 %", "Có", "31/01/2026 (chữ ký số)". */
export function showValue(input: Input, value: InputValue, lang: Lang): string {
  const unit = input.unit ? ` ${titleOf(input.unit, lang)}` : ''
  if (typeof value === 'boolean') return value ? sentences[lang].yes : sentences[lang].no
  if (input.type === 'date')
    return showDay(value, lang) + (input.dated_by === null ? '' : ` (${sentences[lang].datedBy[input.dated_by]})`)
  if (input.type === 'text') return value
  const choice = input.choices.find((one) => one.id === value)
  if (choice) return titleOf(choice.label, lang)
  return showDecimal(value, lang) + (input.type === 'percent' && unit === '' ? ' %' : unit)
}
