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
  readonly notArising: (reason: string | null, policy: NotArising) => string
  readonly noSurvey: string
  readonly fault: (sentence: string) => string
  readonly total: string
  readonly index: (points: string, total: string, of: string, index: string) => string
  readonly noIndex: (open: number, faults: number) => string
  readonly band: (title: string) => string
  readonly unclassified: string
}

const policies: Readonly<Record<Lang, Readonly<Record<NotArising, string>>>> = {
  vi: {
    exclude: 'không tính vào điểm và điểm tối đa',
    full: 'được điểm tối đa',
    zero: 'được 0 điểm',
    refuse: 'không được chấp nhận',
  },
  en: {
    exclude: 'counts neither in points nor in the maximum',
    full: 'gets the maximum',
    zero: 'gets 0 points',
    refuse: 'is not accepted',
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
    notArising: (reason, policy) => `không phát sinh${reason === null ? '' : ` (${reason})`}: ${policies.vi[policy]}`,
    noSurvey: 'không tổ chức điều tra xã hội học: không tính vào điểm và điểm tối đa',
    fault: (sentence) => `không chấm được: ${sentence}`,
    total: 'Tổng điểm',
    index: (points, total, of, index) => `Chỉ số = ${points} × ${total} ÷ ${of} = ${index}`,
    noIndex: (open, faults) =>
      `Chưa có chỉ số: còn ${open} tiêu chí chưa trả lời${faults > 0 ? `, ${faults} tiêu chí không chấm được` : ''}`,
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
    notArising: (reason, policy) => `not arising${reason === null ? '' : ` (${reason})`}: ${policies.en[policy]}`,
    noSurvey: 'no survey was held: counts neither in points nor in the maximum',
    fault: (sentence) => `cannot be scored: ${sentence}`,
    total: 'Total',
    index: (points, total, of, index) => `Index = ${points} × ${total} ÷ ${of} = ${index}`,
    noIndex: (open, faults) =>
      `No index yet: ${open} criteria not answered${faults > 0 ? `, ${faults} cannot be scored` : ''}`,
    band: (title) => `Band: ${title}`,
    unclassified: 'in no band',
  },
}
