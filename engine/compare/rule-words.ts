/** What changed inside a rule, step by step where that is clear; else its sentence, before and after. (SPEC C12–C13) */
import type { Change, Json, Lang, Text } from '../model.ts'
import { sayFormula } from '../words/formula.ts'
import { sayValue } from './logic-words.ts'
import { equal, isList } from './values.ts'

type Words = Readonly<Record<string, Readonly<Record<Lang, string>>>>

const forms: Words = {
  yes_no: { vi: 'có/không', en: 'yes/no' },
  all_of: { vi: 'đủ mọi điều kiện', en: 'all of' },
  checklist: { vi: 'danh mục', en: 'checklist' },
  deadline: { vi: 'thời hạn', en: 'deadline' },
  tiers: { vi: 'bậc thang', en: 'tiers' },
  ratio: { vi: 'tỷ lệ', en: 'ratio' },
  steps: { vi: 'tăng dần theo mức', en: 'steps' },
  count: { vi: 'điểm mỗi lần', en: 'count' },
  deduct: { vi: 'trừ điểm', en: 'deduct' },
  none_of: { vi: 'không vi phạm', en: 'none of' },
  branch: { vi: 'rẽ nhánh', en: 'branch' },
  best_of: { vi: 'mức cao nhất trong', en: 'best of' },
  target: { vi: 'chỉ tiêu', en: 'target' },
  cohort_mean: { vi: 'so với trung bình các đơn vị', en: 'against the mean of the units' },
  cohort_best: { vi: 'so với đơn vị cao nhất', en: 'against the best of the units' },
  target_and_leader: { vi: 'so với chỉ tiêu và đơn vị dẫn đầu', en: 'against target and leader' },
  rank_tiers: { vi: 'theo thứ hạng', en: 'by rank' },
  survey: { vi: 'khảo sát', en: 'survey' },
  judgement: { vi: 'hội đồng chấm', en: 'judgement' },
  logic: { vi: 'biểu thức', en: 'logic' },
}

const keys: Words = {
  of: { vi: 'tính theo', en: 'of' },
  yes: { vi: 'có', en: 'yes' },
  no: { vi: 'không', en: 'no' },
  points: { vi: 'điểm', en: 'points' },
  otherwise: { vi: 'còn lại', en: 'otherwise' },
  done: { vi: 'ô đã làm', en: 'done' },
  not_done: { vi: 'chưa làm', en: 'not done' },
  tiers: { vi: 'mốc', en: 'tier' },
  steps: { vi: 'bậc', en: 'step' },
  from: { vi: 'từ', en: 'from' },
  above: { vi: 'trên', en: 'above' },
  below: { vi: 'dưới', en: 'below' },
  until: { vi: 'đến hết', en: 'until' },
  ratio: { vi: 'tỷ lệ', en: 'ratio' },
  when_zero: { vi: 'khi mẫu số bằng 0', en: 'when zero' },
  each: { vi: 'mỗi lần', en: 'each' },
  cap: { vi: 'nhiều nhất', en: 'cap' },
  start: { vi: 'điểm ban đầu', en: 'start' },
  floor: { vi: 'ít nhất', en: 'floor' },
  none: { vi: 'không có', en: 'none' },
  any: { vi: 'có', en: 'any' },
  base: { vi: 'điểm của mức', en: 'base' },
  at: { vi: 'mức', en: 'level' },
  per: { vi: 'cứ mỗi', en: 'per' },
  add: { vi: 'thêm', en: 'add' },
  dir: { vi: 'chiều', en: 'direction' },
  levels: { vi: 'mức riêng', en: 'levels' },
  when: { vi: 'khi', en: 'when' },
  times: { vi: 'nhân với', en: 'times' },
  if: { vi: 'nếu', en: 'if' },
  then: { vi: 'thì', en: 'then' },
  else: { vi: 'nếu không thì', en: 'else' },
  target: { vi: 'chỉ tiêu', en: 'target' },
  met: { vi: 'đạt', en: 'met' },
  missed: { vi: 'không đạt', en: 'missed' },
  at_or_above: { vi: 'từ trung bình trở lên', en: 'at or above the mean' },
  dated_by: { vi: 'ngày lấy theo', en: 'dated by' },
}

/** Words that stand for themselves; any other is a name, which the sentence shows by its label. */
const terms: Words = {
  not_arising: { vi: 'không phát sinh', en: 'not arising' },
  up: { vi: 'càng cao càng tốt', en: 'higher is better' },
  down: { vi: 'càng thấp càng tốt', en: 'lower is better' },
  'digital-signature': { vi: 'chữ ký số', en: 'the digital signature' },
  stamp: { vi: 'dấu công văn', en: 'the stamp' },
  entry: { vi: 'người nhập', en: 'the entry' },
}

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

/** ["steps", 2, "points"] → "bậc 2, điểm". */
function sayPath(path: Difference['path'], lang: Lang): string {
  const words = path.map((step, index) => {
    if (typeof step === 'number') return String(step)
    // A form inside a form has its body under it; all else is a key, also where a form has the same name.
    const isForm = index < path.length - 1 && typeof path[index + 1] !== 'number'
    return ((isForm ? forms[step] : keys[step]) ?? keys[step] ?? forms[step])?.[lang] ?? step
  })
  const item = lang === 'vi' ? 'mục' : 'item'
  return words
    .map((word, index) => (typeof path[index] !== 'number' ? word : index === 0 ? `${item} ${word}` : word))
    .reduce(
      (text, word, index) => (index === 0 ? word : `${text}${typeof path[index] === 'number' ? ' ' : ', '}${word}`),
      '',
    )
}
