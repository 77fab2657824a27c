/** What a framework lets its overlays change, part by part, and in a person's words. (SPEC C10, C11) */
import type { Guard, Json, Lang, NodeGuard } from '../model.ts'
import { showDecimal } from '../numbers.ts'
import { sayValue } from './logic-words.ts'
import type { Values } from './parts.ts'
import { nameOf } from './properties.ts'
import { isList, plain } from './values.ts'

/** A list of locks is a set: its order says nothing. */
const lockOf = (locked: NodeGuard['locked']): Json => (typeof locked === 'object' ? locked.toSorted() : plain(locked))

export const guardValues = ({ locked, range, addable, keep_total }: NodeGuard = {}): Values => ({
  locked: lockOf(locked),
  range: plain(range?.max),
  addable: plain(addable),
  keep_total: plain(keep_total),
})

export const wholeGuardValues = ({ locked, each }: Guard = {}): Values => ({
  locked: lockOf(locked),
  ...Object.fromEntries(Object.entries(guardValues(each)).map(([key, value]) => [`each.${key}`, value])),
})

const words: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  unstated: { vi: 'không quy định', en: 'not stated' },
  'locked true': { vi: 'toàn bộ', en: 'everything' },
  'locked false': { vi: 'không khóa', en: 'nothing' },
  'addable true': { vi: 'được', en: 'anything' },
  'addable false': { vi: 'không được', en: 'nothing' },
  'keep_total true': { vi: 'có', en: 'yes' },
  'keep_total false': { vi: 'không', en: 'no' },
  remove: { vi: 'bỏ', en: 'removal' },
  move: { vi: 'chuyển chỗ', en: 'moves' },
  rename: { vi: 'đổi mã', en: 'renaming' },
  bands: { vi: 'các mức xếp loại', en: 'the bands' },
  facts: { vi: 'số liệu chung', en: 'facts' },
  constants: { vi: 'hằng số', en: 'constants' },
  targets: { vi: 'chỉ tiêu', en: 'targets' },
  attributes: { vi: 'đặc điểm đơn vị', en: 'attributes' },
  inputs: { vi: 'các ô nhập', en: 'inputs' },
  evidence: { vi: 'tài liệu kiểm chứng', en: 'evidence' },
}

export function sayGuard(pattern: string, value: Json, lang: Lang): string {
  const kind = pattern.split('.').at(-1) ?? ''
  if (value === null) return words['unstated']?.[lang] ?? ''
  if (typeof value === 'boolean') return words[`${kind} ${value}`]?.[lang] ?? String(value)
  if (isList(value) && kind === 'locked')
    return value.map((name) => (typeof name === 'string' ? (words[name]?.[lang] ?? nameOf(name, lang)) : '')).join(', ')
  if (isList(value)) {
    const [least = '', most = ''] = value.map((bound) => sayValue(bound, lang))
    return lang === 'vi' ? `từ ${least} đến ${most}` : `${least} to ${most}`
  }
  return sayLimits(value, lang)
}

/** "nhiều nhất 2 mục, 3 điểm". */
function sayLimits(value: Json, lang: Lang): string {
  const { at_most, most_points } = value as { readonly at_most?: number; readonly most_points?: number }
  const show = (number: number): string => showDecimal(String(number), lang)
  const units = lang === 'vi' ? ['mục', 'mục', 'điểm', 'điểm'] : ['entry', 'entries', 'point', 'points']
  const count = (number: number | undefined, one = '', many = ''): readonly string[] =>
    number === undefined ? [] : [`${show(number)} ${number === 1 ? one : many}`]
  const parts = [...count(at_most, units[0], units[1]), ...count(most_points, units[2], units[3])]
  return `${lang === 'vi' ? 'nhiều nhất' : 'at most'} ${parts.join(', ')}`
}
