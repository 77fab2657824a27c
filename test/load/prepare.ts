/**
 * What is measured on: one authority with 500 made-up units, a round of theirs that is published and one that is
 * open. Everything goes through the actions of real users, in one transaction, so that the journal is a real one.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalJson, parts } from '../../engine/index.ts'
import type { Answer, Framework, Json, Setting } from '../../engine/index.ts'
import { hashPassword } from '../../server/access/passwords.ts'
import { beginSession } from '../../server/access/sessions.ts'
import { addAuthority } from '../../server/actions/add-authority.ts'
import { addRound, usableFramework } from '../../server/actions/add-round.ts'
import { addUnits } from '../../server/actions/add-units.ts'
import { insertUser } from '../../server/actions/add-user.ts'
import { appraise } from '../../server/actions/appraise.ts'
import { moveRound } from '../../server/actions/move-round.ts'
import { saveAnswer } from '../../server/actions/save-answer.ts'
import { submit } from '../../server/actions/submit.ts'
import { dice, drawAnswer, officeParts } from '../../server/demo/answers.ts'
import type { Actor, Deps } from '../../server/deps.ts'
import { openEvidence } from '../../server/evidence/evidence.ts'
import { openShelf } from '../../server/frameworks.ts'
import { judge } from '../../server/judging/judge.ts'
import type { Role } from '../../server/http/schemas.ts'
import { createLog } from '../../server/log.ts'
import { keysIn, usualAccess } from '../fixtures/settings.ts'
import { openKeys } from '../../server/keys/open.ts'
import { assessmentsOf } from '../../server/store/assessments.ts'
import type { Writer } from '../../server/store/journal.ts'
import { firstStart, openStore } from '../../server/store/open.ts'

export const UNITS = 500
/** Of the round that is open: 44 criteria of every kind. Of the published one: as many domains, see `shelf.ts`. */
const OPEN = 'ha-noi-phong@1.0.0'
const PUBLISHED = 'seven@1.0.0'
/** Answers are drawn for so many kinds of office, and each unit is one of them: drawing takes far longer than saving. */
const KINDS = 25

export interface Office {
  readonly cookie: string
  readonly assessment: string
  /** The bodies that it saves in turn, by criterion: two each, so that every save changes something. */
  readonly bodies: readonly (readonly [criterion: string, one: string, other: string])[]
}

export interface Prepared {
  readonly published: string
  /** One of its units. */
  readonly unit: string
  /** Of somebody who sees every unit. */
  readonly auditor: string
  readonly offices: readonly Office[]
  /** Of people who have the password. */
  readonly usernames: readonly string[]
}

export const PASSWORD = 'một câu dài để đo'

/** Fills a data folder for a server to be started on. `offices`: how many of the units do something. */
export async function prepare(folder: string, shelf: string, offices: number): Promise<Prepared> {
  // One for all: a hash is slow on purpose.
  const hash = await hashPassword(PASSWORD)
  return inFolder(folder, shelf, (deps, writer) => fill(deps, writer, hash, offices))
}

/** Works as the people of a fresh authority, in one transaction on a fresh data folder. */
export async function inFolder<Made>(
  folder: string,
  shelf: string,
  work: (deps: Deps, writer: Writer) => Promise<Made>,
): Promise<Made> {
  mkdirSync(folder, { recursive: true })
  const store = await openStore(join(folder, 'khung.db'))
  const deps: Deps = {
    store,
    shelf: openShelf(shelf),
    judge: (asked) => Promise.resolve(judge(asked)),
    evidence: openEvidence(join(folder, 'evidence'), null),
    now: () => new Date(),
    ...(await openKeys(store, new Date(), keysIn(folder))),
    log: createLog('silent'),
    access: { ...usualAccess, secondFactor: 'optional' },
  }
  try {
    return await deps.store.write(firstStart, async (tx) => {
      const writer = await addAuthority(tx, deps.now(), 'Cơ quan để đo (minh họa)')
      return work({ ...deps, store: deps.store.within(tx) }, writer)
    })
  } finally {
    await deps.store.close()
  }
}

