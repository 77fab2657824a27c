/**
 * What can change between two versions: the level of each change and its name for people.
 * This one table feeds the comparison, its sentences, the screens and the command line.
 */
import type { ChangeLevel, Json, Lang } from '../model.ts'

export interface Property {
  /** `wording`: risky where the meaning may differ, info where only punctuation or a translation does. */
  readonly level: ChangeLevel | 'wording'
  readonly vi: string
  readonly en: string
}

const row = (level: Property['level'], vi: string, en: string): Property => ({ level, vi, en })

/** `*` stands for the id of an input, of a piece of evidence, of a band or of a choice. */
const properties: Readonly<Record<string, Property>> = {
  title: row('wording', 'tên', 'title'),
  provenance: row('risky', 'nguồn gốc', 'provenance'),
  authority: row('info', 'cơ quan ban hành', 'authority'),
  legal_basis: row('info', 'căn cứ pháp lý', 'legal basis'),
  effective: row('risky', 'hiệu lực', 'effective dates'),
  unit_types: row('risky', 'loại đơn vị', 'unit types'),
  'scale.total': row('breaking', 'tổng điểm của thang', 'total of the scale'),
  'scale.unit': row('breaking', 'đơn vị của thang', 'unit of the scale'),
  'scale.survey': row('breaking', 'phần khảo sát', 'survey part'),
  'scale.survey.points': row('breaking', 'điểm phần khảo sát', 'points of the survey part'),
  'scale.survey.mandatory': row('breaking', 'khảo sát bắt buộc', 'survey mandatory'),
  'scale.survey.when_absent': row('breaking', 'cách tính khi không khảo sát', 'rule for an absent survey'),
  'scale.above_total': row('breaking', 'chỉ số vượt tổng điểm', 'index past the total'),
  'bonus.combine': row('breaking', 'cách tính điểm thưởng', 'how bonus points combine'),
  'penalty.combine': row('breaking', 'cách tính điểm trừ', 'how penalty points combine'),
  'rounding.mode': row('breaking', 'cách làm tròn', 'rounding mode'),
  'rounding.criterion': row('breaking', 'số chữ số thập phân của điểm', 'decimals of points'),
  'rounding.index': row('breaking', 'số chữ số thập phân của chỉ số', 'decimals of the index'),
  'facts.*': row('breaking', 'số liệu chung', 'fact'),
  'targets.*': row('breaking', 'chỉ tiêu', 'target'),
  'attributes.*': row('breaking', 'đặc điểm đơn vị', 'attribute'),
  'constants.*': row('breaking', 'hằng số', 'constant'),
  'constants.*.value': row('breaking', 'giá trị', 'value'),
  'constants.*.label': row('wording', 'tên', 'label'),
  'constants.*.source': row('info', 'nguồn', 'source'),
  'constants.*.until': row('risky', 'thời hạn', 'valid until'),
  'bands.*': row('breaking', 'mức xếp loại', 'band'),
  'bands.*.title': row('wording', 'tên mức xếp loại', 'band title'),
  'bands.*.when': row('breaking', 'điều kiện xếp loại', 'band condition'),
  'bands.order': row('breaking', 'thứ tự xét các mức xếp loại', 'order in which bands are tried'),
  'known_defects.*': row('info', 'khuyết điểm của văn bản', 'defect of the text'),
  'known_defects.*.code': row('info', 'loại khuyết điểm', 'kind of defect'),
  'known_defects.*.at': row('info', 'chỗ có khuyết điểm', 'place of the defect'),
  'known_defects.*.note': row('info', 'ghi chú', 'note'),
  'known_defects.*.source': row('info', 'nguồn trích', 'source'),
  'guard.locked': row('risky', 'phần khóa với khung kế thừa', 'locked for overlays'),
  'guard.range': row('risky', 'khoảng điểm tối đa cho khung kế thừa', 'range of the maximum for overlays'),
  'guard.addable': row('risky', 'khung kế thừa được thêm mục', 'what overlays may add'),
  'guard.keep_total': row('risky', 'khung kế thừa giữ nguyên tổng điểm', 'total kept by overlays'),
  'guard.each.locked': row('risky', 'phần khóa ở mọi mục', 'locked in every entry'),
  'guard.each.range': row('risky', 'khoảng điểm tối đa của mọi tiêu chí', 'range of every maximum'),
  'guard.each.addable': row('risky', 'thêm mục vào mọi nhóm', 'what overlays may add to every group'),
  'guard.each.keep_total': row('risky', 'giữ nguyên tổng điểm mọi nhóm', 'total kept of every group'),
  'invariants.*': row('risky', 'điều kiện khung kế thừa phải giữ', 'condition that overlays keep'),
  'invariants.*.title': row('wording', 'tên điều kiện', 'title of the condition'),
  'invariants.*.when': row('risky', 'điều kiện khung kế thừa phải giữ', 'condition that overlays keep'),
  'flags.*': row('breaking', 'thông tin về đơn vị', 'flag'),
  'vetoes.*': row('breaking', 'trường hợp xếp thẳng một mức', 'veto'),
  'vetoes.*.title': row('wording', 'tên trường hợp', 'veto title'),
  'vetoes.*.when': row('breaking', 'điều kiện xếp thẳng một mức', 'veto condition'),
  'vetoes.*.band': row('breaking', 'mức được xếp thẳng', 'band of the veto'),
  'vetoes.*.source': row('info', 'nguồn trích', 'source'),
  'ceilings.*': row('breaking', 'giới hạn xếp loại', 'ceiling'),
  'ceilings.*.title': row('wording', 'tên giới hạn xếp loại', 'ceiling title'),
  'ceilings.*.when': row('breaking', 'điều kiện giới hạn xếp loại', 'ceiling condition'),
  'ceilings.*.at_most': row('breaking', 'mức cao nhất được xếp', 'highest band of the ceiling'),
  'ceilings.*.source': row('info', 'nguồn trích', 'source'),
  'quotas.*': row('breaking', 'tỷ lệ khống chế', 'quota'),
  'quotas.*.title': row('wording', 'tên tỷ lệ khống chế', 'quota title'),
  'quotas.*.band': row('breaking', 'mức bị khống chế', 'band of the quota'),
  'quotas.*.share': row('breaking', 'tỷ lệ khống chế (%)', 'share of the quota (%)'),
  'quotas.*.of': row('breaking', 'tính trên các mức', 'bands that the share is of'),
  'quotas.*.source': row('info', 'nguồn trích', 'source'),
  ties: row('breaking', 'cách xếp khi bằng điểm', 'how ties are broken'),
  id: row('breaking', 'mã', 'id'),
  under: row('breaking', 'vị trí', 'place'),
  kind: row('breaking', 'loại', 'kind'),
  number: row('info', 'số thứ tự', 'number'),
  max: row('breaking', 'điểm tối đa', 'maximum'),
  scored_by: row('breaking', 'cách chấm', 'scored by'),
  not_arising: row('breaking', 'khi không phát sinh', 'when not arising'),
  'inputs.*': row('breaking', 'ô nhập', 'input'),
  'inputs.*.type': row('breaking', 'kiểu dữ liệu', 'type'),
  'inputs.*.label': row('wording', 'nhãn', 'label'),
  'inputs.*.hint': row('wording', 'gợi ý', 'hint'),
  'inputs.*.unit': row('risky', 'đơn vị tính', 'unit'),
  'inputs.*.min': row('breaking', 'giá trị nhỏ nhất', 'least value'),
  'inputs.*.max': row('breaking', 'giá trị lớn nhất', 'greatest value'),
  'inputs.*.at_most': row('breaking', 'không vượt quá ô', 'may not exceed input'),
  'inputs.*.at_most_less': row('breaking', 'không vượt quá, sau khi trừ', 'may not exceed, less'),
  'inputs.*.when_in': row('breaking', 'chỉ hỏi khi chọn', 'asked only for'),
  'inputs.*.dated_by': row('risky', 'nguồn của ngày', 'source of the date'),
  'inputs.*.when': row('breaking', 'chỉ hỏi khi có', 'asked only when'),
  'inputs.*.decimals': row('breaking', 'số chữ số thập phân', 'decimals'),
  'inputs.*.step': row('breaking', 'bước điểm', 'step'),
  'inputs.*.choices.*': row('breaking', 'lựa chọn', 'choice'),
  'inputs.*.choices.*.label': row('wording', 'nhãn lựa chọn', 'choice label'),
  'evidence.*': row('risky', 'tài liệu kiểm chứng', 'evidence'),
  'evidence.*.label': row('wording', 'tên tài liệu', 'evidence label'),
  'evidence.*.required': row('risky', 'tài liệu bắt buộc', 'evidence required'),
  rule: row('breaking', 'quy tắc tính điểm', 'rule'),
  guidance: row('wording', 'hướng dẫn', 'guidance'),
  source: row('info', 'nguồn trích', 'source'),
}

