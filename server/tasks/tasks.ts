/** What waits for this person, and of everything else that they may see, who acts next. Whose turn it is says the policy. */
import type { Static } from 'typebox'
import { visibleRounds } from '../actions/open-round.ts'
import type { Actor, Deps } from '../deps.ts'
import type * as schemas from '../http/schemas.ts'
import { may } from '../policy.ts'
import { seesProvisional } from '../present-round.ts'
import { assessmentsOf } from '../store/assessments.ts'
import { draftsOf } from '../store/drafts.ts'
import type { Db } from '../store/open.ts'
import type { RoundRow } from '../store/rounds.ts'
import { staffTasks, surveyTasks } from './of-staff.ts'
import { unitTasks } from './of-unit.ts'
import { type Task, task } from './task.ts'

export async function presentTasks({ store, shelf, now }: Deps, actor: Actor): Promise<Static<typeof schemas.Tasks>> {
  const { db } = store
  const rounds = await visibleRounds(db, actor)
  const tasks: Task[] = []
  for (const round of rounds) tasks.push(...(await inRound(db, actor, round, now())))
  if (actor.role === 'author') {
    for (const { id: draft, framework: id, version, title } of await draftsOf(db, actor.authority)) {
      const framework = { id, version, title: { vi: title }, problems: 0, draft }
      tasks.push(task('framework', { now: true, by: ['author'], framework }))
    }
    for (const one of (await shelf(db)).all) {
      if (one.kind === 'usable' && one.published) continue
      const { id, version } = one
      const errors = one.kind === 'broken' ? one.problems.filter(({ severity }) => severity === 'error').length : 0
      const title = one.kind === 'broken' ? { vi: id } : one.framework.title
      const framework = { id, version, title, problems: errors, draft: null }
      tasks.push(task('framework', { now: true, by: ['author'], framework }))
    }
  }
  const published: Static<typeof schemas.Tasks>['published'][number][] = []
  for (const { id, title, published_at } of rounds) {
    if (published_at === null) continue
    published.push({ id, title, published_at, takes_part: await takesPart(db, actor, id) })
  }
  return {
    // In each part as the rounds stand: newest first.
    tasks: [...tasks.filter((one) => one.now), ...tasks.filter((one) => !one.now)],
    published,
    rounds: rounds.length,
  }
}

function inRound(db: Db, actor: Actor, round: RoundRow, now: Date): Promise<readonly Task[]> {
  if (seesProvisional(actor)) return staffTasks(db, actor, round, now)
  if (round.state === 'published') return Promise.resolve([])
  if (actor.unit !== null) return unitTasks(db, actor, round, now)
  return may('read survey', actor, { unit_id: null, state: round.state })
    ? surveyTasks(db, actor, round, now)
    : Promise.resolve([])
}

async function takesPart(db: Db, actor: Actor, round: string): Promise<boolean> {
  if (actor.unit === null) return false
  const rows = await assessmentsOf(db, actor.authority, round)
  return rows.some(({ unit_id }) => unit_id === actor.unit?.id)
}
