/** khung score: one set of answers, scored and explained so that every total can be added up by hand. */
import { attainable, leaves, readAnswers, score as scoreForm, showDay, showDecimal, trace } from '../../engine/index.ts'
import type { Attainable, Framework, Lang, Result, Setting, TraceLine } from '../../engine/index.ts'
import { attainableLines } from './attainable.ts'
import { loadText, printJson, problemLine, refuse, type Call } from './call.ts'
import { CLEAN, FINDINGS } from './exit.ts'
import { readFramework, readText } from './files.ts'
import { hanging, length, padStart, withCell } from './layout.ts'

export function score(call: Call): number {
  const { operands, say, format, flags } = call
  const [frameworkName = '', answersName = ''] = operands
  const loaded = loadText(readFramework(frameworkName, say), call)
  if (loaded.kind === 'refused') return refuse(loaded.problems, call)
  const framework = loaded.value
  const written = readText(answersName, say)
  const read = readAnswers(written.text, written.file, framework)
  if (read.kind === 'refused') return refuse(read.problems, call)

  for (const warning of read.problems) call.terminal.message(problemLine(warning, call))
  const { answers, setting } = read.value
  const survey = flags.has('survey') || (setting.survey && !flags.has('no-survey'))
  const at = { ...setting, survey }
  const result = scoreForm(framework, answers, at)
  const open = result.state === 'open' ? attainable(framework, answers, at) : null
  if (format === 'json') printJson({ ...result, attainable: open }, call)
  else print(framework, result, open, call)
  return result.state === 'complete' ? CLEAN : FINDINGS
}

function print(framework: Framework, result: Result, open: Attainable | null, call: Call): void {
  const { lang, say, terminal } = call
  const lines = trace(framework, result, lang)
  const widest = Math.max(...lines.map(({ of }) => (of === null ? 0 : length(showDecimal(of, lang)))))
  const cells = lines.map((line) => cellOf(line, lang, widest))
  const column = Math.max(length(say.pointsColumn), ...cells.map(length))
  terminal.data(heading(framework, result.setting, call).join('\n'))
  terminal.data(`\n${terminal.paint('quiet', padStart(say.pointsColumn, terminal.width))}`)
  for (const [index, line] of lines.entries())
    terminal.data(printed(line, cells[index] ?? '', column, lines[index - 1], call))
  if (open !== null) terminal.data(`\n${attainableLines(framework, open, call).join('\n')}`)
  if (result.open.length > 0)
    terminal.message(hanging('', say.stillOpen(namesOf(result.open, framework, lang)), terminal.width).join('\n'))
  if (result.faults.length > 0)
    terminal.message(hanging('', say.faulty(namesOf(result.faults, framework, lang)), terminal.width).join('\n'))
}

/** "2.1 Tỷ lệ giải quyết đúng hạn; 3 …": as the form has them; what is no criterion by its id. */
function namesOf(ids: readonly string[], framework: Framework, lang: Lang): string {
  const all = leaves(framework)
  const name = (id: string): string => {
    const leaf = all.find((one) => one.id === id)
    if (leaf === undefined) return id
    return `${leaf.number} ${lang === 'en' ? (leaf.title.en ?? leaf.title.vi) : leaf.title.vi}`
  }
  return ids.map(name).join('; ')
}

export function heading(
  framework: Framework,
  { period, survey }: Setting,
  { lang, say, terminal }: Call,
): readonly string[] {
  const { title, id, version, provenance, hash } = framework
  const name = lang === 'en' ? (title.en ?? title.vi) : title.vi
  const when = say.period(showDay(period.from, lang), showDay(period.until, lang))
  return [
    ...hanging('', name, terminal.width).map((line) => terminal.paint('strong', line)),
    `${id}@${version} (${say.provenance[provenance]})`,
    hash,
    `${when}, ${say.survey(survey)}`,
  ]
}

/** "1,50 / 2,00", with the maxima under each other; a line without points has an empty cell. */
function cellOf({ points, of }: TraceLine, lang: Lang, widest: number): string {
  if (of === null) return ''
  return `${points === null ? '–' : showDecimal(points, lang)} / ${padStart(showDecimal(of, lang), widest)}`
}

/** A domain is set off by an empty line, and so is the end. */
function printed(
  line: TraceLine,
  cell: string,
  column: number,
  before: TraceLine | undefined,
  { terminal }: Call,
): string {
  const indent = '  '.repeat(line.depth)
  const lines = withCell(indent, line.text, cell === '' ? '' : padStart(cell, column), terminal.width)
  const isDomain = line.depth === 0 && line.of !== null
  const gap = isDomain && before !== undefined ? '\n' : ''
  return gap + lines.map((text) => style(text, line, terminal)).join('\n')
}

function style(text: string, { depth, of }: TraceLine, terminal: Call['terminal']): string {
  if (depth === 0) return terminal.paint('strong', text)
  return of === null ? terminal.paint('quiet', text) : text
}
