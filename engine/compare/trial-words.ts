/** A trial in words: one sentence for the whole, one for each thing that could not be carried over. One catalogue. */
import type { Lang } from '../model.ts'
import { showDecimal } from '../numbers.ts'
import { titleOf } from '../score/title.ts'
import { say } from '../words/entered.ts'
import type { TrialNote, TrialNoteKind } from './notes.ts'
import type { Trial, TrialPoints } from './trial.ts'

type Words = Readonly<Record<Lang, string>>

/** `{what}`: the criterion or list; `{input}`: in it; `{units}`: "3 đơn vị"; `{why}`: what is wrong with the first answer. */
const catalogue: Readonly<Record<TrialNoteKind, Words>> = {
  'criterion-new': {
    vi: '{what}: tiêu chí mới, đợt này chưa hỏi ({units} chưa có câu trả lời).',
    en: '{what}: a new criterion that the round did not ask ({units} without an answer).',
  },
  'input-new': {
    vi: '{what}: ô “{input}” là ô mới, đợt này chưa hỏi ({units} chưa có câu trả lời).',
    en: '{what}: "{input}" is new, the round did not ask it ({units} without an answer).',
  },
  'type-changed': {
    vi: '{what}: ô “{input}” đã đổi kiểu dữ liệu, câu trả lời cũ không dùng được ({units}).',
    en: '{what}: "{input}" is of another type now, so the old answer cannot be used ({units}).',
  },
  'choice-gone': {
    vi: '{what}: lựa chọn đã chọn ở “{input}” không còn trong khung sau ({units}).',
    en: '{what}: the choice made in "{input}" is gone from the newer framework ({units}).',
  },
  unanswered: {
    vi: '{what}: “{input}” chưa có câu trả lời trong đợt này ({units}).',
    en: '{what}: "{input}" has no answer in this round ({units}).',
  },
  invalid: {
    vi: '{what}: câu trả lời không hợp lệ theo khung sau ({units}). {why}',
    en: '{what}: the answer is not valid under the newer framework ({units}). {why}',
  },
  'not-scored': {
    vi: '{what}: không chấm được theo khung sau ({units}). {why}',
    en: '{what}: cannot be scored under the newer framework ({units}). {why}',
  },
  waits: {
    vi: '{what}: quy tắc cần điểm hoặc số so sánh của tiêu chí khác, ở đây chưa có ({units}).',
    en: "{what}: the rule needs another criterion's points or comparison, which are not there ({units}).",
  },
  'nothing-counts': {
    vi: 'Không còn điểm tối đa nào được tính, nên không có chỉ số ({units}).',
    en: 'Nothing of the maximum counts, so there is no index ({units}).',
  },
  'unit-type': {
    vi: 'Khung sau không áp dụng cho loại đơn vị “{input}”; ở đây vẫn tính thử cho các đơn vị loại này, nếu có.',
    en: 'The newer framework does not rate units of the type "{input}"; if there are any, they are tried all the same.',
  },
  'survey-left-out': {
    vi: 'Đợt này không điều tra xã hội học nên phần điều tra của khung sau không được tính ({units}).',
    en: 'The round held no survey, so the survey part of the newer framework does not count ({units}).',
  },
  'points-capped': {
    vi: '{what}: điểm hội đồng cho cao hơn điểm tối đa mới, ở đây tính bằng điểm tối đa mới ({units}).',
    en: '{what}: the points that the council gave are above the new maximum and are taken as that maximum ({units}).',
  },
  'points-kept': {
    vi: '{what}: giữ nguyên điểm hội đồng đã cho, dù quy tắc hoặc điểm tối đa đã khác ({units}).',
    en: '{what}: the points that the council gave stay, though the rule or the maximum is another one ({units}).',
  },
  'other-unit': {
    vi: '{what}: ô “{input}” đã đổi đơn vị tính, số đã nhập vẫn dùng nguyên như cũ ({units}).',
    en: '{what}: "{input}" has another unit of measure now; the figures are used as they were entered ({units}).',
  },
  reworded: {
    vi: '{what}: tên tiêu chí hoặc ô nhập đã viết khác, câu trả lời vẫn dùng nguyên ({units}); hãy xem có còn hỏi cùng một việc.',
    en: '{what}: the title or a label reads otherwise, the answers are used as they are ({units}); see whether it still asks for the same.',
  },
  'criterion-gone': {
    vi: '{what}: tiêu chí không còn trong khung sau, điểm đã chấm không được tính ({units}).',
    en: '{what}: the criterion is gone, its points no longer count ({units}).',
  },
  'input-gone': {
    vi: '{what}: ô “{input}” không còn trong khung sau, câu trả lời không dùng đến ({units}).',
    en: '{what}: "{input}" is gone, its answers are not used ({units}).',
  },
}

