/** khung test: the examples beside each framework are its tests. */
import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { runExamples, unreadable, type CaseReport, type ExamplesReport, type Problem } from '../../engine/index.ts'
import { loadText, printJson, problemLine, problemRecord, type Call } from './call.ts'
import { CLEAN, FINDINGS, gravest, Stop, UNREADABLE } from './exit.ts'
import { examplesOf, FRAMEWORKS, frameworkFiles, readText } from './files.ts'
import { hanging } from './layout.ts'

/** One framework's examples: run, or why they could not be. */
interface Run {
  readonly file: string
  readonly report: ExamplesReport | null
  readonly problems: readonly Problem[]
  /** Why nothing ran, when that is no problem of a place in a file. */
  readonly why: string | null
  readonly code: number
}

export function test(call: Call): number {
  const { operands, say, format } = call
  const runs = frameworkFiles(operands.length > 0 ? operands : [FRAMEWORKS], say).map((file) => run(file, call))
  if (format === 'json') printJson({ frameworks: runs.map((one) => record(one, call)) }, call)
  else print(runs, call)
  return gravest(runs.map(({ code }) => code))
}

/** A file that cannot be read does not keep the others from being run. */
function run(file: string, call: Call): Run {
  const { say } = call
  const nothing: Run = { file, report: null, problems: [], why: null, code: FINDINGS }
  const refused = (problems: readonly Problem[], why: string | null): Run => ({
    ...nothing,
    problems,
    why,
    code: unreadable(problems) ? UNREADABLE : FINDINGS,
  })
  try {
    const framework = loadText(readText(file, say), call)
    if (framework.kind === 'refused') return refused(framework.problems, say.frameworkBroken)
    const examples = examplesOf(file)
    if (!existsSync(examples)) return { ...nothing, why: say.examplesMissing(basename(examples)) }
    const outcome = runExamples(readText(examples, say).text, examples, framework.value)
    if (outcome.kind === 'refused') return refused(outcome.problems, say.examplesBroken)
    const { value: report, problems } = outcome
    const passed = report.cases.every((one) => one.passed) && report.uncovered.length === 0
    return { ...nothing, report, problems, code: passed ? CLEAN : FINDINGS }
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    return { ...nothing, why: error.message, code: error.code }
  }
}

function record({ file, report, problems, why }: Run, call: Call): object {
  return { file, report, problems: problems.map((one) => problemRecord(one, call)), why }
}

function print(runs: readonly Run[], call: Call): void {
  const { say, terminal } = call
  for (const one of runs) terminal.data(lines(one, call).join('\n'))
  const reports = runs.flatMap(({ report }) => report ?? [])
  const cases = reports.flatMap((report) => report.cases)
  const failed = cases.filter(({ passed }) => !passed).length
  const uncovered = reports.reduce((sum, report) => sum + report.uncovered.length, 0)
  terminal.message(say.testSummary(runs.length, cases.length - failed, failed, uncovered, runs.length - reports.length))
}

function lines({ file, report, problems, why }: Run, call: Call): readonly string[] {
  const { say, terminal } = call
  const head = terminal.paint('strong', file)
  const written = problems.map((problem) => `  ${problemLine(problem, call)}`)
  if (report === null) return [head, `  ${why ?? ''}`, ...written]
  const { cases, uncovered } = report
  return [
    head,
    `  ${say.casesPassed(cases.filter(({ passed }) => passed).length, cases.length)}`,
    ...cases.filter(({ passed }) => !passed).flatMap((one) => failure(one, call)),
    ...(uncovered.length > 0 ? hanging('  ', say.uncovered(uncovered.join(', ')), terminal.width) : []),
    ...written,
  ]
}

function failure({ name, place, differences }: CaseReport, { say, terminal }: Call): readonly string[] {
  const where = place ? ` ${place.file}:${place.line}:${place.col}` : ''
  return [
    `  ${terminal.paint('error', say.caseFailed)}${where} ${name}`,
    ...differences.map(({ path, expected, found }) => `      ${say.differs(path, expected, found)}`),
  ]
}
