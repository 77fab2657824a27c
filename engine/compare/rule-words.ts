/** What changed inside a rule, step by step where that is clear; else its sentence, before and after. (SPEC C12–C13) */
import type { Change, Json, Lang, Text } from '../model.ts'
import { sayFormula } from '../words/formula.ts'
import { forms, sayPath, terms } from '../words/rule-parts.ts'
import { sayValue } from './logic-words.ts'
import { equal, isList } from './values.ts'

/** Where a condition stands, which only a sentence can say. */
const CONDITIONS = new Set<string | number>(['if', 'when'])
/** Where a formula stands; it is told as a whole. */
const FORMULA = 'logic'

/** More differences than this are read more easily as the whole rule, before and after. */
const MOST_DIFFERENCES = 4

/** One step of a change: where in the rule ("" for the whole), what stood there and what stands there now. */
export interface RuleStep {
  readonly where: string
  readonly before: string
  readonly after: string
}

/** What stands on both sides is `{ [form]: written }`. */
type RuleChange = Pick<Change, 'before' | 'after' | 'sentences'>

/** "bậc 2, từ: 70 → 75; bậc 2, điểm: 1 → 1,5". */
export const sayRuleChange = (change: RuleChange, lang: Lang): string =>
  ruleSteps(change, lang)
    .map((step) => `${step.where === '' ? '' : `${step.where}: `}${step.before} → ${step.after}`)
    .join('; ')

/** The same, step by step. */
export function ruleSteps({ before, after, sentences }: RuleChange, lang: Lang): readonly RuleStep[] {
  const [old, now] = [formOf(before), formOf(after)]
  const said = sentencesOf(sentences, lang)
  if (old.form !== now.form) return [said ?? asWritten(old, now, lang)]
  const differences = differ(old.written, now.written, now.form === FORMULA ? [FORMULA] : [])
  const few = differences.length <= MOST_DIFFERENCES
  const steps = differences.map(({ path, before, after }) => ({
    where: sayPath(path, lang),
    before: sayPart(before, path, lang),
    after: sayPart(after, path, lang),
  }))
  if (few && differences.every(isStep)) return steps
  if (said !== null) return [said]
  return few && differences.every((one) => isStep(one) || isFormula(one.path)) ? steps : [asWritten(old, now, lang)]
}

/** The sentences of both; null where they say the same, such as of two inputs with one label, or of any formula. */
function sentencesOf(sentences: Change['sentences'], lang: Lang): RuleStep | null {
  const said = (text: Text): string => (lang === 'en' ? text.en : undefined) ?? text.vi
  const [before, after] = sentences === undefined ? ['', ''] : [said(sentences.before), said(sentences.after)]
  return before === after ? null : { where: '', before, after }
}

const asWritten = (old: Written, now: Written, lang: Lang): RuleStep => ({
  where: '',
  before: sayRule(old, lang),
  after: sayRule(now, lang),
})

/** A number, a day or a term at a place that has a name. */
const isStep = ({ path, before, after }: Difference): boolean =>
  path.length > 0 && !path.some((step) => CONDITIONS.has(step)) && [before, after].every(isPlain)

const isFormula = (path: Difference['path']): boolean => path.at(-1) === FORMULA

const isPlain = (part: Json): boolean =>
  typeof part === 'string'
    ? part in terms || /^(?:\d{4}-)?\d{2}-\d{2}$/.test(part)
    : typeof part !== 'object' || part === null

interface Written {
  readonly form: string
  readonly written: Json
}

function formOf(rule: Json): Written {
  const [form = '', written = null] = typeof rule === 'object' && rule !== null ? (Object.entries(rule)[0] ?? []) : []
  return { form, written }
}

const sayRule = ({ form, written }: Written, lang: Lang): string =>
  `${forms[form]?.[lang] ?? form} ${sayValue(written, lang)}`

function sayPart(part: Json, path: Difference['path'], lang: Lang): string {
  if (isFormula(path)) return sayFormula(part, (name) => `“${name}”`, lang)
  return (typeof part === 'string' ? terms[part]?.[lang] : undefined) ?? sayValue(part, lang)
}

interface Difference {
  readonly path: readonly (string | number)[]
  readonly before: Json
  readonly after: Json
}

function differ(before: Json, after: Json, path: Difference['path']): readonly Difference[] {
  if (equal(before, after)) return []
  if (isFormula(path)) return [{ path, before, after }]
  if (isList(before) && isList(after) && before.length === after.length) {
    return after.flatMap((item, index) => differ(before[index] ?? null, item, [...path, index + 1]))
  }
  if (isMap(before) && isMap(after)) {
    const names = [...new Set([...Object.keys(after), ...Object.keys(before)])]
    return names.flatMap((name) => differ(before[name] ?? null, after[name] ?? null, [...path, name]))
  }
  return [{ path, before, after }]
}

const isMap = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !isList(value)
