/**
 * The demonstration: one district with made-up offices, published rounds of three years and one open.
 * Everything goes through the actions of real users, so its journal is a real journal.
 */
import { addRound, usableFramework } from '../actions/add-round.ts'
import { addUnits } from '../actions/add-units.ts'
import { insertUser } from '../actions/add-user.ts'
import { addUnitType } from '../actions/unit-types.ts'
import { moveRound } from '../actions/move-round.ts'
import type { Actor, Deps } from '../deps.ts'
import type { Writer } from '../store/journal.ts'
import { dayInVietnam } from '../workflow.ts'
import { type Cast, tasksOf, unitsOf } from './cast.ts'
import { leaderOf, type Office, offices, others, unitType, unitTypeName } from './district.ts'
import { finishedRounds } from './finished.ts'
import { furtherRounds } from './further.ts'
import { fill, fillAndSubmit, keepPapers, type Papers } from './office.ts'

/** The frameworks of the rounds: of the last published one and the one before, and of the open one. */
export interface DemoFrameworks {
  readonly finished: string
  readonly open: string
}
const usual: DemoFrameworks = { finished: 'ha-noi-phong@1.0.0', open: 'quan-mau-phong@1.0.0' }

export const demoExists = async (deps: Deps): Promise<boolean> =>
  (await deps.store.db.selectFrom('authority').select('id').where('demo', '=', 1).executeTakeFirst()) !== undefined

/** Puts the files away that the demonstration attaches. Call before its transaction: nobody waits for a disk in one. */
export async function demoPapers(deps: Deps, { finished, open } = usual): Promise<Papers> {
  const shelf = await deps.shelf(deps.store.db)
  return keepPapers(
    deps,
    [finished, open].map((reference) => usableFramework(shelf, reference)),
  )
}

/** Call inside one transaction. Every account gets the password of `hash`. */
export async function loadDemo(
  deps: Deps,
  writer: Writer,
  { hash, papers }: { readonly hash: string; readonly papers: Papers },
  frameworks = usual,
): Promise<void> {
  await deps.store.db.updateTable('authority').set({ demo: 1 }).where('id', '=', writer.authority).execute()
  const cast = await addPeople(deps, writer, hash)
  await finishedRounds(deps, cast, frameworks, papers)
  await furtherRounds(deps, cast, frameworks.finished, papers)
  await openRound(deps, cast, frameworks.open, papers)
}

async function addPeople(deps: Deps, writer: Writer, hash: string): Promise<Cast> {
  const add = async (username: string, name: string, role: Actor['role'], unit: Actor['unit']): Promise<Actor> => {
    const { user, membership } = await deps.store.write(writer.authority, (tx) =>
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
  await addUnitType(deps, administrator, { id: unitType, name: unitTypeName })
  const units = await addUnits(deps, administrator, {
    units: offices.map(({ unit }) => ({ name: unit, type: unitType })),
  })
  const actors: { office: Office; actor: Actor }[] = []
  for (const [index, office] of offices.entries()) {
    const unit = units[index]
    if (unit === undefined) throw new Error('a unit of the demonstration was not added')
    actors.push({ office, actor: await add(office.username, office.unit, 'office', { id: unit.id, name: unit.name }) })
  }
  for (const [at, { office, actor }] of actors.entries()) {
    const { username, name } = leaderOf(office, at)
    await add(username, name, 'leader', actor.unit)
  }
  return { administrator, council, chair, offices: actors }
}

/** Two offices have submitted; the others are somewhere on the way, or have not begun. */
const progress = [1, 1, 0.8, 0.6, 0.95, 0.4, 0.75, 0.3, 0.15, 0.9, 0.5, 0]

async function openRound(deps: Deps, cast: Cast, reference: string, papers: Papers): Promise<void> {
  const inDays = (days: number) => dayInVietnam(new Date(deps.now().getTime() + days * 86_400_000))
  const framework = usableFramework(await deps.shelf(deps.store.db), reference)
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
    if (share === 1) await fillAndSubmit(deps, task, papers)
    else await fill(deps, task, share, papers)
  }
}
