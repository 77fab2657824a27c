/** khung test: the examples beside each framework are its tests. */
import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { cover, mutate, readExamples, reportOf, unreadable } from '../../engine/index.ts'
import type { Problem } from '../../engine/index.ts'
import { loadWholeText, printJson, problemRecord, type Call } from './call.ts'
import { CLEAN, FINDINGS, gravest, Stop, UNREADABLE } from './exit.ts'
import { examplesOf, FRAMEWORKS, frameworkFiles, readText } from './files.ts'
import { printRuns, wantsMutation, type Run } from './test-report.ts'

export function test(call: Call): number {
  const { operands, say, format } = call
  const runs = frameworkFiles(operands.length > 0 ? operands : [FRAMEWORKS], say).map((file) => run(file, call))
  if (format === 'json') printJson({ frameworks: runs.map((one) => record(one, call)) }, call)
  else printRuns(runs, call)
  return gravest(runs.map(({ code }) => code))
}

/** A file that cannot be read does not keep the others from being run. */
function run(file: string, call: Call): Run {
  const { say, flags, minScore } = call
  const nothing: Run = {
    file,
    report: null,
    coverage: null,
    mutation: null,
    problems: [],
    why: null,
    code: FINDINGS,
  }
  const refused = (problems: readonly Problem[], why: string | null): Run => ({
    ...nothing,
    problems,
    why,
    code: unreadable(problems) ? UNREADABLE : FINDINGS,
  })
  try {
    const whole = loadWholeText(readText(file, say), call)
    if (whole.kind === 'refused') return refused(whole.problems, say.frameworkBroken)
    const examples = examplesOf(file)
    if (!existsSync(examples)) return { ...nothing, why: say.examplesMissing(basename(examples)) }
    const read = readExamples(readText(examples, say).text, examples, whole.value.framework)
    if (read.kind === 'refused') return refused(read.problems, say.examplesBroken)
    const report = reportOf(read.value, whole.value.framework)
    const holds = report.cases.every((one) => one.passed)
    const coverage = flags.has('coverage') ? cover(whole.value, read.value) : null
    const mutation = holds && wantsMutation(call) ? mutate(whole.value, read.value) : null
    const enough = minScore === null || (mutation !== null && Number(mutation.score) >= minScore)
    const sound = mutation === null || mutation.problems.length === 0
    const passed = holds && report.uncovered.length === 0 && enough && sound
    return { ...nothing, report, coverage, mutation, problems: read.problems, code: passed ? CLEAN : FINDINGS }
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    return { ...nothing, why: error.message, code: error.code }
  }
}

function record({ file, report, coverage, mutation, problems, why }: Run, call: Call): object {
  const told = mutation && { ...mutation, problems: mutation.problems.map((one) => problemRecord(one, call)) }
  return { file, report, coverage, mutation: told, problems: problems.map((one) => problemRecord(one, call)), why }
}
