/** What the forms of rules and their parts are called: for what changed in a rule, and for the fields that edit one. */
import type { Lang } from '../model.ts'

type Words = Readonly<Record<string, Readonly<Record<Lang, string>>>>

export const forms: Words = {
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
export const terms: Words = {
  not_arising: { vi: 'không phát sinh', en: 'not arising' },
  up: { vi: 'càng cao càng tốt', en: 'higher is better' },
  down: { vi: 'càng thấp càng tốt', en: 'lower is better' },
  'digital-signature': { vi: 'chữ ký số', en: 'the digital signature' },
  stamp: { vi: 'dấu công văn', en: 'the stamp' },
  entry: { vi: 'người nhập', en: 'the entry' },
}

/** ["steps", 2, "points"] → "bậc 2, điểm". */
export function sayPath(path: readonly (string | number)[], lang: Lang): string {
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
