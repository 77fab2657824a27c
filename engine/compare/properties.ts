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

const LISTS = new Set(['inputs', 'facts', 'targets', 'attributes', 'constants', 'evidence', 'bands', 'choices'])

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
  // Facts, targets and attributes are inputs that stand elsewhere.
  const asInput = pattern.replace(/^(facts|targets|attributes)\.\*\./, 'inputs.*.')
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
