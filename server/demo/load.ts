/**
 * The demonstration: one district with made-up offices, one published round and one open.
 * Everything goes through the actions of real users, so its journal is a real journal.
 */
import { addRound, usableFramework } from '../actions/add-round.ts'
import { addUnits } from '../actions/add-units.ts'
import { insertUser } from '../actions/add-user.ts'
import { moveRound } from '../actions/move-round.ts'
import type { Actor, Deps } from '../deps.ts'
import { assessmentsOf } from '../store/assessments.ts'
import type { Writer } from '../store/journal.ts'
import { findRound, settingOf } from '../store/rounds.ts'
import { dayInVietnam } from '../workflow.ts'
import { appraiseAll } from './council.ts'
import { leader, type Office, offices, others, unitType } from './district.ts'
import { fill, fillAndSubmit, type Task } from './office.ts'

/** The framework of each round; a test may give others. */
export interface DemoFrameworks {
  readonly finished: string
  readonly open: string
}
const usual: DemoFrameworks = { finished: 'ha-noi-phong@1.0.0', open: 'quan-mau-phong@1.0.0' }

interface Cast {
  readonly administrator: Actor
  readonly council: Actor
  readonly chair: Actor
  readonly offices: readonly { readonly office: Office; readonly actor: Actor }[]
}

export const demoExists = async (deps: Deps): Promise<boolean> =>
  (await deps.store.db.selectFrom('authority').select('id').where('demo', '=', 1).executeTakeFirst()) !== undefined

/** Call inside one transaction. Every account gets the password of `hash`. */
export async function loadDemo(deps: Deps, writer: Writer, hash: string, frameworks = usual): Promise<void> {
  await deps.store.db.updateTable('authority').set({ demo: 1 }).where('id', '=', writer.authority).execute()
  const cast = await addPeople(deps, writer, hash)
  await finishedRound(deps, cast, frameworks.finished)
  await openRound(deps, cast, frameworks.open)
}

async function addPeople(deps: Deps, writer: Writer, hash: string): Promise<Cast> {
  const add = async (username: string, name: string, role: Actor['role'], unit: Actor['unit']): Promise<Actor> => {
    const { user, membership } = await deps.store.write((tx) =>
      insertUser(tx, deps.now(), writer, { username, name, role, unit_id: unit?.id ?? null }, { hash, demo: true }),
    )
    const units = unit === null ? [] : [unit.id]
    return { authority: writer.authority, id: user.id, username, name, membership: membership.id, role, unit, units }
  }
  const made = new Map<Actor['role'], Actor>()
  for (const { username, name, role } of others) made.set(role, await add(username, name, role, null))
  const administrator = made.get('administrator')
  const council = made.get('council')
  const chair = made.get('chair')
  if (administrator === undefined || council === undefined || chair === undefined)
    throw new Error('the demonstration lacks a role')
  const units = await addUnits(deps, administrator, {
    units: offices.map(({ unit }) => ({ name: unit, type: unitType })),
  })
  const actors: { office: Office; actor: Actor }[] = []
  for (const [index, office] of offices.entries()) {
    const unit = units[index]
    if (unit === undefined) throw new Error('a unit of the demonstration was not added')
    actors.push({ office, actor: await add(office.username, office.unit, 'office', { id: unit.id, name: unit.name }) })
  }
  const [first] = units
  if (first !== undefined) await add(leader.username, leader.name, 'leader', { id: first.id, name: first.name })
  return { administrator, council, chair, offices: actors }
}

async function finishedRound(deps: Deps, cast: Cast, reference: string): Promise<void> {
  const today = dayInVietnam(new Date(deps.now().getTime() + 10 * 60_000))
  const framework = usableFramework(deps.shelf, reference)
  const round = await addRound(
    deps,
    cast.administrator,
    {
      title: 'Đánh giá cải cách hành chính năm 2025 (minh họa)',
      framework: reference,
      period: { from: '2025-01-01', until: '2025-12-31' },
      survey: framework.scale.survey !== null,
      unit_ids: unitsOf(cast),
      self_scoring_until: today,
      appraisal_until: today,
    },
    true,
  )
  await moveRound(deps, cast.administrator, { round, rev: 1, to: 'self-scoring' })
  const tasks = await tasksOf(deps, cast, round)
  for (const task of tasks) await fillAndSubmit(deps, task)
  await moveRound(deps, cast.council, { round, rev: 2, to: 'appraisal' })
  for (const task of tasks) await appraiseAll(deps, cast.council, task)
  await moveRound(deps, cast.chair, { round, rev: 3, to: 'published' })
}

/** Two offices have submitted; the others are somewhere on the way, or have not begun. */
const progress = [1, 1, 0.8, 0.6, 0.95, 0.4, 0.75, 0.3, 0.15, 0.9, 0.5, 0]

async function openRound(deps: Deps, cast: Cast, reference: string): Promise<void> {
  const inDays = (days: number) => dayInVietnam(new Date(deps.now().getTime() + days * 86_400_000))
  const framework = usableFramework(deps.shelf, reference)
  const round = await addRound(
    deps,
    cast.administrator,
    {
      title: 'Đánh giá cải cách hành chính năm 2026 (minh họa)',
      framework: reference,
      period: { from: '2026-01-01', until: '2026-12-31' },
      survey: framework.scale.survey?.mandatory === true,
      unit_ids: unitsOf(cast),
      self_scoring_until: inDays(30),
      appraisal_until: inDays(60),
    },
    true,
  )
  await moveRound(deps, cast.administrator, { round, rev: 1, to: 'self-scoring' })
  for (const [index, task] of (await tasksOf(deps, cast, round)).entries()) {
    const share = progress[index % progress.length] ?? 0
    if (share === 1) await fillAndSubmit(deps, task)
    else await fill(deps, task, share)
  }
}

const unitsOf = (cast: Cast): readonly string[] => cast.offices.flatMap(({ actor }) => actor.unit?.id ?? [])

async function tasksOf(deps: Deps, cast: Cast, id: string): Promise<readonly Task[]> {
  const { authority } = cast.administrator
  const round = await findRound(deps.store.db, authority, id)
  if (round === undefined) throw new Error('the round of the demonstration was not added')
  const framework = usableFramework(deps.shelf, `${round.framework_id}@${round.framework_version}`)
  const assessments = await assessmentsOf(deps.store.db, authority, id)
  return cast.offices.flatMap(({ office, actor }) => {
    const assessment = assessments.find(({ unit_id }) => unit_id === actor.unit?.id)
    return assessment ? [{ framework, setting: settingOf(round), assessment: assessment.id, office, actor }] : []
  })
}
