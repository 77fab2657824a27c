/**
 * The usual ways of scoring one criterion, each with figures that fit its maximum and words that its author then makes
 * those of the decision. None of them is taken from a decision. (SPEC W16)
 */
import type { EvidenceShape, InputShape, RuleShape } from '../load/shape.ts'
import type { Decimal, ScoredBy, Text } from '../model.ts'
import { fromUnits, toUnits } from '../points.ts'

/** What stands in a criterion beside its number, title and maximum. */
export interface Made {
  readonly scored_by: ScoredBy
  readonly inputs: readonly InputShape[]
  readonly evidence?: readonly EvidenceShape[]
  readonly rule: RuleShape
}

export interface Template {
  readonly id: string
  readonly title: Required<Text>
  /** In one sentence: how the points come about. */
  readonly about: Required<Text>
  /**
   * @param max in points: "2.5"
   * @param taken names that its inputs may not have
   * @param digits after the point of a criterion's points, as the framework rounds
   */
  readonly make: (max: Decimal, taken?: readonly string[], digits?: number) => Made
}

const evidence: readonly EvidenceShape[] = [
  { id: 'proof', label: { vi: 'Tài liệu kiểm chứng', en: 'Evidence' }, required: true },
]

interface Figures {
  readonly max: number
  /** Half of the maximum; the maximum itself where the framework's digits have no half of it. */
  readonly half: number
  readonly digits: number
  /** The input's own name, or the next one that is free. */
  readonly name: (id: string) => string
}

const template = (
  id: string,
  title: Template['title'],
  about: Template['about'],
  fill: (figures: Figures) => Omit<Made, 'scored_by'> & Partial<Made>,
): Template => ({
  id,
  title,
  about,
  make: (max, taken = [], digits = 2) => {
    const units = toUnits(max, digits)
    const half = Math.ceil(units / 2)
    const name = (wanted: string): string => free(wanted, taken, '_')
    const made = fill({ max: Number(max), half: Number(fromUnits(half, digits)), digits, name })
    return { scored_by: 'appraisal', ...made }
  },
})

/** "done", else "done_2", "done_3" … */
export function free(wanted: string, taken: readonly string[], sign: '_' | '-'): string {
  if (!taken.includes(wanted)) return wanted
  let next = 2
  while (taken.includes(`${wanted}${sign}${next}`)) next++
  return `${wanted}${sign}${next}`
}

const yesOrNo = (id: string, vi: string, en: string): InputShape => ({ id, type: 'boolean', label: { vi, en } })
const count = (id: string, vi: string, en: string, more: Partial<InputShape> = {}): InputShape => ({
  id,
  type: 'count',
  ...more,
  label: { vi, en },
})

/** Done of all. With 4 digits shares of more are not exact (SPEC S3). */
const share = (name: Figures['name'], digits: number): readonly [InputShape, InputShape] => {
  const [done, all] = [name('done'), name('total')]
  const most = digits < 4 ? {} : { max: 100_000 }
  return [
    count(done, 'Số đã hoàn thành', 'Completed', { at_most: all }),
    count(all, 'Tổng số phải thực hiện', 'To be completed in all', { min: 1, ...most }),
  ]
}

