/** One's own account: password, second factor, sessions, role; and the invitation by which it begins. */
import { acceptInvitation, invitedBy } from '../actions/invitations.ts'
import {
  actAs,
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  endSession,
  removeSecondFactor,
} from '../actions/own-account.ts'
import { hashToken } from '../access/tokens.ts'
import { forEveryone, forSignedIn } from '../http/endpoint.ts'
import {
  FactorConfirmation,
  FactorRemoval,
  FactorSecret,
  FactorStart,
  InvitationAnswer,
  InvitationQuestion,
  InvitationShown,
  lists,
  MembershipChoice,
  PasswordInput,
  RecoveryCodes,
  Session,
} from '../http/schemas.ts'
import { presentOwnSession } from '../present.ts'
import { sessionOf } from './access.ts'

export const password = forSignedIn({
  action: 'change own password',
  body: PasswordInput,
  run: async ({ deps, actor, body, agent }) => ({
    cookies: { session: await changePassword(deps, actor, body, agent) },
  }),
})

export const postFactor = forSignedIn({
  action: 'set up own second factor',
  body: FactorStart,
  reply: FactorSecret,
  run: async ({ deps, actor, body }) => ({ body: await beginSecondFactor(deps, actor, body.password) }),
})

export const putFactor = forSignedIn({
  action: 'set up own second factor',
  body: FactorConfirmation,
  reply: RecoveryCodes,
  async run({ deps, actor, body, agent }) {
    const { codes, session } = await confirmSecondFactor(deps, actor, body.code, agent)
    return { body: { recovery_codes: codes }, cookies: { session } }
  },
})

export const postFactorRemoval = forSignedIn({
  action: 'set up own second factor',
  body: FactorRemoval,
  run: async ({ deps, actor, body, agent }) => ({
    cookies: { session: await removeSecondFactor(deps, actor, body, agent) },
  }),
})

export const listSessions = forSignedIn({
  action: 'manage own sessions',
  reply: lists.sessions,
  async run({ deps: { store }, actor, token }) {
    const rows = await store.db
      .selectFrom('session')
      .innerJoin('membership', (join) =>
        join
          .onRef('membership.authority_id', '=', 'session.authority_id')
          .onRef('membership.id', '=', 'session.membership_id'),
      )
      .selectAll('session')
      .select('membership.role')
      .where('session.authority_id', '=', actor.authority)
      .where('session.user_id', '=', actor.id)
      .orderBy('session.seen_at', 'desc')
      .orderBy('session.id')
      .execute()
    return { body: rows.map((row) => presentOwnSession(row, row.role, row.token_hash === hashToken(token))) }
  },
})

export const deleteSession = forSignedIn({
  action: 'manage own sessions',
  async run({ deps, actor, params }) {
    await endSession(deps, actor, params['id'] ?? '')
    return {}
  },
})

export const putSession = forSignedIn({
  action: 'act in another role',
  body: MembershipChoice,
  reply: Session,
  async run({ deps, actor, body, token, agent }) {
    const session = await actAs(deps, actor, body.membership, { token, agent })
    return { body: await sessionOf(deps, session), cookies: { session } }
  },
})

export const postInvitation = forEveryone({
  action: 'accept invitation',
  body: InvitationQuestion,
  reply: InvitationShown,
  async run({ deps, body }) {
    const { user, authority } = await invitedBy(deps.store.db, deps.now(), body.code)
    return { body: { username: user.username, name: user.name, authority } }
  },
})

export const putInvitation = forEveryone({
  action: 'accept invitation',
  body: InvitationAnswer,
  reply: Session,
  async run({ deps, body, agent }) {
    const session = await acceptInvitation(deps, body, agent)
    return { body: await sessionOf(deps, session), cookies: { session } }
  },
})