async function fill(deps: Deps, writer: Writer, hash: string, offices: number): Promise<Prepared> {
  const administrator = await person(deps, writer, 'quan-tri', 'administrator')
  const council = await person(deps, writer, 'hoi-dong', 'council')
  const chair = await person(deps, writer, 'chu-tich', 'chair')
  const auditor = await person(deps, writer, 'kiem-tra', 'auditor')
  const units = await addUnits(deps, administrator, {
    units: Array.from({ length: UNITS }, (_, at) => ({ name: `Đơn vị ${at + 1} (minh họa)`, type: 'phong' })),
  })
  const people: Actor[] = []
  for (const [at, unit] of units.entries())
    people.push(await person(deps, writer, `don-vi-${at + 1}`, 'office', unit, hash))

  const shelf = await deps.shelf(deps.store.db)
  const framework = usableFramework(shelf, PUBLISHED)
  const published = await openedRound(deps, administrator, framework, people)
  const drawn = Array.from({ length: KINDS }, (_, kind) => answersOf(framework, published.setting, kind))
  for (const [at, office] of people.entries()) {
    const assessment = published.assessments.get(office.unit?.id ?? '') ?? ''
    for (const [criterion, answer] of drawn[at % KINDS]!)
      await saveAnswer(deps, office, { assessment, criterion, rev: 0, answer, note: 'Minh họa' })
    await submit(deps, office, { assessment, rev: 1 + drawn[at % KINDS]!.size })
  }
  await moveRound(deps, council, { round: published.id, rev: 2, to: 'appraisal' })
  const decided = parts(framework)
  for (const { unit } of people) {
    const assessment = published.assessments.get(unit?.id ?? '') ?? ''
    for (const { id: criterion } of decided)
      await appraise(deps, council, { assessment, criterion, rev: 0, appraisal: { decision: 'accept' } })
  }
  await moveRound(deps, chair, { round: published.id, rev: 3, to: 'published' })

  const open = await openedRound(deps, administrator, usableFramework(shelf, OPEN), people)
  const answers = (kind: number) => answersOf(usableFramework(shelf, OPEN), open.setting, kind)
  const [some, others] = [answers(0), answers(1)]
  const signedIn: Office[] = []
  // Everybody is, though not everybody does something.
  for (const office of people)
    signedIn.push({
      cookie: await cookieOf(deps, office),
      assessment: open.assessments.get(office.unit?.id ?? '') ?? '',
      bodies: [...some].map(([id, answer]) => [id, bodyOf(answer, 'một'), bodyOf(others.get(id) ?? answer, 'hai')]),
    })
  return {
    published: published.id,
    unit: units[0]!.id,
    auditor: await cookieOf(deps, auditor),
    offices: signedIn.slice(0, offices),
    usernames: people.map(({ username }) => username),
  }
}

const bodyOf = (answer: Answer, note: string): string => canonicalJson({ answer, note } as unknown as Json)

/** A good answer to everything that offices are asked. */
export function answersOf(framework: Framework, setting: Setting, kind: number): ReadonlyMap<string, Answer> {
  return new Map(
    officeParts(framework).map((part): [string, Answer] => {
      const answer = drawAnswer(framework, part, setting, dice(kind, part.id), 0.5 + kind / 50)
      if (answer === null) throw new Error(`no answer was drawn for ${part.id}`)
      return [part.id, answer]
    }),
  )
}

export async function person(
  deps: Deps,
  writer: Writer,
  username: string,
  role: Role,
  unit: Actor['unit'] = null,
  hash: string | null = null,
): Promise<Actor> {
  const input = { username, name: `Người ${username} (minh họa)`, role, unit_id: unit?.id ?? null }
  const { user, membership } = await deps.store.write(writer.authority, (tx) =>
    insertUser(tx, deps.now(), writer, input, { hash, demo: false }),
  )
  const units = unit === null ? [] : [unit.id]
  const { id, name } = user
  return { authority: writer.authority, id, username, name, membership: membership.id, role, unit, units }
}

export interface Opened {
  readonly id: string
  readonly setting: Setting
  /** By unit. */
  readonly assessments: ReadonlyMap<string, string>
}

export async function openedRound(
  deps: Deps,
  administrator: Actor,
  framework: Framework,
  people: readonly Actor[],
): Promise<Opened> {
  const setting = { period: { from: '2025-01-01', until: '2025-12-31' }, survey: false }
  const id = await addRound(deps, administrator, {
    title: 'Đợt để đo (minh họa)',
    framework: `${framework.id}@${framework.version}`,
    ...setting,
    unit_ids: people.flatMap(({ unit }) => unit?.id ?? []),
    self_scoring_until: '2099-12-30',
    appraisal_until: '2099-12-31',
  })
  await moveRound(deps, administrator, { round: id, rev: 1, to: 'self-scoring' })
  const rows = await assessmentsOf(deps.store.db, administrator.authority, id)
  return { id, setting, assessments: new Map(rows.map((row) => [row.unit_id, row.id])) }
}

export async function cookieOf(deps: Deps, { authority, id }: Actor): Promise<string> {
  const account = { authority_id: authority, id }
  const token = await deps.store.write(authority, (tx) => beginSession(tx, deps.now(), account, { agent: 'load' }))
  return `__Host-khung=${token}`
}
