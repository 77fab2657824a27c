/** One readable sentence for each change, for the command line, the screens and the paper form. */
import type { Change, Json, Lang, Text } from '../model.ts'
import { showDecimal } from '../numbers.ts'
import { sayGuard } from './guards.ts'
import { sayLogic, sayValue } from './logic-words.ts'
import { nameOf, patternOf } from './properties.ts'
import { ruleSteps, sayRuleChange } from './rule-words.ts'
import { isList } from './values.ts'

/** "Tiêu chí 1.1.1 “Ban hành kế hoạch”: điểm tối đa 1 → 2". */
export function describeChange(change: Change, lang: Lang): string {
  const subject = saySubject(change, lang)
  const what = describeWithin(change, lang)
  return subject === '' ? capital(what) : `${subject}: ${what}`
}

/** "1.1.1 “Ban hành kế hoạch”"; nothing for the framework itself. */
export function saySubject({ number, title }: Change, lang: Lang): string {
  return title ? `${number} “${sayWords(title, lang)}”` : ''
}

/** The same without the criterion, for a list that already stands under its heading. */
export function describeWithin(change: Change, lang: Lang): string {
  const { kind, before, after } = change
  const vi = lang === 'vi'
  switch (kind) {
    case 'added':
      return `${vi ? 'thêm' : 'added'} (${saySummary(after, lang)})`
    case 'removed':
      return `${vi ? 'bỏ' : 'removed'} (${saySummary(before, lang)})`
    case 'moved':
      return vi
        ? `chuyển từ ${sayPlace(before, lang)} sang ${sayPlace(after, lang)}`
        : `moved from ${sayPlace(before, lang)} to ${sayPlace(after, lang)}`
    case 'renamed':
      return `${vi ? 'đổi mã' : 'id'} ${sayRaw(before)} → ${sayRaw(after)}`
    case 'changed':
      return describeProperty(change, lang)
    default:
      return kind satisfies never
  }
}

function describeProperty(change: Change, lang: Lang): string {
  const { property, before, after } = change
  const path = property ?? ''
  const { pattern, ids } = patternOf(path)
  const name = nameOf(path, lang)
  if (pattern === 'rule') return `${name}: ${sayRuleChange(change, lang)}`
  if (pattern.endsWith('*')) return describeItem(name, ids.at(-1) ?? '', before, after, lang)
  const { owner, translation, shown } = tellingOf(ids, before, after, lang)
  const say = (value: Json): string => sayProperty(pattern, value, shown)
  return `${name}${owner}${translation}: ${say(before)} → ${say(after)}`
}

/** Whose property it is, and in which language its words are shown. */
function tellingOf(ids: readonly string[], before: Json, after: Json, lang: Lang) {
  const owner = ids.length > 0 ? ` (${ids.join(', ')})` : ''
  // Where only the other language changed, it is the other language that must be shown.
  const shown = field(after, 'vi') !== null && sayWords(before, lang) === sayWords(after, lang) ? other(lang) : lang
  const translation = shown === lang ? '' : translatedFrom(lang)
  return { owner, shown, translation }
}

const translatedFrom = (lang: Lang): string => (lang === 'vi' ? ', bản tiếng Anh' : ', Vietnamese text')

/** What stood and what stands there now, apart, for a screen that strikes out one and underlines the other. */
export interface ChangePart {
  /** "điểm tối đa"; "" where the kind of the change says all. */
  readonly label: string
  readonly before: string | null
  readonly after: string | null
}

/** The same words as `describeWithin`, in parts; with those of the other language where they changed too. */
export function changeParts(change: Change, lang: Lang): readonly ChangePart[] {
  const { kind, before, after } = change
  switch (kind) {
    case 'added':
      return [{ label: '', before: null, after: saySummary(after, lang) }]
    case 'removed':
      return [{ label: '', before: saySummary(before, lang), after: null }]
    case 'moved':
      return [{ label: nameOf('under', lang), before: sayPlace(before, lang), after: sayPlace(after, lang) }]
    case 'renamed':
      return [{ label: nameOf('id', lang), before: sayRaw(before), after: sayRaw(after) }]
    case 'changed':
      return propertyParts(change, lang)
    default:
      return kind satisfies never
  }
}

function propertyParts(change: Change, lang: Lang): readonly ChangePart[] {
  const { property, before, after } = change
  const path = property ?? ''
  const { pattern, ids } = patternOf(path)
  const name = nameOf(path, lang)
  if (pattern === 'rule') {
    return ruleSteps(change, lang).map(({ where, ...step }) => ({
      label: where === '' ? name : `${name}, ${where}`,
      ...step,
    }))
  }
  if (pattern.endsWith('*')) {
    const item = sayItem(ids.at(-1) ?? '', before ?? after, lang)
    return [{ label: name, before: before === null ? null : item, after: before === null ? item : null }]
  }
  const { owner, translation, shown } = tellingOf(ids, before, after, lang)
  const part = (told: Lang, label: string): ChangePart => ({
    label,
    before: sayProperty(pattern, before, told),
    after: sayProperty(pattern, after, told),
  })
  const own = part(shown, `${name}${owner}${translation}`)
  // A translation that changed as well is not left out because somebody reads the other language.
  const away = other(lang)
  const translated = shown === lang && field(before, away) !== null && field(before, away) !== field(after, away)
  return translated ? [own, part(away, `${name}${owner}${translatedFrom(lang)}`)] : [own]
}

const other = (lang: Lang): Lang => (lang === 'vi' ? 'en' : 'vi')

/** An input, a piece of evidence, a band or a choice that came or went. */
function describeItem(name: string, id: string, before: Json, after: Json, lang: Lang): string {
  const [added, removed] = lang === 'vi' ? ['thêm', 'bỏ'] : ['added', 'removed']
  return `${before === null ? added : removed} ${name} ${sayItem(id, before ?? after, lang)}`
}

