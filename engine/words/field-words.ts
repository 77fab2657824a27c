/**
 * What the fields of an editor are called where neither the comparison nor the parts of a rule have a name for them, and
 * the words for values that are chosen.
 */
import type { Lang } from '../model.ts'

type Words = Readonly<Record<string, Readonly<Record<Lang, string>>>>

/** By the key of the value. */
export const fieldWords: Words = {
  framework: { vi: 'mã khung', en: 'id of the framework' },
  version: { vi: 'phiên bản', en: 'version' },
  document: { vi: 'văn bản', en: 'document' },
  issued: { vi: 'ngày ban hành', en: 'day of issue' },
  issuer: { vi: 'nơi ban hành', en: 'issued by' },
  from: { vi: 'từ ngày', en: 'from' },
  until: { vi: 'đến hết ngày', en: 'until' },
  item: { vi: 'mục', en: 'item' },
  page: { vi: 'trang', en: 'page' },
  note: { vi: 'ghi chú', en: 'note' },
  policy: { vi: 'cách xử lý', en: 'policy' },
  within: { vi: 'trong nhóm', en: 'within' },
  among: { vi: 'chia trong nhóm', en: 'among' },
  to: { vi: 'về', en: 'to' },
  required: { vi: 'bắt buộc', en: 'required' },
}

/** By the value. */
export const choiceWords: Words = {
  boolean: { vi: 'có/không', en: 'yes or no' },
  choice: { vi: 'lựa chọn', en: 'choice' },
  count: { vi: 'số đếm', en: 'count' },
  decimal: { vi: 'số thập phân', en: 'decimal' },
  percent: { vi: 'phần trăm', en: 'percent' },
  money: { vi: 'số tiền', en: 'money' },
  date: { vi: 'ngày', en: 'date' },
  text: { vi: 'chữ', en: 'text' },
  rescale: { vi: 'quy đổi', en: 'rescaled' },
  none: { vi: 'không khảo sát', en: 'no survey' },
  'half-up': { vi: 'làm tròn nửa lên', en: 'half up' },
}
