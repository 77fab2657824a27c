/** Published rounds of the same offices, year after year: who moved, where to and why, and where years cannot be compared. */
import { addRound, usableFramework } from '../actions/add-round.ts'
import { moveRound } from '../actions/move-round.ts'
import type { Deps } from '../deps.ts'
import { dayInVietnam } from '../workflow.ts'
import { type Cast, tasksOf, unitsOf } from './cast.ts'
import { appraiseAll } from './council.ts'
import type { DemoFrameworks } from './load.ts'
import { fillAndSubmit, type Papers } from './office.ts'

interface Finished {
  readonly year: number
  readonly framework: string
  /** Years before the last are there to be looked back at: nobody opens their files. */
  readonly papers: Papers
}

/** The first year was rated by the other framework, so that the step into the second is a break. */
export async function finishedRounds(
  deps: Deps,
  cast: Cast,
  { finished, open }: DemoFrameworks,
  papers: Papers,
): Promise<void> {
  const earlier: Cast = {
    ...cast,
    offices: cast.offices.map(({ office, actor }) => ({
      office: { ...office, strength: office.before ?? office.strength },
      actor,
    })),
  }
  await play(deps, earlier, { year: 2023, framework: open, papers: new Map() })
  await play(deps, earlier, { year: 2024, framework: finished, papers: new Map() })
  await play(deps, cast, { year: 2025, framework: finished, papers })
}

async function play(deps: Deps, cast: Cast, { year, framework, papers }: Finished): Promise<void> {
  const today = dayInVietnam(new Date(deps.now().getTime() + 10 * 60_000))
  const round = await addRound(
    deps,
    cast.administrator,
    {
      title: `Đánh giá cải cách hành chính năm ${year} (minh họa)`,
      framework,
      period: { from: `${year}-01-01`, until: `${year}-12-31` },
      survey: usableFramework(await deps.shelf(deps.store.db), framework).scale.survey !== null,
      unit_ids: unitsOf(cast),
      self_scoring_until: today,
      appraisal_until: today,
    },
    true,
  )
  await moveRound(deps, cast.administrator, { round, rev: 1, to: 'self-scoring' })
  const tasks = await tasksOf(deps, cast, round)
  for (const task of tasks) await fillAndSubmit(deps, task, papers)
  await moveRound(deps, cast.council, { round, rev: 2, to: 'appraisal' })
  for (const task of tasks) await appraiseAll(deps, cast.council, task)
  await moveRound(deps, cast.chair, { round, rev: 3, to: 'published' })
}
