/**
 * The part of the catalogue of problems that is about what a person entered, and about scoring it: all that
 * `engine/live` has to word. Every other problem is of a file, and its words stay on the server.
 */
import type { Lang, Problem } from '../model.ts'
import { showDecimal } from '../numbers.ts'

export const entered = {
  'unknown-input': {
    vi: 'Tiêu chí không có đầu vào “{found}”. Có: {known}.',
    en: 'The criterion has no input "{found}". There are: {known}.',
  },
  'not-yes-or-no': { vi: 'Hãy chọn Có hoặc Không.', en: 'Choose Yes or No.' },
  'not-a-choice': {
    vi: '“{found}” không có trong các lựa chọn: {known}.',
    en: '"{found}" is not one of the choices: {known}.',
  },
  'not-a-number': {
    vi: '“{found}” không phải là số. Hãy gõ như 8,5 hoặc 1234.',
    en: '"{found}" is not a number. Type it as 8.5 or 1234.',
  },
  'not-a-decimal': {
    vi: '“{found}” không phải là số dạng "8.5".',
    en: '"{found}" is not a number such as "8.5".',
  },
  'answer-too-small': { vi: 'Nhỏ nhất là {min}; đã nhập {found}.', en: 'The least is {min}; {found} was entered.' },
  'answer-too-large': { vi: 'Lớn nhất là {max}; đã nhập {found}.', en: 'The most is {max}; {found} was entered.' },
  'answer-off-step': {
    vi: 'Giá trị phải là bội của {step}; đã nhập {found}.',
    en: 'The value must be a multiple of {step}; {found} was entered.',
  },
  'answer-above-other': {
    vi: '{found} không được lớn hơn {limit} (“{other}”).',
    en: '{found} may not be more than {limit} ("{other}").',
  },
  'answer-above-rest': {
    vi: '{found} không được lớn hơn {limit} (“{other}” trừ “{less}”).',
    en: '{found} may not be more than {limit} ("{other}" less "{less}").',
  },
  'not-a-text': { vi: 'Ở đây cần chữ.', en: 'Text is needed here.' },
  'text-missing': { vi: 'Hãy ghi nội dung.', en: 'Write something here.' },
  'text-too-long': { vi: 'Nhiều nhất {limit} ký tự.', en: 'At most {limit} characters.' },
  'reason-missing': { vi: 'Hãy ghi lý do.', en: 'Give the reason.' },
  'not-arising-refused': {
    vi: 'Tiêu chí này luôn phát sinh, không được ghi “không phát sinh”.',
    en: 'This criterion always arises; "not arising" cannot be claimed.',
  },
  'points-out-of-range': {
    vi: 'Điểm {found} ngoài khoảng từ 0 đến {max}.',
    en: '{found} points are outside 0 to {max}.',
  },
  'value-without-points': {
    vi: 'Văn bản không quy định điểm cho giá trị này: nó rơi vào khoảng hở giữa các bậc. Cấp có thẩm quyền phải quyết định điểm.',
    en: 'The text gives no points for this value: it lies in a gap between the steps. The competent authority has to decide.',
  },
  'rule-without-number': {
    vi: 'Quy tắc không cho ra một số ({found}), thường do chia cho 0. Hãy kiểm tra số liệu.',
    en: 'The rule gives no number ({found}), usually a division by 0. Check the facts.',
  },
  'too-many-decimals': {
    vi: '“{found}” có quá nhiều chữ số lẻ: nhiều nhất {digits}.',
    en: '"{found}" has too many digits after the point: at most {digits}.',
  },
  'bad-day': {
    vi: 'Không có ngày “{found}”. Hãy viết như "2026-01-31" (hoặc "01-31" trong hạn của quy tắc).',
    en: 'There is no day "{found}". Write it as "2026-01-31" (or "01-31" in a rule’s deadline).',
  },
  'decimal-comma': {
    vi: '“{key}: {found}” dùng dấu phẩy thập phân. Trong tệp chỉ dùng dấu chấm: hãy viết {instead}.',
    en: '"{key}: {found}" has a decimal comma. Files take the dot only: write {instead}.',
  },
} as const satisfies Readonly<Record<string, { readonly vi: string; readonly en: string }>>

export type EnteredCode = keyof typeof entered

/** Codes about what a person entered: their numbers are shown the way that person writes them. */
const ENTERED = /^(?:answer-|points-out-of-range$)/

type Catalogue = Readonly<Record<string, { readonly vi: string; readonly en: string }>>

/** The sentence of a problem, by a catalogue that may hold only some codes. */
export function sentenceOf(words: Catalogue, { code, params }: Problem, lang: Lang): string {
  const template = words[code]?.[lang] ?? code
  const shown = (value: string): string => (ENTERED.test(code) ? showDecimal(value, lang) : value)
  return template.replace(/\{(\w+)\}/g, (_, name: string) => shown(params[name] ?? '…')).replace(' (…)', '')
}

/** With the name that was probably meant. */
export function sayWith(words: Catalogue, problem: Problem, lang: Lang): string {
  const sentence = sentenceOf(words, problem, lang)
  const { suggestion } = problem.params
  if (suggestion === undefined) return sentence
  return lang === 'vi' ? `${sentence} Ý bạn là “${suggestion}”?` : `${sentence} Did you mean "${suggestion}"?`
}

/** The sentence of a problem that an answer or its scoring gave. */
export const say = (problem: Problem, lang: Lang): string => sayWith(entered, problem, lang)
