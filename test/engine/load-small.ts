/** The small framework that most tests of the engine use, edits of it, and frameworks of one criterion. */
import { readFileSync } from 'node:fs'
import { load } from '../../engine/index.ts'
import { nodesIn } from '../../engine/score/nodes.ts'
import type {
  Answers,
  Framework,
  Json,
  LeafOutcome,
  Library,
  Outcome,
  Problem,
  Result,
  Setting,
} from '../../engine/index.ts'
import { score } from '../../engine/live.ts'
import { madeText } from '../fixtures/made.ts'

export const smallText = readFileSync(new URL('small.yaml', import.meta.url), 'utf8')
export const noLibrary: Library = () => null
export const smallLibrary: Library = (reference) =>
  reference === 'small@1.0.0' ? { file: 'small.yaml', text: smallText } : null

export const loadText = (text: string, library = noLibrary): Outcome<Framework> => load(text, 'test.yaml', library)

/** What must load, loaded. */
export function loaded(text: string, library = noLibrary): Framework {
  const outcome = loadText(text, library)
  if (outcome.kind === 'refused') throw new Error(`refused: ${JSON.stringify(outcome.problems)}`)
  return outcome.value
}

export const small = loaded(smallText)

/** `text` with its one `find` replaced: an edit that finds nothing, or two places, is a mistake of the test. */
export function edit(text: string, find: string, replace: string): string {
  const pieces = text.split(find)
  if (pieces.length !== 2) throw new Error(`found ${pieces.length - 1} times: ${find}`)
  return pieces.join(replace)
}

export const edited = (find: string, replace: string): string => edit(smallText, find, replace)

/** "code" of every problem, errors and warnings. */
export const codesOf = ({ problems }: { readonly problems: readonly Problem[] }): readonly string[] =>
  problems.map(({ code }) => code)

/** "code line:col" of every problem. */
export const located = ({ problems }: { readonly problems: readonly Problem[] }): readonly string[] =>
  problems.map(({ code, place }) => `${code} ${place?.line}:${place?.col}`)

export const setting: Setting = { period: { from: '2026-01-01', until: '2026-12-31' }, survey: true }
export const noSurvey: Setting = { ...setting, survey: false }

/** Full points everywhere: 20 of 20. */
export const full: Answers = {
  'plan-issued': { inputs: { issued: true, issued_on: '2026-01-31' } },
  'plan-content': { inputs: { tasks: true, products: true, owners: true } },
  'plan-funded': { inputs: { complete: true, funded: true } },
  reports: { inputs: { late: '0' } },
  initiatives: { inputs: { recognised: '4' } },
  ledger: { inputs: { kept: true } },
  'on-time': { inputs: { on_time: '40', due: '40' } },
  waiting: { inputs: { minutes: '15' } },
  digital: { inputs: { online: '7', received: '7' } },
  violations: { inputs: { cases: '0', warned: false } },
  citizens: { inputs: { satisfied: '100' } },
  award: { inputs: { awarded: '1' } },
  formula: { inputs: { level: 'whole', spent: '0' } },
}

/** The outcomes of all criteria, by id. */
export const outcomes = (result: Result): Readonly<Record<string, LeafOutcome>> =>
  Object.fromEntries(
    [...nodesIn(result).values()].flatMap((node) => (node.kind === 'leaf' ? [[node.id, node.outcome]] : [])),
  )

/** The outcome of one criterion of the small framework (or another) for one answer. */
export function outcomeOf(id: string, answer: Answers[string], framework = small, at = setting): LeafOutcome {
  const outcome = outcomes(score(framework, { [id]: answer }, at))[id]
  if (outcome === undefined) throw new Error(`no criterion ${id}`)
  return outcome
}

/** "1.50", or how else it ended: "open: a, b", "fault: code", "not_arising 0.00 of 2.00", "no_survey". */
export function told(outcome: LeafOutcome): string {
  switch (outcome.kind) {
    case 'scored':
      return outcome.points
    case 'open':
      return `open: ${outcome.needs.join(', ')}`
    case 'not_arising':
      return `not_arising ${outcome.points} of ${outcome.of}`
    case 'no_survey':
      return 'no_survey'
    case 'fault':
      return `fault: ${outcome.problem.code}`
    default:
      return outcome satisfies never
  }
}

export interface Part {
  readonly id?: string
  readonly max: number
  readonly inputs: readonly { readonly [key: string]: Json }[]
  readonly rule: { readonly [form: string]: Json }
  readonly [key: string]: Json | undefined
}

/** The text of a framework with these criteria in one domain; JSON is YAML. */
export function textOf(parts: readonly Part[], head: { readonly [key: string]: Json } = {}): string {
  return madeText(
    parts.map((part) => ({ title: 'Tiêu chí', ...part })),
    head,
  )
}

/** A framework of one criterion, "c1". */
export const one = (part: Part, head = {}): Framework => loaded(textOf([part], head))