const lists: Readonly<Record<string, Words>> = {
  facts: { vi: 'Số liệu dùng chung', en: 'Shared facts' },
  flags: { vi: 'Thông tin về đơn vị', en: 'About the unit' },
  targets: { vi: 'Chỉ tiêu của đơn vị', en: 'Targets of the unit' },
  attributes: { vi: 'Đặc điểm của đơn vị', en: 'Attributes of the unit' },
}

export function describeTrialNote(note: TrialNote, lang: Lang): string {
  const { kind, id, number, title, input, units, problem } = note
  const [open, close] = lang === 'vi' ? '“”' : '""'
  const what = title === null ? (lists[id]?.[lang] ?? id) : `${number} ${open}${titleOf(title, lang)}${close}`
  const params: Readonly<Record<string, string>> = {
    what,
    input: input === null ? '' : input.label === null ? input.id : titleOf(input.label, lang),
    units: countUnits(units.length, lang),
    why: problem === null ? '' : exampleOf(note, problem, lang),
  }
  return catalogue[kind][lang].replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '').trimEnd()
}

/** Of several units only the first one's answer is told. */
function exampleOf({ units }: TrialNote, problem: NonNullable<TrialNote['problem']>, lang: Lang): string {
  const sentence = say(problem, lang)
  if (units.length === 1) return sentence
  return `${lang === 'vi' ? 'Ví dụ' : 'For example'}: ${sentence}`
}

const countUnits = (count: number, lang: Lang): string =>
  lang === 'vi' ? `${count} đơn vị` : count === 1 ? '1 unit' : `${count} units`

/**
 * What came of it, for the top of a page: how many would change place, who the most, and how many have no index.
 * "3 trên 12 đơn vị sẽ đổi hạng; nhiều nhất: Phòng A lên 2 bậc (5 → 3)."
 */
export function describeTrial({ units, comparable }: Trial, lang: Lang): readonly string[] {
  const both = units.filter(({ before, after }) => before.index !== null && after.index !== null)
  const without = units.filter(({ before, after }) => before.index !== null && after.index === null)
  const certain = sayCertain(units, lang)
  return [
    // Where nobody has a place both times, what is certain all the same is the answer.
    ...(both.length === 0 && certain.length > 0 ? [] : [sayMoves(units, lang)]),
    ...(both.length === 0 ? [] : [sayFigures(both, comparable, lang)]),
    ...certain,
    ...(without.length === 0 ? [] : [sayWithout(without.length, both.length > 0, lang)]),
  ]
}

function sayFigures(units: Trial['units'], comparable: boolean, lang: Lang): string {
  const count = (some: readonly unknown[]): string => countUnits(some.length, lang)
  const bands = count(units.filter(({ before, after }) => before.band !== after.band))
  const indices = count(units.filter(({ difference }) => difference !== null && Number(difference) !== 0))
  if (lang === 'vi')
    return comparable
      ? `${indices} đổi chỉ số, ${bands} đổi xếp loại.`
      : `Hai khung dùng thang điểm khác nhau nên không so sánh chỉ số; ${bands} đổi xếp loại.`
  return comparable
    ? `${indices} would have another index, ${bands} another band.`
    : `The two use different scales, so indices are not compared; ${bands} would have another band.`
}

function sayWithout(count: number, others: boolean, lang: Lang): string {
  if (lang === 'vi')
    return `${countUnits(count, lang)} chưa tính được chỉ số nên không có hạng${others ? '; các đơn vị khác được xếp hạng với nhau' : ''}.`
  return `${countUnits(count, lang)} would have no index and so no place${others ? '; the others are ranked without' : ''}.`
}

