/** JSON-Logic and written rules in a person's words, as far as a comparison needs them. */
import type { Json, Lang } from '../model.ts'
import { showDecimal } from '../numbers.ts'

const comparisons: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  '>=': { vi: 'từ', en: 'is at least' },
  '>': { vi: 'trên', en: 'is above' },
  '<': { vi: 'dưới', en: 'is below' },
  '<=': { vi: 'không quá', en: 'is at most' },
  '==': { vi: 'bằng', en: 'is' },
  '===': { vi: 'bằng', en: 'is' },
  '!=': { vi: 'khác', en: 'is not' },
}

const variables: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  index: { vi: 'chỉ số', en: 'the index' },
  base: { vi: 'chỉ số chưa kể điểm thưởng, điểm trừ', en: 'the index without bonus and penalty' },
  bonus: { vi: 'điểm thưởng', en: 'the bonus' },
  penalty: { vi: 'điểm trừ', en: 'the penalty' },
  'leaves.zero': { vi: 'số tiêu chí 0 điểm', en: 'the number of criteria with 0 points' },
  'leaves.min': { vi: 'tỷ lệ điểm thấp nhất của một tiêu chí', en: 'the lowest share of any criterion' },
  'scale.total': { vi: 'tổng điểm của thang', en: 'the total of the scale' },
  'scale.survey': { vi: 'điểm điều tra', en: 'the points of the survey' },
  'leaves.count': { vi: 'số tiêu chí', en: 'the number of criteria' },
  'leaves.largest': { vi: 'điểm tối đa lớn nhất của một tiêu chí', en: 'the largest maximum of any criterion' },
  'leaves.smallest': { vi: 'điểm tối đa nhỏ nhất của một tiêu chí', en: 'the smallest maximum of any criterion' },
  'domains.count': { vi: 'số lĩnh vực', en: 'the number of domains' },
  'domains.kept': {
    vi: 'phần điểm nhỏ nhất mà một lĩnh vực giữ lại (%)',
    en: 'the least share that a domain keeps (%)',
  },
}

/** `{ ">=": [{ var: index }, 90] }` → "chỉ số từ 90". What has no words here is shown as it is written. */
export function sayLogic(logic: Json, lang: Lang): string {
  if (logic === true) return lang === 'vi' ? 'mọi trường hợp còn lại' : 'all other cases'
  if (typeof logic !== 'object' || logic === null || Array.isArray(logic)) return sayValue(logic, lang)
  const [[operator, operands] = ['', null]] = Object.entries(logic)
  const list: readonly Json[] = Array.isArray(operands) ? operands : [operands]
  if (operator === 'var') return sayVariable(typeof list[0] === 'string' ? list[0] : '', lang)
  if (operator === 'and') return list.map((part) => sayLogic(part, lang)).join(lang === 'vi' ? ' và ' : ' and ')
  if (operator === 'or') return list.map((part) => `(${sayLogic(part, lang)})`).join(lang === 'vi' ? ' hoặc ' : ' or ')
  if (operator === '!') return `${lang === 'vi' ? 'không phải' : 'not'} (${sayLogic(list[0] ?? null, lang)})`
  const comparison = comparisons[operator]
  if (comparison && list.length === 2) return list.map((part) => sayLogic(part, lang)).join(` ${comparison[lang]} `)
  return sayValue(logic, lang)
}

function sayVariable(name: string, lang: Lang): string {
  const share = /^domains\.(.+)\.ratio$/.exec(name)?.[1]
  if (share) return lang === 'vi' ? `tỷ lệ điểm của ${share}` : `the share of ${share}`
  const [root, id = '', part] = name.split('.')
  if (root === 'flags') return lang === 'vi' ? `“${id}” là có` : `“${id}” is yes`
  if (root === 'attributes') return `“${id}”`
  if (root === 'criteria' && part === 'points') return lang === 'vi' ? `điểm của ${id}` : `the points of ${id}`
  if (root === 'criteria') return lang === 'vi' ? `tỷ lệ điểm của ${id}` : `the share of ${id}`
  return variables[name]?.[lang] ?? name
}

/** Any value on one line, the way it would stand in a YAML file; numbers and dates as people read them. */
export function sayValue(value: Json, lang: Lang): string {
  if (value === null) return lang === 'vi' ? 'không có' : 'none'
  if (value === true) return lang === 'vi' ? 'có' : 'yes'
  if (value === false) return lang === 'vi' ? 'không' : 'no'
  if (typeof value === 'number') return showDecimal(String(value), lang)
  if (typeof value === 'string') return sayText(value)
  if (Array.isArray(value)) return `[${value.map((item) => sayValue(item, lang)).join('; ')}]`
  return `{ ${Object.entries(value)
    .map(([key, item]) => `${key}: ${sayValue(item, lang)}`)
    .join('; ')} }`
}

/** "2026-01-31" → "31/01/2026", "01-31" → "31/01"; other words stay. */
const sayText = (text: string): string =>
  /^(?:\d{4}-)?\d{2}-\d{2}$/.test(text) ? text.split('-').toReversed().join('/') : text