export const templates: readonly Template[] = [
  template(
    'yes-no',
    { vi: 'Có / không', en: 'Yes or no' },
    { vi: 'Có thì được điểm tối đa, không thì 0 điểm.', en: 'Yes earns the maximum, no earns nothing.' },
    ({ max, name }) => {
      const done = name('done')
      return {
        inputs: [yesOrNo(done, 'Đã thực hiện', 'Done')],
        evidence,
        rule: { yes_no: { of: done, yes: max, no: 0 } },
      }
    },
  ),
  template(
    'tiers',
    { vi: 'Bậc thang theo tỷ lệ', en: 'Steps of a share' },
    {
      vi: 'Tỷ lệ hoàn thành rơi vào bậc nào thì được điểm của bậc ấy.',
      en: 'The share that is completed earns the points of the step in which it lies.',
    },
    ({ max, half, digits, name }) => {
      const [done, all] = share(name, digits)
      const steps = [
        { below: 70, points: 0 },
        ...(half < max ? [{ from: 70, points: half }] : []),
        { from: half < max ? 90 : 70, points: max },
      ]
      return { inputs: [done, all], evidence, rule: { tiers: { of: { ratio: [done.id, all.id] }, steps } } }
    },
  ),
  template(
    'ratio',
    { vi: 'Theo tỷ lệ', en: 'In proportion' },
    {
      vi: 'Điểm tối đa nhân với tỷ lệ hoàn thành: đạt 80% thì được 80% số điểm.',
      en: 'The maximum times the share that is completed: 80% done earns 80% of the points.',
    },
    ({ digits, name }) => {
      const [done, all] = share(name, digits)
      return { inputs: [done, all], evidence, rule: { ratio: { of: [done.id, all.id] } } }
    },
  ),
  template(
    'all-of',
    { vi: 'Đạt đủ danh mục', en: 'All of a list' },
    {
      vi: 'Đủ mọi nội dung thì được điểm tối đa, thiếu một nội dung thì 0 điểm.',
      en: 'Everything on the list earns the maximum; with one thing missing it earns nothing.',
    },
    ({ max, name }) => {
      const [first, second] = [name('first'), name('second')]
      return {
        inputs: [yesOrNo(first, 'Nội dung thứ nhất', 'First part'), yesOrNo(second, 'Nội dung thứ hai', 'Second part')],
        evidence,
        rule: { all_of: { of: [first, second], points: max, otherwise: 0 } },
      }
    },
  ),
  template(
    'checklist',
    { vi: 'Cộng điểm từng nội dung', en: 'Points for each part' },
    {
      vi: 'Mỗi nội dung đạt được thì được cộng điểm của nội dung ấy.',
      en: 'Each part that is met adds its own points.',
    },
    ({ max, half, digits, name }) => {
      const [first, second] = [name('first'), name('second')]
      const rest = Number(fromUnits(toUnits(String(max), digits) - toUnits(String(half), digits), digits))
      return {
        inputs: [yesOrNo(first, 'Nội dung thứ nhất', 'First part'), yesOrNo(second, 'Nội dung thứ hai', 'Second part')],
        evidence,
        rule: {
          checklist: [
            { of: first, points: half },
            { of: second, points: rest },
          ],
        },
      }
    },
  ),
  template(
    'deadline',
    { vi: 'Theo thời hạn', en: 'By a deadline' },
    {
      vi: 'Thực hiện đúng hạn thì được điểm tối đa, chậm thì ít điểm hơn, quá chậm hoặc không thực hiện thì 0 điểm.',
      en: 'In time earns the maximum, late earns less, too late or not at all earns nothing.',
    },
    ({ max, half, name }) => {
      const [done, on] = [name('done'), name('done_on')]
      return {
        inputs: [
          yesOrNo(done, 'Đã thực hiện', 'Done'),
          { id: on, type: 'date', when: done, label: { vi: 'Ngày thực hiện', en: 'Day on which it was done' } },
        ],
        evidence,
        rule: {
          deadline: {
            of: on,
            done,
            not_done: 0,
            tiers: [
              { until: '01-31', points: max },
              ...(half < max ? [{ until: '02-15', points: half }] : []),
              { otherwise: 0 },
            ],
          },
        },
      }
    },
  ),
  template(
    'count',
    { vi: 'Cộng điểm theo lần', en: 'Points each time' },
    {
      vi: 'Mỗi lần được cộng một số điểm, không quá điểm tối đa.',
      en: 'Each time adds some points, up to the maximum.',
    },
    ({ max, half, name }) => {
      const times = name('times')
      return {
        inputs: [count(times, 'Số lần', 'How many times')],
        evidence,
        rule: { count: { of: times, each: half, cap: max } },
      }
    },
  ),
  template(
    'deduct',
    { vi: 'Trừ điểm theo lần', en: 'Points off each time' },
    {
      vi: 'Bắt đầu từ điểm tối đa, mỗi lần vi phạm bị trừ một số điểm, thấp nhất là 0.',
      en: 'From the maximum each breach takes some points off, down to 0.',
    },
    ({ max, half, name }) => {
      const times = name('times')
      return {
        inputs: [count(times, 'Số lần vi phạm', 'Breaches')],
        evidence,
        rule: { deduct: { of: times, start: max, each: half, floor: 0 } },
      }
    },
  ),
  template(
    'judgement',
    { vi: 'Chấm theo nhận định', en: 'By judgement' },
    {
      vi: 'Hội đồng cho điểm từ 0 đến điểm tối đa.',
      en: 'The council awards points from 0 to the maximum.',
    },
    ({ max, digits, name }) => {
      const awarded = name('awarded')
      return {
        scored_by: 'judgement',
        inputs: [{ id: awarded, type: 'decimal', min: 0, max, decimals: digits, label: { vi: 'Điểm', en: 'Points' } }],
        rule: { judgement: { of: awarded } },
      }
    },
  ),
]
