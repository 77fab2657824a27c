/** Who plays the demonstration, and what each office has to do in one of its rounds. */
import { usableFramework } from '../actions/add-round.ts'
import type { Actor, Deps } from '../deps.ts'
import { assessmentsOf } from '../store/assessments.ts'
import { findRound, settingOf } from '../store/rounds.ts'
import type { Office } from './district.ts'
import type { Task } from './office.ts'

export interface Cast {
  readonly administrator: Actor
  readonly council: Actor
  readonly chair: Actor
  readonly offices: readonly { readonly office: Office; readonly actor: Actor }[]
}

export async function tasksOf(deps: Deps, cast: Cast, id: string): Promise<readonly Task[]> {
  const { authority } = cast.administrator
  const round = await findRound(deps.store.db, authority, id)
  if (round === undefined) throw new Error('the round of the demonstration was not added')
  const framework = usableFramework(await deps.shelf(deps.store.db), `${round.framework_id}@${round.framework_version}`)
  const assessments = await assessmentsOf(deps.store.db, authority, id)
  return cast.offices.flatMap(({ office, actor }) => {
    const assessment = assessments.find(({ unit_id }) => unit_id === actor.unit?.id)
    return assessment
      ? [{ framework, setting: settingOf(round), round: id, assessment: assessment.id, office, actor }]
      : []
  })
}

export const unitsOf = ({ offices }: Cast): readonly string[] => offices.flatMap(({ actor }) => actor.unit?.id ?? [])
