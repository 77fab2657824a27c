/** What people do to their own account: the password, the second factor, their sessions, the role they act in. */
import type { Static } from 'typebox'
import { type Drawing, qrDrawing } from '../access/qr.ts'
import { checkPassword } from '../access/password-rules.ts'
import { hashPassword, passwordFits } from '../access/passwords.ts'
import {
  aboutSecret,
  forgetSecondFactor,
  hasSecondFactor,
  newRecoveryCodes,
  newSecret,
  otpauthUri,
  spendCode,
  spendStep,
} from '../access/second-factor.ts'
import { beginSession, endSessions } from '../access/sessions.ts'
import { countTry, forgetTries } from '../access/throttle.ts'
import { hashToken } from '../access/tokens.ts'
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import { holdPinned } from '../keys/pinned.ts'
import type { FactorRemoval, PasswordInput } from '../http/schemas.ts'
import { append } from '../store/journal.ts'
import type { Tx } from '../store/open.ts'
import type { UserTable } from '../store/tables.ts'
import { ownWordsOf } from './own-words.ts'

/** A count of its own: whoever is signed in is not paused by strangers, nor strangers by them. */
const trierOf = ({ username, id }: Actor) => ({ username, device: id })
const accountOf = ({ authority, id, username }: Actor) => ({ authority_id: authority, id, username })

/** Every session of the person ends; the token of a new one comes back. */
export async function changePassword(
  deps: Deps,
  actor: Actor,
  input: Static<typeof PasswordInput>,
  agent: string,
): Promise<string> {
  await provePassword(deps, actor, input.current)
  const account = accountOf(actor)
  const own = await ownWordsOf(deps.store.db, account)
  const secondFactor = await hasSecondFactor(deps.store.db, account)
  checkPassword(input.next, { own, secondFactor, settings: deps.access })
  if (input.next.normalize('NFC') === input.current.normalize('NFC')) throw new Refusal('password-same')
  const hash = await hashPassword(input.next)
  return renewed(deps, actor, agent, 'password-changed', async (tx, now) => {
    await setPassword(tx, account, hash, now)
  })
}

/** Stores a password that its owner chose. */
export async function setPassword(
  tx: Tx,
  { authority_id, id }: Pick<UserTable, 'authority_id' | 'id'>,
  password_hash: string,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('user')
    .set({ password_hash, password_set_at: now.toISOString(), first_password: 0 })
    .where('authority_id', '=', authority_id)
    .where('id', '=', id)
    .execute()
}

export interface Enrolment {
  readonly secret: string
  readonly uri: string
  readonly qr: Drawing
}

/** A new secret for the person's app; it counts once a code of it was typed. */
export async function beginSecondFactor(deps: Deps, actor: Actor, password: string): Promise<Enrolment> {
  await provePassword(deps, actor, password)
  const secret = newSecret()
  await deps.store.write(actor.authority, async (tx) => {
    await holdPinned(deps.store.within(tx), 'secret', deps.secrets)
    if (await hasSecondFactor(tx, accountOf(actor))) throw new Refusal('second-factor-on')
    await forgetSecondFactor(tx, accountOf(actor))
    const sealed = deps.secrets.seal(secret, aboutSecret(accountOf(actor)))
    const row = { authority_id: actor.authority, user_id: actor.id, secret: sealed, confirmed_at: null, last_step: 0 }
    await tx.insertInto('second_factor').values(row).execute()
  })
  const uri = otpauthUri(secret, actor.username)
  return { secret, uri, qr: qrDrawing(uri) }
}

export interface Confirmed {
  readonly codes: readonly string[]
  readonly session: string
}

