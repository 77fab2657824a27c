/**
 * Who may do what, where and when: one row an action. A role that is not in a row may not do it.
 *
 * `own`: only where it concerns the person's own unit; elsewhere the answer is "not found", the
 * same as for what does not exist. `published`: only once a result of the round was published. `states`: the states of
 * the round in which it is open. `scopes`: what an integration needs, in place of a role.
 */
import type { Actor } from './deps.ts'
import { Refusal } from './http/refusal.ts'
import type { RoundState, Role, Scope } from './http/schemas.ts'

type Relation = 'own' | 'any' | 'published'

interface Row {
  /** Without sign-in. */
  readonly everyone?: true
  /** Also for who must first change the password or set up the second factor. */
  readonly unfinished?: true
  readonly roles?: Partial<Readonly<Record<Role, Relation>>>
  readonly states?: readonly RoundState[]
  /** Not where it concerns a unit of any of the person's memberships: nobody judges their own. */
  readonly notOwn?: true
  /** An integration needs one of these; without any no integration may. */
  readonly scopes?: readonly Scope[]
}

const unit = { office: 'own', leader: 'own' } as const
const council = { council: 'any', chair: 'any' } as const
const staff = { ...council, administrator: 'any', auditor: 'any' } as const
const any = { ...staff, office: 'any', leader: 'any', author: 'any', survey: 'any' } as const
const ownOrAll = { ...unit, ...staff } as const
const stages = ['self-scoring', 'appraisal', 'clarification', 'appraisal-2', 'council'] as const
const opened = [...stages, 'published', 'cancelled'] as const
const deciding = ['appraisal', 'appraisal-2', 'council'] as const
const heads = { chair: 'any', administrator: 'any' } as const
const every = ['read results', 'read journal', 'enter survey'] as const

export const policy = {
  'see status': { everyone: true },
  'read reference': { everyone: true },
  'set up': { everyone: true },
  'sign in': { everyone: true },
  'see own session': { everyone: true },
  'sign out': { roles: any, unfinished: true },
  'change own password': { roles: any, unfinished: true },
  'set up own second factor': { roles: any, unfinished: true },
  'manage own sessions': { roles: any },
  'act in another role': { roles: any },
  'accept invitation': { everyone: true },

  'list units': { roles: { ...ownOrAll, survey: 'any' }, scopes: every },
  'add units': { roles: { administrator: 'any' } },
  'list unit types': { roles: staff },
  'change unit types': { roles: { administrator: 'any' } },
  'remove unit': { roles: { administrator: 'any' } },
  'change unit': { roles: { administrator: 'any' } },
  import: { roles: { administrator: 'any' } },
  'list authorities': { roles: staff },
  'add authority': { roles: { administrator: 'any' } },
  'read what is published below': { roles: staff },
  'list users': { roles: { administrator: 'any', auditor: 'any' } },
  'erase person': { roles: { administrator: 'any' } },
  'add user': { roles: { administrator: 'any' } },
  'change user': { roles: { administrator: 'any' } },

  'list tokens': { roles: { administrator: 'any', auditor: 'any' } },
  'add token': { roles: { administrator: 'any' } },
  'end token': { roles: { administrator: 'any' } },

  'list tasks': { roles: any },

  'read frameworks': { roles: any, scopes: every },
  'write frameworks': { roles: { administrator: 'any', author: 'any' } },
  'publish framework': { roles: { administrator: 'any', author: 'any' } },

  'list rounds': { roles: { ...ownOrAll, author: 'published', survey: 'any' }, scopes: every },
  'read round': { roles: { ...ownOrAll, author: 'published', survey: 'any' }, scopes: every },
  'add round': { roles: { administrator: 'any' } },
  'read unit facts': { roles: staff },
  'edit round': { roles: { administrator: 'any' }, states: ['draft'] },
  'delete round': { roles: { administrator: 'any' }, states: ['draft'] },
  'set unit facts': { roles: { administrator: 'any' }, states: ['draft'] },
  'move round': { roles: { ...council, administrator: 'any' }, states: ['draft', ...stages] },
  'set dates': { roles: { administrator: 'any' }, states: ['draft', ...stages] },
  'close overdue': { roles: { ...council, administrator: 'any' }, states: ['self-scoring'] },
  'settle unsubmitted': { roles: heads, states: ['self-scoring'] },
  remind: { roles: heads, states: ['self-scoring'] },
  'cancel round': { roles: heads, states: [...stages, 'published'] },
  'reopen round': { roles: heads, states: ['cancelled'] },
  'decide ending': { roles: heads, states: [...stages, 'published', 'cancelled'] },
  'ask correction': { roles: { ...council, administrator: 'any' }, states: ['published'] },
  'decide correction': { roles: heads, states: ['published'] },
  'ask version': { roles: heads, states: ['draft', ...stages] },
  'decide version': { roles: heads, states: ['draft', ...stages] },
  'read delegations': { roles: staff },
  delegate: { roles: heads, states: ['draft', ...stages] },

  'read desk': { roles: staff },
  'read assessment': { roles: ownOrAll },
  'save answer': { roles: unit, states: ['self-scoring'] },
  'attach evidence': { roles: unit, states: ['self-scoring', 'clarification'] },
  'remove evidence': { roles: unit, states: ['self-scoring', 'clarification'] },
  'mark ready': { roles: unit, states: ['self-scoring'] },
  'submit assessment': { roles: unit, states: ['self-scoring'] },
  'read evidence': { roles: ownOrAll },
  'return assessment': { roles: { ...council, administrator: 'any' }, states: ['self-scoring'], notOwn: true },
  'extend deadline': { roles: heads, states: ['self-scoring', 'clarification'], notOwn: true },
  appraise: { roles: council, states: deciding, notOwn: true },
  // Whoever holds the survey sees and enters its points, and nothing else of an assessment.
  'read survey': { roles: { survey: 'any' }, scopes: ['enter survey'] },
  'enter survey': { roles: { survey: 'any' }, scopes: ['enter survey'], states: deciding, notOwn: true },
  'ask explanation': { roles: council, states: ['appraisal', 'clarification'], notOwn: true },
  'answer explanation': { roles: unit, states: ['clarification'] },
  'read notes': { roles: { ...council, auditor: 'any' }, notOwn: true },
  'add note': { roles: council, states: [...stages, 'published'], notOwn: true },

  'read ranking': { roles: any, scopes: ['read results'] },
  'read result': { roles: { ...ownOrAll, author: 'published', survey: 'published' }, scopes: ['read results'] },
  // The whole document: the results of every unit, so not for who may read that of one.
  'read publication': { roles: { ...staff, author: 'published', survey: 'published' }, scopes: ['read results'] },
  'read whole journal': { roles: { administrator: 'any', auditor: 'any' }, scopes: ['read journal'] },
  'read checkpoints': { roles: any, scopes: ['read journal'] },
  'sign checkpoint': { roles: { administrator: 'any' } },
  'check receipt': { everyone: true },
  'read journal': { roles: staff, scopes: ['read journal'] },
} as const satisfies Readonly<Record<string, Row>>

