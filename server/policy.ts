/**
 * Who may do what, where and when: one row an action. A role that is not in a row may not do it.
 *
 * `own`: only where it concerns the person's own unit; elsewhere the answer is "not found", the
 * same as for what does not exist. `scopes`: what an integration needs, in place of a role. `states`: the states of the round in which it is open.
 */
import type { Actor } from './deps.ts'
import { Refusal } from './http/refusal.ts'
import type { RoundState, Role, Scope } from './http/schemas.ts'

type Relation = 'own' | 'any'

interface Row {
  /** Without sign-in. */
  readonly everyone?: true
  readonly roles?: Partial<Readonly<Record<Role, Relation>>>
  readonly states?: readonly RoundState[]
  /** An integration needs one of these; without any no integration may. */
  readonly scopes?: readonly Scope[]
}

const any = { office: 'any', council: 'any', administrator: 'any', auditor: 'any' } as const
const ownOrAll = { office: 'own', council: 'any', administrator: 'any', auditor: 'any' } as const
const every = ['read results', 'read journal', 'enter survey'] as const
const opened = ['self-scoring', 'appraisal', 'published'] as const

export const policy = {
  'see status': { everyone: true },
  'read reference': { everyone: true },
  'set up': { everyone: true },
  'sign in': { everyone: true },
  'see own session': { everyone: true },
  'sign out': { roles: any },
  'change own password': { roles: any },

  'list units': { roles: ownOrAll, scopes: every },
  'add units': { roles: { administrator: 'any' } },
  'list users': { roles: { administrator: 'any', auditor: 'any' } },
  'erase person': { roles: { administrator: 'any' } },
  'add user': { roles: { administrator: 'any' } },

  'list tokens': { roles: { administrator: 'any', auditor: 'any' } },
  'add token': { roles: { administrator: 'any' } },
  'end token': { roles: { administrator: 'any' } },

  'read frameworks': { roles: any, scopes: every },

  'list rounds': { roles: ownOrAll, scopes: every },
  'read round': { roles: ownOrAll, scopes: every },
  'add round': { roles: { administrator: 'any' } },
  'move round': { roles: { administrator: 'any', council: 'any' } },

  'read assessment': { roles: ownOrAll, scopes: ['enter survey'] },
  'save answer': { roles: { office: 'own' }, states: ['self-scoring'] },
  'attach evidence': { roles: { office: 'own' }, states: ['self-scoring'] },
  'remove evidence': { roles: { office: 'own' }, states: ['self-scoring'] },
  'submit assessment': { roles: { office: 'own' }, states: ['self-scoring'] },
  'read evidence': { roles: ownOrAll },
  // An integration enters the points of the survey, and nothing else.
  appraise: { roles: { council: 'any' }, scopes: ['enter survey'], states: ['appraisal'] },

  'read ranking': { roles: any, scopes: ['read results'] },
  'read result': { roles: ownOrAll, scopes: ['read results'] },
  'read whole journal': { roles: { administrator: 'any', auditor: 'any' }, scopes: ['read journal'] },
  'read checkpoints': { roles: any, scopes: ['read journal'] },
  'sign checkpoint': { roles: { administrator: 'any' } },
  'check receipt': { everyone: true },
  'read journal': { roles: { council: 'any', administrator: 'any', auditor: 'any' }, scopes: ['read journal'] },
} as const satisfies Readonly<Record<string, Row>>

export type Action = keyof typeof policy

/** What an action concerns: the rated unit (null: none in particular) and the state of its round. */
export interface Subject {
  readonly unit_id: string | null
  readonly state: RoundState
}

const rowOf = (action: Action): Row => policy[action]

export const needsSignIn = (action: Action): boolean => rowOf(action).everyone !== true

function relationOf(action: Action, { role, scopes }: Pick<Actor, 'role' | 'scopes'>): Relation | undefined {
  const row = rowOf(action)
  if (scopes === undefined) return row.roles?.[role]
  return row.scopes?.some((scope) => scopes.includes(scope)) ? 'any' : undefined
}

/** Refuses a role that never may; asked before anything is looked up. */
export function permitRole(action: Action, actor: Actor): void {
  if (relationOf(action, actor) === undefined) throw new Refusal('not-allowed')
}

/** Refuses what this person may not do here and now; asked again inside the transaction that does it. */
export function permit(action: Action, actor: Actor, subject: Subject): void {
  permitRole(action, actor)
  if (!concerns(action, actor, subject)) throw new Refusal('not-found')
  if (!isOpen(action, subject.state)) throw new Refusal('wrong-state')
}

/** The same question for `may` and for lists: no refusal, only the answer. */
export function may(action: Action, actor: Actor, subject: Subject): boolean {
  return relationOf(action, actor) !== undefined && concerns(action, actor, subject) && isOpen(action, subject.state)
}

function concerns(action: Action, actor: Actor, subject: Subject): boolean {
  if (relationOf(action, actor) !== 'own') return true
  return (
    actor.unit !== null && actor.unit.id === subject.unit_id && (opened as readonly string[]).includes(subject.state)
  )
}

const isOpen = (action: Action, state: RoundState): boolean => rowOf(action).states?.includes(state) ?? true
