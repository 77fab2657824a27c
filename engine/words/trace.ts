/** The sentences of an explanation. */
import type { DateSource, Lang, NotArising } from '../model.ts'

interface Sentences {
  readonly yes: string
  readonly no: string
  /** Where a date is taken from. */
  readonly datedBy: Readonly<Record<DateSource, string>>
  readonly rounded: (from: string, to: string) => string
  readonly adjusted: (points: string, rule: string | null, reason: string) => string
  readonly open: (needs: string) => string
  /** `scope`: the group that the policy names. */
  readonly notArising: (reason: string | null, policy: NotArising, scope: string | null) => string
  readonly rescaled: (points: string, of: string, to: string, max: string) => string
  readonly shared: (points: string, of: string, to: string, max: string) => string
  readonly noSurvey: string
  readonly fault: (sentence: string) => string
  readonly total: string
  readonly index: (points: string, total: string, of: string, index: string) => string
  readonly noIndex: (open: number, faults: number) => string
  /** Stands behind the sum of an index that was held. */
  readonly held: Readonly<Record<'at-total' | 'at-zero', (total: string) => string>>
  readonly best: string
  readonly capped: (sum: string, points: string) => string
  /** What conditions wait for. */
  readonly awaited: (labels: string) => string
  readonly byConditions: (title: string) => string
  readonly veto: (band: string, title: string) => string
  readonly ceiling: (band: string, title: string) => string
  readonly band: (title: string) => string
  readonly unclassified: string
}

const policies: Readonly<Record<Lang, (policy: NotArising, scope: string | null) => string>> = {
  vi: (policy, scope) => {
    switch (policy) {
      case 'exclude':
        return scope === null
          ? 'không tính vào điểm và điểm tối đa'
          : `không tính; phần còn lại của mục “${scope}” quy đổi lên điểm tối đa của mục đó`
      case 'redistribute':
        return scope === null
          ? 'không tính; điểm tối đa chia đều cho các mục còn lại cùng cấp'
          : `không tính; điểm tối đa chia đều cho các phần còn lại của mục “${scope}”`
      case 'full':
        return 'được điểm tối đa'
      case 'zero':
        return 'được 0 điểm'
      case 'refuse':
        return 'không được chấp nhận'
      default:
        return policy satisfies never
    }
  },
  en: (policy, scope) => {
    switch (policy) {
      case 'exclude':
        return scope === null
          ? 'counts neither in points nor in the maximum'
          : `left out; what remains of “${scope}” is brought to the maximum of that group`
      case 'redistribute':
        return scope === null
          ? 'left out; its maximum goes in equal shares to what remains beside it'
          : `left out; its maximum goes in equal shares to what remains of “${scope}”`
      case 'full':
        return 'gets the maximum'
      case 'zero':
        return 'gets 0 points'
      case 'refuse':
        return 'is not accepted'
      default:
        return policy satisfies never
    }
  },
}

export const sentences: Readonly<Record<Lang, Sentences>> = {
  vi: {
    yes: 'Có',
    no: 'Không',
    datedBy: { 'digital-signature': 'theo chữ ký số', stamp: 'theo dấu đến', entry: 'theo khai báo' },
    rounded: (from, to) => `làm tròn nửa lên: ${from} → ${to}`,
    adjusted: (points, rule, reason) =>
      `hội đồng cho ${points} điểm${rule === null ? '' : ` thay cho ${rule} theo quy tắc`}. Lý do: ${reason}`,
    open: (needs) => (needs === '' ? 'chưa trả lời' : `chưa trả lời: ${needs}`),
    notArising: (reason, policy, scope) =>
      `không phát sinh${reason === null ? '' : ` (${clause(reason)})`}: ${policies.vi(policy, scope)}`,
    rescaled: (points, of, to, max) => `quy đổi trong mục: ${points} trên ${of} → ${to} trên ${max}`,
    shared: (points, of, to, max) =>
      `nhận thêm điểm tối đa của phần không phát sinh: ${points} trên ${of} → ${to} trên ${max}`,
    noSurvey: 'không tổ chức điều tra xã hội học: không tính vào điểm và điểm tối đa',
    fault: (sentence) => `không chấm được: ${sentence}`,
    total: 'Tổng điểm',
    index: (points, total, of, index) => `Chỉ số = ${points} × ${total} ÷ ${of} = ${index}`,
    noIndex: (open, faults) =>
      `Chưa có chỉ số: còn ${open} tiêu chí chưa trả lời${faults > 0 ? `, ${faults} tiêu chí không chấm được` : ''}`,
    held: { 'at-total': (total) => `, nhiều nhất là ${total}`, 'at-zero': () => ', ít nhất là 0' },
    best: 'chỉ tính mục cao nhất',
    capped: (sum, points) => `cộng được ${sum}, tính nhiều nhất ${points}`,
    awaited: (labels) => `Chưa trả lời về đơn vị: ${labels}`,
    byConditions: (title) => `Theo điều kiện của các mức: ${title}`,
    veto: (band, title) => `Xếp thẳng mức “${band}”: ${title}`,
    ceiling: (band, title) => `Không được xếp trên mức “${band}”: ${title}`,
    band: (title) => `Xếp loại: ${title}`,
    unclassified: 'không thuộc mức nào',
  },
  en: {
    yes: 'Yes',
    no: 'No',
    datedBy: {
      'digital-signature': 'by the digital signature',
      stamp: 'by the stamp of arrival',
      entry: 'as entered',
    },
    rounded: (from, to) => `rounded half-up: ${from} → ${to}`,
    adjusted: (points, rule, reason) =>
      `the council gave ${points}${rule === null ? '' : ` in place of ${rule} by the rule`}. Reason: ${reason}`,
    open: (needs) => (needs === '' ? 'not answered' : `not answered: ${needs}`),
    notArising: (reason, policy, scope) =>
      `not arising${reason === null ? '' : ` (${clause(reason)})`}: ${policies.en(policy, scope)}`,
    rescaled: (points, of, to, max) => `rescaled within: ${points} of ${of} → ${to} of ${max}`,
    shared: (points, of, to, max) => `given a share of what does not arise: ${points} of ${of} → ${to} of ${max}`,
    noSurvey: 'no survey was held: counts neither in points nor in the maximum',
    fault: (sentence) => `cannot be scored: ${sentence}`,
    total: 'Total',
    index: (points, total, of, index) => `Index = ${points} × ${total} ÷ ${of} = ${index}`,
    noIndex: (open, faults) =>
      `No index yet: ${open} criteria not answered${faults > 0 ? `, ${faults} cannot be scored` : ''}`,
    held: { 'at-total': (total) => `, at most ${total}`, 'at-zero': () => ', at least 0' },
    best: 'only the highest counts',
    capped: (sum, points) => `they come to ${sum}, at most ${points} counts`,
    awaited: (labels) => `Not answered about the unit: ${labels}`,
    byConditions: (title) => `By the conditions of the bands: ${title}`,
    veto: (band, title) => `Forced to “${band}”: ${title}`,
    ceiling: (band, title) => `Not above “${band}”: ${title}`,
    band: (title) => `Band: ${title}`,
    unclassified: 'in no band',
  },
}

/** A sentence of a person inside another one: without its full stop. */
const clause = (sentence: string): string => sentence.trimEnd().replace(/\.$/, '')
