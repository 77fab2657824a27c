/** One more round in each stage and one cancelled, of a few offices: whoever looks around finds something to do in every role. */
import { answerExplanation, askExplanation } from '../actions/explain.ts'
import { addRound, usableFramework } from '../actions/add-round.ts'
import { cancelRound } from '../actions/cancel-round.ts'
import { moveRound } from '../actions/move-round.ts'
import type { Actor, Deps } from '../deps.ts'
import type { RoundState } from '../http/schemas.ts'
import { findRound } from '../store/rounds.ts'
import { dayInVietnam, type Stage } from '../workflow.ts'
import { officeParts } from './answers.ts'
import { type Cast, tasksOf, unitsOf } from './cast.ts'
import { appraiseAll } from './council.ts'
import { words } from './district.ts'
import { fillAndSubmit, type Papers, type Task } from './office.ts'

interface Wanted {
  readonly title: string
  /** Where it stands in the end. */
  readonly state: Exclude<Stage, 'self-scoring'> | 'draft' | 'cancelled'
  readonly survey: boolean
}

const wanted: readonly Wanted[] = [
  { title: 'Đợt minh họa: chưa mở', state: 'draft', survey: false },
  { title: 'Đợt minh họa: đã hủy', state: 'cancelled', survey: false },
  { title: 'Đợt minh họa: đang thẩm định, có điều tra xã hội học', state: 'appraisal', survey: true },
  { title: 'Đợt minh họa: đang giải trình', state: 'clarification', survey: false },
  { title: 'Đợt minh họa: đang thẩm định lần 2', state: 'appraisal-2', survey: false },
  { title: 'Đợt minh họa: hội đồng xem xét, chờ công bố', state: 'council', survey: false },
]

const few = 3

export async function furtherRounds(deps: Deps, cast: Cast, reference: string, papers: Papers): Promise<void> {
  const some: Cast = { ...cast, offices: cast.offices.slice(0, few) }
  const { survey } = usableFramework(await deps.shelf(deps.store.db), reference).scale
  for (const one of wanted)
    await play(deps, some, { ...one, survey: survey !== null && (one.survey || survey.mandatory) }, reference, papers)
}

async function play(deps: Deps, cast: Cast, want: Wanted, reference: string, papers: Papers): Promise<void> {
  const round = await add(deps, cast, want, reference)
  if (want.state === 'draft') return
  await to(deps, cast.administrator, round, 'self-scoring')
  if (want.state === 'cancelled') {
    await cancelRound(deps, cast.administrator, { round, rev: 2, reason: words.cancelled })
    return
  }
  const tasks = await tasksOf(deps, cast, round)
  for (const task of tasks) await fillAndSubmit(deps, task, papers)
  await to(deps, cast.council, round, 'appraisal')
  if (want.state === 'appraisal') {
    const [first] = tasks
    // The points of the survey are left to its operator.
    if (first) await appraiseAll(deps, cast.council, { ...first, setting: { ...first.setting, survey: false } })
    return
  }
  for (const task of tasks.slice(0, 2)) await ask(deps, cast.council, task)
  for (const task of tasks) await appraiseAll(deps, cast.council, task)
  await to(deps, cast.council, round, 'clarification')
  if (want.state === 'clarification') return
  for (const task of tasks.slice(0, 2)) await answer(deps, task)
  await to(deps, cast.council, round, 'appraisal-2')
  if (want.state === 'council') await to(deps, cast.council, round, 'council')
}

function add(deps: Deps, cast: Cast, { title, survey }: Wanted, reference: string): Promise<string> {
  const inDays = (days: number) => dayInVietnam(new Date(deps.now().getTime() + days * 86_400_000))
  const input = {
    title,
    framework: reference,
    period: { from: '2025-01-01', until: '2025-12-31' },
    survey,
    unit_ids: unitsOf(cast),
    self_scoring_until: inDays(10),
    appraisal_until: inDays(20),
    clarification_until: inDays(30),
    appraisal_2_until: inDays(40),
    council_until: inDays(50),
    shows_appraisal: true,
  }
  return addRound(deps, cast.administrator, input, true)
}

async function to(deps: Deps, actor: Actor, id: string, state: RoundState): Promise<void> {
  const round = await findRound(deps.store.db, actor.authority, id)
  if (round === undefined) throw new Error('a round of the demonstration is not there')
  await moveRound(deps, actor, { round: id, rev: round.rev, to: state })
}

const askedAbout = ({ framework }: Task): string => officeParts(framework)[0]?.id ?? ''

async function ask(deps: Deps, council: Actor, task: Task): Promise<void> {
  const { assessment } = task
  await askExplanation(deps, council, { assessment, criterion: askedAbout(task), rev: 0, words: words.question })
}

async function answer(deps: Deps, task: Task): Promise<void> {
  const { assessment, actor } = task
  await answerExplanation(deps, actor, { assessment, criterion: askedAbout(task), rev: 1, words: words.explanation })
}
