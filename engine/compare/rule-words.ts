/** What changed inside a rule, step by step, when both versions use the same form. */
import type { Json, Lang } from '../model.ts'
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
  count: { vi: 'điểm mỗi lần', en: 'count' },
  deduct: { vi: 'trừ điểm', en: 'deduct' },
  none_of: { vi: 'không vi phạm', en: 'none of' },
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
  step: { vi: 'bước điểm', en: 'step' },
}

/** More differences than this are read more easily as the whole rule, before and after. */
const MOST_DIFFERENCES = 4

/** One step of a change: where in the rule ("" for the whole), what stood there and what stands there now. */
export interface RuleStep {
  readonly where: string
  readonly before: string
  readonly after: string
}

/** Both sides are `{ [form]: written }`: "bậc 2, từ: 70 → 75; bậc 2, điểm: 1 → 1,5". */
export const sayRuleChange = (before: Json, after: Json, lang: Lang): string =>
  ruleSteps(before, after, lang)
    .map((step) => `${step.where === '' ? '' : `${step.where}: `}${step.before} → ${step.after}`)
    .join('; ')

/** The same, step by step. */
export function ruleSteps(before: Json, after: Json, lang: Lang): readonly RuleStep[] {
  const [old, now] = [formOf(before), formOf(after)]
  const whole = [{ where: '', before: sayRule(old, lang), after: sayRule(now, lang) }]
  if (old.form !== now.form || now.form === 'logic') return whole
  const differences = differ(old.written, now.written, [])
  if (differences.length > MOST_DIFFERENCES || differences.some(({ path }) => path.length === 0)) return whole
  return differences.map(({ path, before, after }) => ({
    where: sayPath(path, lang),
    before: sayPart(before, lang),
    after: sayPart(after, lang),
  }))
}

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

const sayPart = (part: Json, lang: Lang): string => {
  if (part === 'not_arising') return lang === 'vi' ? 'không phát sinh' : 'not arising'
  return sayValue(part, lang)
}

interface Difference {
  readonly path: readonly (string | number)[]
  readonly before: Json
  readonly after: Json
}

function differ(before: Json, after: Json, path: Difference['path']): readonly Difference[] {
  if (equal(before, after)) return []
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
  const words = path.map((step) => (typeof step === 'number' ? String(step) : (keys[step]?.[lang] ?? step)))
  const item = lang === 'vi' ? 'mục' : 'item'
  return words
    .map((word, index) => (typeof path[index] !== 'number' ? word : index === 0 ? `${item} ${word}` : word))
    .reduce(
      (text, word, index) => (index === 0 ? word : `${text}${typeof path[index] === 'number' ? ' ' : ', '}${word}`),
      '',
    )
}