/** The app works: from now on signing in asks for its code. Other sessions end. */
export async function confirmSecondFactor(deps: Deps, actor: Actor, code: string, agent: string): Promise<Confirmed> {
  const account = accountOf(actor)
  await countTry(deps, trierOf(actor))
  let codes: readonly string[] = []
  const session = await renewed(deps, actor, agent, 'second-factor-set', async (tx, now) => {
    if (await hasSecondFactor(tx, account)) throw new Refusal('second-factor-on')
    if (!(await spendStep(deps.secrets, tx, now, account, code.replace(/\s/g, '')))) throw new Refusal('wrong-code')
    await tx
      .updateTable('second_factor')
      .set({ confirmed_at: now.toISOString() })
      .where('authority_id', '=', actor.authority)
      .where('user_id', '=', actor.id)
      .execute()
    codes = await newRecoveryCodes(tx, account)
  })
  return { codes, session }
}

/** With the password and a code, for instance to set it up on a new telephone. Other sessions end. */
export async function removeSecondFactor(
  deps: Deps,
  actor: Actor,
  input: Static<typeof FactorRemoval>,
  agent: string,
): Promise<string> {
  await provePassword(deps, actor, input.password, false)
  return renewed(deps, actor, agent, 'second-factor-removed', async (tx, now) => {
    await spendCode(deps.secrets, tx, now, accountOf(actor), input.code)
    await forgetTries({ ...deps, store: deps.store.within(tx) }, trierOf(actor))
    await forgetSecondFactor(tx, accountOf(actor))
  })
}

/** Ends one of one's own sessions, by the id that the list gives it. */
export async function endSession(deps: Deps, actor: Actor, id: string): Promise<void> {
  await deps.store.write(actor.authority, async (tx) => {
    const ended = await tx
      .deleteFrom('session')
      .where('authority_id', '=', actor.authority)
      .where('user_id', '=', actor.id)
      .where('id', '=', id)
      .executeTakeFirst()
    if (ended.numDeletedRows !== 1n) throw new Refusal('not-found')
    const object = { person: actor.id }
    await append(tx, deps.now(), actor, { action: 'session-ended', object, round: null, detail: { session: id } })
  })
}

/** Acts under another of one's own memberships from now on: this session ends, and a new one begins. */
export async function actAs(
  deps: Deps,
  actor: Actor,
  membership: string,
  { token, agent }: { readonly token: string; readonly agent: string },
): Promise<string> {
  return deps.store.write(actor.authority, async (tx) => {
    const now = deps.now()
    await tx.deleteFrom('session').where('token_hash', '=', hashToken(token)).execute()
    const object = { person: actor.id }
    const detail = { from: actor.membership, membership }
    await append(tx, now, actor, { action: 'role-changed', object, round: null, detail })
    return beginSession(tx, now, accountOf(actor), { membership, agent })
  })
}

/** Counted like signing in, because it tells as much; `forget`: unless a code is asked for as well. Who has no password has signed in elsewhere. */
async function provePassword(deps: Deps, actor: Actor, password: string, forget = true): Promise<void> {
  const trier = trierOf(actor)
  await countTry(deps, trier)
  const { password_hash } = await deps.store.db
    .selectFrom('user')
    .select('password_hash')
    .where('authority_id', '=', actor.authority)
    .where('id', '=', actor.id)
    .executeTakeFirstOrThrow()
  if (password_hash !== null && !(await passwordFits(password_hash, password))) throw new Refusal('wrong-password')
  if (forget) await forgetTries(deps, trier)
}

/** The change, its entry, and a new session in place of all there were. */
function renewed(
  deps: Deps,
  actor: Actor,
  agent: string,
  action: string,
  change: (tx: Tx, now: Date) => Promise<void>,
): Promise<string> {
  return deps.store.write(actor.authority, async (tx) => {
    const now = deps.now()
    await change(tx, now)
    await endSessions(tx, accountOf(actor))
    const { id: person, membership } = actor
    await append(tx, now, actor, { action, object: { person }, round: null, detail: {} })
    return beginSession(tx, now, accountOf(actor), { membership, agent })
  })
}