export type Action = keyof typeof policy

/** What an action concerns: the rated unit (null: none in particular) and the state of its round. */
export interface Subject {
  readonly unit_id: string | null
  readonly state: RoundState
  /** Whether a result of the round was published, whatever became of it since. */
  readonly published?: boolean
}

const rowOf = (action: Action): Row => policy[action]

export const needsSignIn = (action: Action): boolean => rowOf(action).everyone !== true

function relationOf(action: Action, { role, scopes }: Pick<Actor, 'role' | 'scopes'>): Relation | undefined {
  const row = rowOf(action)
  if (scopes === undefined) return row.roles?.[role]
  return row.scopes?.some((scope) => scopes.includes(scope)) ? 'any' : undefined
}

/** All whom the policy lets do this, in its order of roles. */
export function rolesOf(action: Action): readonly Role[] {
  const { roles = {} } = rowOf(action)
  return everyRole.filter((role) => roles[role] !== undefined)
}

const everyRole = ['office', 'leader', 'council', 'chair', 'administrator', 'auditor', 'author', 'survey'] as const

/** Where a round asks for the leader's confirmation, nobody else of the unit hands in. */
export const handsIn = (role: Role, { confirmed }: { readonly confirmed: 0 | 1 }): boolean =>
  confirmed === 0 || role === 'leader'

/** Refuses a role that never may; asked before anything is looked up. */
export function permitRole(action: Action, actor: Actor): void {
  const needs = actor.needs ?? null
  if (needs !== null && rowOf(action).unfinished !== true) throw new Refusal(`${needs}-first`)
  if (relationOf(action, actor) === undefined) throw new Refusal('not-allowed')
}

/** Refuses what this person may not do here and now; asked again inside the transaction that does it. */
export function permit(action: Action, actor: Actor, subject: Subject): void {
  permitRole(action, actor)
  if (!concerns(action, actor, subject)) throw new Refusal('not-found')
  if (isOwn(action, actor, subject)) throw new Refusal('own-unit')
  if (!isOpen(action, subject.state)) throw new Refusal('wrong-state')
}

/** The same question for `may` and for lists: no refusal, only the answer. */
export function may(action: Action, actor: Actor, subject: Subject): boolean {
  return (
    relationOf(action, actor) !== undefined &&
    concerns(action, actor, subject) &&
    !isOwn(action, actor, subject) &&
    isOpen(action, subject.state)
  )
}

function concerns(action: Action, actor: Actor, subject: Subject): boolean {
  const relation = relationOf(action, actor)
  if (relation === 'published') return subject.published ?? subject.state === 'published'
  if (relation !== 'own') return true
  return (
    actor.unit !== null && actor.unit.id === subject.unit_id && (opened as readonly string[]).includes(subject.state)
  )
}

const isOwn = (action: Action, actor: Actor, { unit_id }: Subject): boolean =>
  rowOf(action).notOwn === true && unit_id !== null && actor.units.includes(unit_id)

/** The same for what concerns many units at once, such as a publication. */
export function refuseOwn(actor: Actor, units: readonly string[]): void {
  if (units.some((unit) => actor.units.includes(unit))) throw new Refusal('own-unit')
}

const isOpen = (action: Action, state: RoundState): boolean => rowOf(action).states?.includes(state) ?? true
