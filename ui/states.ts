/** Words for roles and states; the one place that maps them. */
import type { Role, RoundState, User } from './api.ts'
import { text } from './text.ts'
import type { WordKey } from './text.ts'

const roles = {
  office: 'role.office',
  leader: 'role.leader',
  council: 'role.council',
  chair: 'role.chair',
  administrator: 'role.administrator',
  auditor: 'role.auditor',
  author: 'role.author',
  survey: 'role.survey',
} as const satisfies Record<Role, WordKey>

const rounds = {
  draft: 'round.draft',
  'self-scoring': 'round.self-scoring',
  appraisal: 'round.appraisal',
  clarification: 'round.clarification',
  'appraisal-2': 'round.appraisal-2',
  council: 'round.council',
  published: 'round.published',
  cancelled: 'round.cancelled',
} as const satisfies Record<RoundState, WordKey>

/** A stage as a thing one goes on to; `rounds` says how it stands while it runs. */
const stages = {
  draft: 'stage.draft',
  'self-scoring': 'stage.self-scoring',
  appraisal: 'stage.appraisal',
  clarification: 'stage.clarification',
  'appraisal-2': 'stage.appraisal-2',
  council: 'stage.council',
  published: 'stage.published',
  cancelled: 'stage.cancelled',
} as const satisfies Record<RoundState, WordKey>

/** In which the council decides. */
export const isDeciding = (state: RoundState): boolean =>
  state === 'appraisal' || state === 'appraisal-2' || state === 'council'

const users = {
  invited: 'user.invited',
  active: 'user.active',
  locked: 'user.locked',
  ended: 'user.ended',
} as const satisfies Record<User['state'], WordKey>

export function userWords(state: User['state']): string {
  return text(users[state])
}

export function roleWords(role: Role): string {
  return text(roles[role])
}

export function stageWords(state: RoundState): string {
  return text(stages[state])
}

export function roundWords(state: RoundState): string {
  return text(rounds[state])
}