function sayItem(id: string, item: Json, lang: Lang): string {
  const label = field(item, 'label') ?? field(item, 'title')
  return label === null ? id : `${id} “${sayWords(label, lang)}”`
}

function sayProperty(pattern: string, value: Json, lang: Lang): string {
  if (/^(bands|vetoes|ceilings|invariants)\.\*\.when$/.test(pattern)) return sayLogic(value, lang)
  if (pattern.startsWith('guard.')) return sayGuard(pattern, value, lang)
  if (pattern === 'bands.order' || pattern === 'unit_types')
    return isList(value) ? value.map(sayRaw).join(', ') : sayRaw(value)
  if (field(value, 'vi') !== null) return `“${sayWords(value, lang)}”`
  if (pattern === 'not_arising' && typeof value === 'object') return sayPolicy(value, lang)
  if (pattern === 'ties' && typeof value === 'object') return sayTies(field(value, 'then_by'), lang)
  if (typeof value !== 'string') return sayValue(value, lang)
  return (
    values[`${pattern}=${value}`]?.[lang] ?? (DECIMALS.has(pattern) ? showDecimal(value, lang) : sayValue(value, lang))
  )
}

const sayTies = (names: Json, lang: Lang): string =>
  `${lang === 'vi' ? 'xét tiếp' : 'then by'} ${isList(names) ? names.map((name) => sayLogic({ var: name }, lang)).join(', ') : ''}`

/** A policy with the group in which it works. */
function sayPolicy(policy: Json, lang: Lang): string {
  const [within, among, to] = [field(policy, 'within'), field(policy, 'among'), field(policy, 'to')]
  const vi = lang === 'vi'
  if (among !== null) return `${vi ? 'chia đều trong' : 'shared out among what remains of'} ${sayRaw(among)}`
  if (within === null) return sayValue(policy, lang)
  const goal = to === null ? '' : ` ${vi ? 'về' : 'to'} ${showDecimal(sayRaw(to), lang)}`
  return `${vi ? 'quy đổi trong' : 'rescaled within'} ${sayRaw(within)}${goal}`
}

/** Numbers that travel as text; "1.10" as a printed number is none. */
const DECIMALS = new Set([
  'max',
  'scale.total',
  'scale.survey.points',
  'inputs.*.min',
  'inputs.*.max',
  'quotas.*.share',
])

/** Words for values that are names in the data. */
const values: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  'scored_by=appraisal': { vi: 'thẩm định', en: 'appraisal' },
  'scored_by=survey': { vi: 'điều tra xã hội học', en: 'survey' },
  'scored_by=judgement': { vi: 'hội đồng chấm', en: 'judgement' },
  'not_arising=exclude': { vi: 'không tính', en: 'excluded' },
  'not_arising=full': { vi: 'đủ điểm', en: 'full points' },
  'not_arising=zero': { vi: '0 điểm', en: 'no points' },
  'not_arising=redistribute': { vi: 'chia đều cho phần còn lại', en: 'shared out among the rest' },
  'not_arising=refuse': { vi: 'không được báo', en: 'cannot be claimed' },
  'scale.above_total=allowed': { vi: 'được vượt', en: 'allowed' },
  'scale.above_total=capped': { vi: 'không được vượt', en: 'capped' },
  'bonus.combine=sum': { vi: 'cộng lại', en: 'added up' },
  'bonus.combine=best': { vi: 'chỉ tính mục cao nhất', en: 'only the highest' },
  'penalty.combine=sum': { vi: 'cộng lại', en: 'added up' },
  'penalty.combine=best': { vi: 'chỉ tính mục cao nhất', en: 'only the highest' },
  'ties=shared': { vi: 'đồng hạng', en: 'shared place' },
  'provenance=official': { vi: 'chính thức', en: 'official' },
  'provenance=illustrative': { vi: 'minh họa', en: 'illustrative' },
  'kind=group': { vi: 'nhóm tiêu chí', en: 'group' },
  'kind=leaf': { vi: 'tiêu chí chấm điểm', en: 'scored criterion' },
}

/** The word for a value that is a name in the data, such as of "scored_by" the value "survey". */
export const valueName = (pattern: string, value: string, lang: Lang): string | undefined =>
  values[`${pattern}=${value}`]?.[lang]

/** "2 điểm", or "6 điểm, 3 tiêu chí" for a group. */
function saySummary(value: Json, lang: Lang): string {
  const max = showDecimal(sayRaw(field(value, 'max') ?? ''), lang)
  const criteria = field(value, 'criteria')
  const points = lang === 'vi' ? `${max} điểm` : `${max} ${max === '1' ? 'point' : 'points'}`
  if (criteria === null || !isList(criteria) || criteria.length === 0) return points
  const count = criteria.length
  return `${points}, ${count} ${lang === 'vi' ? 'tiêu chí' : count === 1 ? 'criterion' : 'criteria'}`
}

function sayPlace(place: Json, lang: Lang): string {
  if (place === null) return lang === 'vi' ? 'cấp cao nhất' : 'the top level'
  return `${sayRaw(field(place, 'number') ?? '')} “${sayWords(field(place, 'title'), lang)}”`
}

function sayWords(words: Json | Text, lang: Lang): string {
  const { vi = '', en = vi } = typeof words === 'object' && words !== null ? (words as Partial<Text>) : {}
  return lang === 'en' ? en : vi
}

const sayRaw = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

function field(value: Json, name: string): Json {
  if (typeof value !== 'object' || value === null || isList(value)) return null
  return Object.hasOwn(value, name) ? (value[name] ?? null) : null
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
