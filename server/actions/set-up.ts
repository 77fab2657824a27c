/** The first start: a one-time code, then an authority with its first administrator. */
import type { Static } from 'typebox'
import { checkPassword } from '../access/password-rules.ts'
import { hashPassword, newPassword } from '../access/passwords.ts'
import { beginSession } from '../access/sessions.ts'
import { hashToken, newToken } from '../access/tokens.ts'
import { demoPapers, loadDemo } from '../demo/load.ts'
import type { Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import type { SetupInput } from '../http/schemas.ts'
import { type Db, firstStart } from '../store/open.ts'
import { addAuthority } from './add-authority.ts'
import { insertUser } from './add-user.ts'

const codeHours = 24

export async function setupNeeded(db: Db): Promise<boolean> {
  return (await db.selectFrom('user').select('id').limit(1).executeTakeFirst()) === undefined
}

/** A new code for the set-up link, in place of any before; null once somebody can sign in. */
export async function offerSetup(deps: Deps): Promise<string | null> {
  if (!(await setupNeeded(deps.store.db))) return null
  const code = newToken()
  const expires_at = new Date(deps.now().getTime() + codeHours * 3_600_000).toISOString()
  await deps.store.write(firstStart, async (tx) => {
    await tx.deleteFrom('setup').execute()
    await tx
      .insertInto('setup')
      .values({ code_hash: hashToken(code), expires_at })
      .execute()
  })
  return code
}

export interface SetUp {
  readonly token: string
  readonly demo_password: string | null
}

export async function setUp(deps: Deps, input: Static<typeof SetupInput>, agent: string): Promise<SetUp> {
  await useCode(deps.store.db, deps.now(), input.code)
  const own = [input.username, input.name, input.authority]
  checkPassword(input.password, { own, secondFactor: false, settings: deps.access })
  const hash = await hashPassword(input.password)
  const demo_password = input.demo ? newPassword() : null
  const papers = input.demo ? await demoPapers(deps) : null
  const demoHash = demo_password === null ? null : await hashPassword(demo_password)
  const token = await deps.store.write(firstStart, async (tx) => {
    const now = deps.now()
    await useCode(tx, now, input.code)
    await tx.deleteFrom('setup').execute()
    const authority = await addAuthority(tx, now, input.authority.trim())
    const { username, name } = input
    const first = { username, name, role: 'administrator', unit_id: null } as const
    const { user } = await insertUser(tx, now, authority, first, { hash, demo: false })
    if (demoHash !== null && papers !== null)
      await loadDemo({ ...deps, store: deps.store.within(tx) }, authority, { hash: demoHash, papers })
    return beginSession(tx, now, user, { agent })
  })
  return { token, demo_password }
}

/** Refuses unless the code is the one that was printed, in time, and nobody has an account. */
async function useCode(db: Db, now: Date, code: string): Promise<void> {
  const found = await db
    .selectFrom('setup')
    .select('expires_at')
    .where('code_hash', '=', hashToken(code))
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst()
  if (found === undefined || !(await setupNeeded(db))) throw new Refusal('setup-code')
}