/** Of all units together, who changes place and who does not, whatever is answered yet; nothing where one is not known. */
function sayCertain(units: Trial['units'], lang: Lang): readonly string[] {
  const known = units.flatMap(({ before, left }) =>
    left && before.place !== null ? [{ place: before.place, left }] : [],
  )
  if (known.length < units.length || known.length === 0) return []
  const moved = known.filter(({ place, left }) => place < left.best || place > left.worst)
  const kept = known.filter(({ place, left }) => place === left.best && place === left.worst)
  const [certain, same] = [countUnits(moved.length, lang), countUnits(kept.length, lang)]
  const rest = countUnits(known.length - moved.length - kept.length, lang)
  return [
    lang === 'vi'
      ? `Dù câu trả lời còn thiếu ra sao: ${certain} chắc chắn đổi hạng, ${same} chắc chắn giữ hạng, ${rest} còn tùy.`
      : `Whatever is answered yet: ${certain} certain to change place, ${same} certain to keep it, ${rest} undecided.`,
  ]
}

function sayMoves(units: Trial['units'], lang: Lang): string {
  const vi = lang === 'vi'
  const moves = units.flatMap(({ name, move }) => (move === null ? [] : [{ name, ...move }]))
  if (moves.length === 0)
    return vi
      ? 'Không đơn vị nào có hạng ở cả hai lần, nên không nói được ai đổi hạng.'
      : 'No unit has a place both times, so nothing can be said about who moves.'
  const all = countUnits(moves.length, lang)
  const moved = moves.filter(({ by }) => by !== 0)
  if (moved.length === 0) return vi ? `Không đơn vị nào trong ${all} đổi hạng.` : `None of ${all} would change place.`
  const most = Math.max(...moved.map(({ by }) => Math.abs(by)))
  const furthest = moved.filter(({ by }) => Math.abs(by) === most)
  const named = furthest
    .slice(0, NAMED)
    .map(({ name, by, before, after }) => `${name} ${sayMove(by, lang)} (${before} → ${after})`)
    .join('; ')
  const more = furthest.length - NAMED
  if (vi)
    return `${moved.length} trên ${all} sẽ đổi hạng; nhiều nhất: ${named}${more > 0 ? `; và ${more} đơn vị khác` : ''}.`
  return `${moved.length} of ${all} would change place; the furthest: ${named}${more > 0 ? `; and ${more} more` : ''}.`
}

/** So many of those who move equally far are named. */
const NAMED = 3

/** "lên 2 bậc", "down 1" */
export function sayMove(by: number, lang: Lang): string {
  if (by === 0) return lang === 'vi' ? 'giữ hạng' : 'same place'
  if (lang === 'vi') return `${by > 0 ? 'lên' : 'xuống'} ${Math.abs(by)} bậc`
  return `${by > 0 ? 'up' : 'down'} ${Math.abs(by)}`
}

/** "1,50 / 2,00"; of what has no points why, with its maximum. Null: the framework does not have the criterion. */
export function sayTrialPoints(found: TrialPoints | null, lang: Lang): string {
  if (found === null) return lang === 'vi' ? 'không có' : 'none'
  const [points, of] = [found.points, found.of].map((one) => one && showDecimal(one, lang, digitsOf(one)))
  const { [found.kind]: why } = without
  if (why === undefined) return `${points} / ${of}`
  if (found.kind === 'no_survey') return why[lang]
  return points === null ? `${why[lang]} / ${of}` : `${why[lang]}, ${points} / ${of}`
}

const digitsOf = (decimal: string): number => decimal.split('.')[1]?.length ?? 0

const without: Readonly<Partial<Record<TrialPoints['kind'], Words>>> = {
  open: { vi: 'chưa chấm được', en: 'open' },
  fault: { vi: 'không hợp lệ', en: 'not valid' },
  not_arising: { vi: 'không phát sinh', en: 'not arising' },
  no_survey: { vi: 'không điều tra', en: 'no survey' },
}

/** "+1,25", "−0,5", "0,00" */
export function sayDifference(difference: string, lang: Lang): string {
  const sign = Number(difference) === 0 ? '' : difference.startsWith('-') ? '−' : '+'
  return sign + showDecimal(difference.replace(/^-/, ''), lang, digitsOf(difference))
}
