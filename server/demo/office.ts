/** What the made-up offices do: answer, attach, submit. Through the same actions as real ones. */
import type { Answer, Framework, Part, Setting } from '../../engine/index.ts'
import { attachEvidence } from '../actions/evidence.ts'
import { saveAnswer } from '../actions/save-answer.ts'
import { submit } from '../actions/submit.ts'
import type { Actor, Deps } from '../deps.ts'
import type { Stored } from '../evidence/evidence.ts'
import { type Dice, dice, drawAnswer, officeParts } from './answers.ts'
import { type Office, words } from './district.ts'
import { paper } from './paper.ts'

export interface Task {
  readonly framework: Framework
  readonly setting: Setting
  readonly round: string
  readonly assessment: string
  readonly office: Office
  readonly actor: Actor
}

const anew = 0.2

/** Most of what an office does goes alike every year; some of it is drawn anew. */
export function diceOf({ office, setting }: Task, criterion: string, ...more: readonly string[]): Dice {
  const { from } = setting.period
  const isAnew = dice('anew', office.seed, from, criterion)() < anew
  return dice(...more, office.seed, isAnew ? from : 'alike', criterion)
}

/** What stands in the store for evidence already, by the number of the criterion that it is for. */
export type Papers = ReadonlyMap<string, Stored>

/** Of each few criteria that ask for a paper, one gets it. */
const isProven = (part: Part, index: number): boolean => part.evidence.length > 0 && index % 15 === 0

/** Nobody shall take it for a real one. */
const demonstration = (number: string): Uint8Array =>
  paper(
    `Giấy tờ minh họa, tiêu chí ${number}`,
    'Bản trình diễn tự tạo tệp này: không phải văn bản thật.',
    'Phông chữ của tệp không có dấu tiếng Việt.',
  )

export async function keepPapers(deps: Deps, frameworks: readonly Framework[]): Promise<Papers> {
  const numbers = frameworks.flatMap((framework) =>
    officeParts(framework)
      .filter(isProven)
      .map(({ number }) => number),
  )
  const kept = new Map<string, Stored>()
  for (const number of new Set(numbers)) kept.set(number, await deps.evidence.keep(each([demonstration(number)])))
  return kept
}

/** Answers the given share of the criteria, from the first on. Returns the assessment's revision. */
export async function fill(deps: Deps, task: Task, share: number, papers: Papers): Promise<number> {
  const { framework, setting, assessment, office, actor } = task
  const asked = officeParts(framework)
  let rev = 1
  for (const [index, leaf] of asked.slice(0, Math.ceil(asked.length * share)).entries()) {
    const roll = diceOf(task, leaf.id)
    const claims = leaf.not_arising !== 'refuse' && roll() < 0.04
    const drawn = claims ? null : drawAnswer(framework, leaf, setting, roll, office.strength)
    const answer: Answer | null =
      drawn ?? (leaf.not_arising === 'refuse' ? null : { inputs: {}, not_arising: words.notArising })
    if (answer === null) continue
    const proof = leaf.evidence[0]
    const stored = isProven(leaf, index) ? papers.get(leaf.number) : undefined
    const attached = proof !== undefined && stored !== undefined
    const note = leaf.evidence.some(({ required }) => required) && !attached ? words.note : ''
    await saveAnswer(deps, actor, { assessment, criterion: leaf.id, rev: 0, answer, note })
    rev += 1
    if (!attached) continue
    const attach = { assessment, criterion: leaf.id, requirement: proof.id, name: words.paper, upload: null }
    await attachEvidence(deps, actor, attach, stored)
    rev += 1
  }
  return rev
}

export async function fillAndSubmit(deps: Deps, task: Task, papers: Papers): Promise<void> {
  const rev = await fill(deps, task, 1, papers)
  await submit(deps, task.actor, { assessment: task.assessment, rev })
}

async function* each<T>(items: readonly T[]): AsyncIterable<T> {
  yield* items
}
