/** khung lint: every mistake in framework files, with its place. */
import { unreadable, type Problem } from '../../engine/index.ts'
import { loadWholeText, printJson, problemLine, problemRecord, type Call } from './call.ts'
import { CLEAN, FINDINGS, gravest, INTEGRITY, Stop, UNREADABLE, USAGE } from './exit.ts'
import { frameworkFiles, readFramework } from './files.ts'
import { changedSince } from './register.ts'

export function lint(call: Call): number {
  const { operands, say, terminal, format } = call
  const files = frameworkFiles(operands, say)
  const checked = files.map((file) => check(file, call))
  const problems = checked.flatMap((one) => one.problems)
  const code = gravest(checked.map((one) => one.code))
  if (format === 'json') {
    const known_defects = problems.filter(isKnown).length
    printJson({ files: files.length, known_defects, problems: problems.map((one) => problemRecord(one, call)) }, call)
  } else {
    for (const problem of problems) terminal.data(problemLine(problem, call))
    if (code === CLEAN || problems.length > 0) terminal.message(summary(problems, files.length, call))
  }
  return code
}

interface Checked {
  readonly problems: readonly Problem[]
  readonly code: number
}

/** A file that cannot be read does not keep the others from being checked. */
function check(file: string, call: Call): Checked {
  try {
    if (file.endsWith('.examples.yaml')) throw new Stop(USAGE, call.say.isExamples(file))
    const text = readFramework(file, call.say)
    const whole = loadWholeText(text, call)
    const changed = whole.kind === 'ok' ? changedSince(whole.value, text.file, call.say) : []
    const problems = inOrder([...whole.problems, ...changed])
    return { problems, code: changed.length > 0 ? INTEGRITY : codeOf(problems) }
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    call.terminal.message(error.message)
    return { problems: [], code: error.code }
  }
}

/** From the top of each file to its end. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const files = [...new Set(problems.map(({ place }) => place?.file))]
  const rank = ({ place }: Problem): number => files.indexOf(place?.file)
  const line = ({ place }: Problem): number => place?.line ?? 0
  const col = ({ place }: Problem): number => place?.col ?? 0
  return problems.toSorted((a, b) => rank(a) - rank(b) || line(a) - line(b) || col(a) - col(b))
}

function codeOf(problems: readonly Problem[]): number {
  if (unreadable(problems)) return UNREADABLE
  return problems.some(({ severity }) => severity !== 'note') ? FINDINGS : CLEAN
}

function summary(problems: readonly Problem[], files: number, { say }: Call): string {
  if (problems.length === 0) return say.lintClean(files)
  const others = problems.filter((one) => !isKnown(one))
  const count = (level: Problem['severity']): number => others.filter(({ severity }) => severity === level).length
  return say.lintFound(count('error'), count('warning'), count('note'), problems.length - others.length)
}

/** A defect of the published text that the framework lists: counted apart, nobody has to mend it. */
const isKnown = ({ known }: Problem): boolean => known !== undefined
