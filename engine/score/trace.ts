/** Words a result: every line stands in the result tree already, nothing is computed here. (SPEC T1–T3) */
import { showDay } from '../dates.ts'
import type {
  Case,
  Framework,
  GroupResult,
  InputValue,
  Lang,
  Leaf,
  LeafOutcome,
  LeafResult,
  Node,
  NodeResult,
  Result,
  Text,
  TraceLine,
} from '../model.ts'
import { showDecimal } from '../numbers.ts'
import { fromUnits } from '../points.ts'
import { say } from '../words/problems.ts'
import { sentences } from '../words/trace.ts'

const titleOf = (text: Text, lang: Lang): string => (lang === 'en' ? (text.en ?? text.vi) : text.vi)

/** The lines that explain `result`: of everything, or of one domain or criterion and what is below it. */
export function trace(framework: Framework, result: Result, lang: Lang, nodeId?: string): readonly TraceLine[] {
  const lines = framework.domains.flatMap((domain, index) =>
    below(domain, result.domains[index]!, { framework, lang, nodeId, depth: 0, inside: nodeId === undefined }),
  )
  return nodeId === undefined ? [...lines, ...closing(framework, result, lang)] : lines
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
    return inside ? [headOf(node, result, telling), ...lines] : lines
  }
  return inside && node.kind === 'leaf' && result.kind === 'leaf' ? leafLines(node, result, telling) : []
}

const headOf = (node: Node, result: GroupResult, { lang, depth }: Telling): TraceLine => ({
  depth,
  text: `${node.number} ${titleOf(node.title, lang)}`,
  points: result.points,
  of: result.of,
})

function leafLines(leaf: Leaf, { outcome, max }: LeafResult, { lang, depth }: Telling): readonly TraceLine[] {
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
      const facts = Object.entries(outcome.inputs).map(([id, value]) => fact(leaf, id, value, lang))
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
      return [head(outcome.points, outcome.of), detail(words.notArising(outcome.reason, outcome.policy))]
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
  if (!input) return ''
  const unit = input.unit ? ` ${titleOf(input.unit, lang)}` : ''
  return `${titleOf(input.label, lang)}: ${shown()}`

  function shown(): string {
    if (typeof value === 'boolean') return value ? sentences[lang].yes : sentences[lang].no
    if (input?.type === 'date')
      return showDay(value, lang) + (input.dated_by === null ? '' : ` (${sentences[lang].datedBy[input.dated_by]})`)
    if (input?.type === 'text') return value
    const choice = input?.choices.find((one) => one.id === value)
    if (choice) return titleOf(choice.label, lang)
    return showDecimal(value, lang) + (input?.type === 'percent' && unit === '' ? ' %' : unit)
  }
}

function closing(framework: Framework, result: Result, lang: Lang): readonly TraceLine[] {
  const words = sentences[lang]
  const line = (text: string): TraceLine => ({ depth: 0, text, points: null, of: null })
  const total: TraceLine = { depth: 0, text: words.total, points: result.points, of: result.of }
  if (result.index === null) return [total, line(words.noIndex(result.open.length, result.faults.length))]
  const decimal = (value: string): string => showDecimal(value, lang)
  const scale = decimal(fromUnits(framework.scale.total, framework.rounding.criterion).replace(/\.0+$/, ''))
  const band = framework.bands.find(({ id }) => id === result.band)
  return [
    total,
    line(
      words.index(
        decimal(result.points),
        scale,
        decimal(result.of),
        `${decimal(result.index)} ${framework.scale.unit}`,
      ),
    ),
    line(words.band(band ? titleOf(band.title, lang) : words.unclassified)),
  ]
}