const LISTS = new Set([
  'inputs',
  'facts',
  'targets',
  'attributes',
  'constants',
  'evidence',
  'bands',
  'choices',
  'known_defects',
  'invariants',
  'flags',
  'vetoes',
  'ceilings',
  'quotas',
])

/** "inputs.done.label" → "inputs.*.label", and the ids that were left out: ["done"]. */
export function patternOf(path: string): { readonly pattern: string; readonly ids: readonly string[] } {
  if (path in properties) return { pattern: path, ids: [] }
  const ids: string[] = []
  const pattern = path.split('.').map((step, index, steps) => {
    if (!LISTS.has(steps[index - 1] ?? '')) return step
    ids.push(step)
    return '*'
  })
  return { pattern: pattern.join('.'), ids }
}

/** A property that the table does not know yet shows its own name and counts as breaking. */
const known = (path: string): Property => {
  const { pattern } = patternOf(path)
  // Facts, targets, attributes and flags are inputs that stand elsewhere.
  const asInput = pattern.replace(/^(facts|targets|attributes|flags)\.\*\./, 'inputs.*.')
  return properties[pattern] ?? properties[asInput] ?? row('breaking', pattern, pattern)
}

/** How grave it is that the property at `path` went from `before` to `after`. */
export function levelOf(path: string, before: Json, after: Json): ChangeLevel {
  const { level } = known(path)
  return level === 'wording' ? levelOfWording(before, after) : level
}

/** The name of a property, such as "nhãn" for "inputs.done.label". */
export const nameOf = (path: string, lang: Lang): string => known(path)[lang]

function levelOfWording(before: Json, after: Json): ChangeLevel {
  return vietnamese(before) === vietnamese(after) ? 'info' : 'risky'
}

/** What decides the meaning: the Vietnamese letters and digits, without case, spaces and marks around words. */
function vietnamese(text: Json): string {
  const words =
    typeof text === 'object' && text !== null && 'vi' in text && typeof text['vi'] === 'string' ? text['vi'] : ''
  const bare = words.normalize('NFC').toLowerCase()
  // A sign between digits carries meaning: "1,5" is not "15", "3-5" is not "35".
  return bare.replace(/(?<!\d)[^\p{L}\p{M}\p{N}%<>≤≥=+−-]+|[^\p{L}\p{M}\p{N}%<>≤≥=+−-]+(?!\d)/gu, ' ').trim()
}
