/** What every command gets, and the steps that several of them share. */
import { load, loadWhole, say as sentence, unreadable } from '../../engine/index.ts'
import type { Framework, Outcome, Problem, Whole } from '../../engine/index.ts'
import type { Arguments } from './arguments.ts'
import { FINDINGS, UNREADABLE } from './exit.ts'
import { libraryFor, type TextFile } from './files.ts'
import type { Terminal } from './terminal.ts'
import type { Words } from './words.ts'

export interface Call extends Arguments {
  readonly say: Words
  readonly terminal: Terminal
}

/** Does its work and gives the exit code. */
export type Command = (call: Call) => number | Promise<number>

export const loadText = ({ file, text }: TextFile, { say }: Call): Outcome<Framework> =>
  load(text, file, libraryFor(file, say))

/** With what was written, for those who look at its places. */
export const loadWholeText = ({ file, text }: TextFile, { say }: Call): Outcome<Whole> =>
  loadWhole(text, file, libraryFor(file, say))

/** "frameworks/a/1.0.0.yaml:41:9 unknown-key lỗi Không có thuộc tính …" */
export function problemLine(problem: Problem, { say, lang, terminal }: Call): string {
  const { place, severity, code, path } = problem
  const where = place ? `${place.file}:${place.line}:${place.col}` : path
  const level = severity === 'note' ? say.severity.note : terminal.paint(severity, say.severity[severity])
  return `${where} ${code} ${level} ${sentence(problem, lang)}`
}

/** The same for programs. */
export function problemRecord(problem: Problem, { lang }: Call): object {
  const { place, severity, code, path, params, known } = problem
  return { ...place, code, level: severity, message: sentence(problem, lang), path, params, ...(known && { known }) }
}

/** Says why a framework or an answers file cannot be used; gives the exit code. */
export function refuse(problems: readonly Problem[], call: Call): number {
  if (call.format === 'json') printJson({ problems: problems.map((one) => problemRecord(one, call)) }, call)
  else for (const problem of problems) call.terminal.message(problemLine(problem, call))
  return unreadable(problems) ? UNREADABLE : FINDINGS
}

export const printJson = (value: unknown, { terminal }: Call): void => terminal.data(JSON.stringify(value, null, 2))
