/** What waits for the staff and the leader of a unit: to fill in, to confirm, to explain; else whom it waits for. */
import { missing, parts } from '../../engine/index.ts'
import type { Answer, Framework, Part } from '../../engine/index.ts'
import type { Actor } from '../deps.ts'
import type { Role } from '../http/schemas.ts'
import { handsIn, may, rolesOf } from '../policy.ts'
import { sheetsIn } from '../present-delegations.ts'
import { answersOf, type AssessmentRow, assessmentsOf, evidenceOf } from '../store/assessments.ts'
import { sheetsOf } from '../store/delegations.ts'
import { explanationsOf } from '../store/explanations.ts'
import type { Db } from '../store/open.ts'
import { frameworkFor, type RoundRow } from '../store/rounds.ts'
import { extensionOf } from '../store/stages.ts'
import type { AnswerTable, EvidenceTable } from '../store/tables.ts'
import { currentUntil, endOfDay, nextStep } from '../workflow.ts'
import { inRound, type Task, task } from './task.ts'

export async function unitTasks(db: Db, actor: Actor, round: RoundRow, now: Date): Promise<readonly Task[]> {
  const found: Task[] = []
  for (const row of await assessmentsOf(db, actor.authority, round.id)) {
    if (row.unit_id === actor.unit?.id) found.push(await taskOf(db, actor, round, row, now))
  }
  return found
}

async function taskOf(db: Db, actor: Actor, round: RoundRow, row: AssessmentRow, now: Date): Promise<Task> {
  const extension = await extensionOf(db, actor.authority, row.id, round.state)
  const until = extension?.until ?? currentUntil(round)
  const inTime = until === null || now < endOfDay(until)
  const subject = { unit_id: row.unit_id, state: round.state, published: round.published_at !== null }
  const here = inRound(round)
  const { id, state, submitted_at } = row
  const common = {
    ...here,
    until:
      until === null || here.until === null
        ? here.until
        : { ...here.until, day: until, extended: extension !== undefined },
    assessment: { id, state, submitted_at },
  }
  if (may('save answer', actor, subject)) {
    const form = await formOf(db, round, row)
    const ready = row.ready_at !== null
    const open = state === 'open' && inTime
    const by = !open
      ? nextBy(round)
      : ready
        ? rolesOf('submit assessment').filter((role) => handsIn(role, round))
        : fillers(round)
    return task(ready ? 'confirm' : 'fill', { ...common, ...form, now: open && by.includes(actor.role), by })
  }
  if (round.state === 'clarification') {
    const questions = await explanationsOf(db, actor.authority, id)
    const waiting = questions.filter(({ answer }) => answer === null)
    const open = waiting.length > 0 && inTime && may('answer explanation', actor, subject)
    const progress = { done: questions.length - waiting.length, of: questions.length }
    const sheets = questionSheets(
      await frameworkFor(db, round, row),
      new Map(questions.map((one) => [one.criterion, one.answer !== null])),
    )
    return task('explain', {
      ...common,
      now: open,
      by: open ? rolesOf('answer explanation') : nextBy(round),
      progress,
      sheets,
    })
  }
  return task('watch', { ...common, by: undecidedBy(round) })
}

/** Where the leader confirms, the form is the staff's until they say that it is ready. */
const fillers = (round: RoundRow): readonly Role[] =>
  rolesOf('save answer').filter((role) => round.confirmed === 0 || !handsIn(role, round))

const nextBy = (round: RoundRow): readonly Role[] => nextStep(round)?.by ?? []

/** How far the council is, is not for a unit. */
const undecidedBy = (round: RoundRow): readonly Role[] => (nextStep(round) === undefined ? [] : rolesOf('appraise'))

async function formOf(db: Db, round: RoundRow, row: AssessmentRow): Promise<Pick<Task, 'sheets' | 'progress'>> {
  const framework = await frameworkFor(db, round, row)
  const answers = new Map((await answersOf(db, row.authority_id, row.id)).map((one) => [one.criterion, one]))
  const files = await evidenceOf(db, row.authority_id, row.id)
  const asked = parts(framework).filter(({ scored_by, inputs }) => scored_by === 'appraisal' && inputs.length > 0)
  const states = new Map(asked.map((part) => [part.id, stateOf(part, answers.get(part.id), files)]))
  const sheets = gathered(framework, states)
  const answered = [...states.values()].filter((state) => state === 'done' || state === 'paper').length
  return { sheets, progress: { done: answered, of: states.size } }
}

type State = Task['sheets'][number]['state']

/** paper: all is answered, and a required paper is neither attached nor explained. */
function stateOf(part: Part, row: AnswerTable | undefined, files: readonly EvidenceTable[]): State {
  const answer = row && (JSON.parse(row.answer) as Answer)
  const own = files.filter(({ criterion }) => criterion === part.id)
  if (missing(part, answer).length > 0)
    return own.length > 0 || (answer !== undefined && Object.keys(answer.inputs).length > 0) ? 'doing' : 'todo'
  if (answer?.not_arising !== undefined || (row?.note ?? '').trim() !== '') return 'done'
  return part.evidence.every(({ id, required }) => !required || own.some(({ requirement }) => requirement === id))
    ? 'done'
    : 'paper'
}

const questionSheets = (framework: Framework, answered: ReadonlyMap<string, boolean>): Task['sheets'] =>
  gathered(framework, new Map([...answered].map(([id, is]) => [id, is ? 'done' : 'todo'] as const)))

/** The sheets on which something is asked, in the order of the form. */
function gathered(framework: Framework, states: ReadonlyMap<string, State>): Task['sheets'] {
  const on = sheetsOf(framework)
  return sheetsIn(framework).flatMap((sheet) => {
    const criteria = [...states.keys()].filter((id) => on.get(id) === sheet.id)
    if (criteria.length === 0) return []
    const own = criteria.map((id) => states.get(id) ?? 'todo')
    const done = own.filter((state) => state === 'done').length
    return [{ ...sheet, framework: framework.hash, state: whole(own), done, of: own.length, criteria }]
  })
}

function whole(own: readonly State[]): State {
  if (own.every((state) => state === 'done')) return 'done'
  if (own.every((state) => state === 'done' || state === 'paper')) return 'paper'
  return own.every((state) => state === 'todo') ? 'todo' : 'doing'
}
