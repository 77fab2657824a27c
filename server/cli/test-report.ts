/** What `khung test` prints for people. */
import { showDecimal } from '../../engine/index.ts'
import type {
  CaseReport,
  Coverage,
  ExamplesReport,
  Mutant,
  MutationReport,
  OtherOutcome,
  Problem,
  Unshown,
} from '../../engine/index.ts'
import { problemLine, type Call } from './call.ts'
import { hanging } from './layout.ts'

/** One framework's examples: run, or why they could not be. */
export interface Run {
  readonly file: string
  readonly report: ExamplesReport | null
  /** Null unless it was asked for. */
  readonly coverage: Coverage | null
  /** Null unless it was asked for and every example holds. */
  readonly mutation: MutationReport | null
  readonly problems: readonly Problem[]
  /** Why nothing ran, when that is no problem of a place in a file. */
  readonly why: string | null
  readonly code: number
}

/** A least score cannot be told without making the mistakes. */
export const wantsMutation = ({ flags, minScore }: Call): boolean => flags.has('mutate') || minScore !== null

export function printRuns(runs: readonly Run[], call: Call): void {
  const { say, terminal } = call
  for (const one of runs) terminal.data(lines(one, call).join('\n'))
  const reports = runs.flatMap(({ report }) => report ?? [])
  const cases = reports.flatMap((report) => report.cases)
  const failed = cases.filter(({ passed }) => !passed).length
  const uncovered = reports.reduce((sum, report) => sum + report.uncovered.length, 0)
  terminal.message(say.testSummary(runs.length, cases.length - failed, failed, uncovered, runs.length - reports.length))
}

function lines({ file, report, coverage, mutation, problems, why }: Run, call: Call): readonly string[] {
  const { say, terminal } = call
  const head = terminal.paint('strong', file)
  const written = problems.map((problem) => `  ${problemLine(problem, call)}`)
  if (report === null) return [head, `  ${why ?? ''}`, ...written]
  const { cases, uncovered } = report
  const refuted = mutation?.problems ?? []
  return [
    head,
    `  ${say.casesPassed(cases.filter(({ passed }) => passed).length, cases.length)}`,
    ...cases.filter(({ passed }) => !passed).flatMap((one) => failure(one, call)),
    ...(uncovered.length > 0 ? hanging('  ', say.uncovered(uncovered.join(', ')), terminal.width) : []),
    ...(coverage === null ? [] : coverageLines(coverage, call)),
    ...(mutation === null ? [] : mutationLines(mutation, call)),
    ...(mutation === null && wantsMutation(call) ? [`  ${say.mutationWaits}`] : []),
    ...refuted.map((problem) => `  ${problemLine(problem, call)}`),
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

const OUTCOMES: readonly OtherOutcome[] = ['open', 'not_arising', 'no_survey']

function coverageLines(coverage: Coverage, call: Call): readonly string[] {
  const { branches, outcomes, bands, quotas, inherited, unshown } = coverage
  const { say, terminal } = call
  const part = ({ shown, all }: Coverage['bands']): string => `${shown}/${all}`
  const item = (text: string): readonly string[] => hanging('    ', text, terminal.width)
  return [
    `  ${say.coverage(part(branches), part(outcomes), part(bands), quotas.all > 0 ? part(quotas) : null)}`,
    ...(inherited > 0 ? item(say.inherited(inherited)) : []),
    ...unshown.filter(({ kind }) => kind !== 'outcome').flatMap((one) => item(unshownLine(one, call))),
    ...OUTCOMES.flatMap((outcome) => {
      const ids = unshown.filter((one) => one.outcome === outcome).map(({ id }) => id)
      return ids.length === 0 ? [] : item(say.unshownOutcome(say.outcome[outcome], ids.join(', ')))
    }),
  ]
}

function unshownLine(unshown: Unshown, { say, lang }: Call): string {
  const { kind, id, branch, outcome, words, reason, unreachable, inputs } = unshown
  if (kind === 'quota') return say.unshownQuota(id, outcome === 'passed')
  const what = kind === 'band' ? say.unshownBand(id) : say.unshownBranch(id, branch ?? 0, words?.[lang] ?? '')
  if (reason !== null) return `${what} ${say.reason(reason)}`
  if (unreachable) return `${what} ${say.noWayThere}`
  return inputs === null ? what : `${what} ${say.wayThere(showInputs(inputs))}`
}

function mutationLines(
  { killed, refused, equivalent, stated, survivors, score }: MutationReport,
  call: Call,
): readonly string[] {
  const { say, terminal, lang } = call
  return [
    ...hanging(
      '  ',
      say.mutation(showDecimal(score, lang), killed, survivors.length, refused, equivalent.length, stated.length),
      terminal.width,
    ),
    ...survivors.flatMap((one) => mutantLines(one, call)),
    ...howToState(survivors, call),
    ...stated.flatMap((one) => mutantLines(one, call, say.statedReason(one.reason))),
    ...equivalent.flatMap((one) => mutantLines(one, call)),
  ]
}

/** Once, under all that slip through and of which no answers are known. */
function howToState(survivors: readonly Mutant[], { say, terminal }: Call): readonly string[] {
  const first = survivors.find(({ example }) => example === null)
  if (first === undefined) return []
  const { id, path, after } = first
  return hanging('    ', say.howToState(`{ id: ${id}, path: ${path}, after: "${after}", reason: … }`), terminal.width)
}

/** The place stands whole, so that a terminal can open it; the rest is wrapped. */
function mutantLines(mutant: Mutant, call: Call, reason: string | null = null): readonly string[] {
  const { id, place, path, before, after, equivalent, example } = mutant
  const { say, terminal } = call
  const where = place ? `${place.file}:${place.line}:${place.col} ` : ''
  // "from" of "rule/tiers/steps/1/from": what the number is; a bound that is swapped names itself.
  const key = path.split('/').findLast((step) => !/^\d+$/.test(step)) ?? ''
  const change = after === '' ? say.leftOut(before) : `${key === before ? '' : `${key} `}${before} → ${after}`
  const why =
    reason ??
    (equivalent !== null
      ? say.equivalent[equivalent]
      : example === null
        ? say.noExampleFound
        : say.wouldCatch(showInputs(example.inputs), example.before, example.after))
  return [`    ${where}${id}: ${change}`, ...hanging('      ', why, terminal.width)]
}

/** As it is written in an examples file: { done: 38, issued_on: "2026-01-31" }. */
const showInputs = (inputs: NonNullable<Unshown['inputs']>): string =>
  `{ ${Object.entries(inputs)
    .map(([id, value]) => `${id}: ${/^\d{4}-/.test(String(value)) ? `"${value}"` : value}`)
    .join(', ')} }`
