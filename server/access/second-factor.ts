/** Codes of an authenticator app (TOTP, 30 s, six digits), and recovery codes for when it is lost. Each works once. */
import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { Refusal } from '../http/refusal.ts'
import type { Db, Tx } from '../store/open.ts'
import { isSealed, type SecretKey } from '../keys/secrets.ts'
import { hashToken } from './tokens.ts'

interface Account {
  readonly authority_id: string
  readonly id: string
  readonly username: string
}

const period = 30
/** Clocks of telephones differ: the code before and the code after are taken as well. */
const window = 1

const totp = (secret: string, label: string): TOTP =>
  new TOTP({ issuer: 'Khung', label, secret: Secret.fromBase32(secret), period, digits: 6, algorithm: 'SHA1' })

export const newSecret = (): string => new Secret({ size: 20 }).base32

/** What a sealed secret is bound to: put beside another account, it opens for nobody. */
export const aboutSecret = ({ authority_id, id }: Pick<Account, 'authority_id' | 'id'>): string =>
  `second factor\n${authority_id}\n${id}`

/** Seals what stands in clear, as earlier releases left it, and anew what the key before sealed. Returns how many were in clear. */
export async function sealFactors(tx: Tx, secrets: SecretKey, before: SecretKey | null): Promise<number> {
  let cleared = 0
  const rows = await tx.selectFrom('second_factor').select(['authority_id', 'user_id', 'secret']).execute()
  for (const { authority_id, user_id, secret } of rows) {
    const about = aboutSecret({ authority_id, id: user_id })
    const clear = isSealed(secret) ? (before?.open(secret, about) ?? null) : secret
    if (clear === null) continue
    if (clear === secret) cleared += 1
    await tx
      .updateTable('second_factor')
      .set({ secret: secrets.seal(clear, about) })
      .where('authority_id', '=', authority_id)
      .where('user_id', '=', user_id)
      .execute()
  }
  return cleared
}

/** What an authenticator app reads, from a picture or a link. */
export const otpauthUri = (secret: string, label: string): string => totp(secret, label).toString()

export async function hasSecondFactor(db: Db, account: Pick<Account, 'authority_id' | 'id'>): Promise<boolean> {
  const found = await ofAccount(db, account).select('confirmed_at').executeTakeFirst()
  return found !== undefined && found.confirmed_at !== null
}

/** Refuses a missing, wrong or used code where the account has a second factor. Returns what was used. */
export async function spendCode(
  secrets: SecretKey,
  tx: Tx,
  now: Date,
  account: Account,
  code: string | undefined,
): Promise<'none' | 'app' | 'recovery'> {
  const factor = await ofAccount(tx, account).selectAll().executeTakeFirst()
  if (factor === undefined || factor.confirmed_at === null) return 'none'
  const given = (code ?? '').replace(/[\s-]/g, '').toLowerCase()
  if (given === '') throw new Refusal('code-required')
  if (await spendStep(secrets, tx, now, account, given)) return 'app'
  const spent = await tx
    .deleteFrom('recovery_code')
    .where('authority_id', '=', account.authority_id)
    .where('user_id', '=', account.id)
    .where('code_hash', '=', hashToken(given))
    .executeTakeFirst()
  if (spent.numDeletedRows !== 1n) throw new Refusal('wrong-code')
  return 'recovery'
}

/** Whether this is the app's code of now (one step early or late), later than any used before; then it is used. */
export async function spendStep(
  secrets: SecretKey,
  tx: Tx,
  now: Date,
  account: Account,
  code: string,
): Promise<boolean> {
  const factor = await ofAccount(tx, account).selectAll().executeTakeFirst()
  if (factor === undefined || !/^\d{6}$/.test(code)) return false
  const secret = secrets.open(factor.secret, aboutSecret(account))
  if (secret === null) throw new Refusal('factor-unreadable')
  const delta = totp(secret, account.username).validate({ token: code, timestamp: now.getTime(), window })
  if (delta === null) return false
  const step = Math.floor(now.getTime() / 1000 / period) + delta
  // Only one of two who come with it at the same moment moves it on.
  const moved = await tx
    .updateTable('second_factor')
    .set({ last_step: step })
    .where('authority_id', '=', account.authority_id)
    .where('user_id', '=', account.id)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Ten codes of ten letters (49 bits each) in place of any before: shown once, kept as hashes. */
export async function newRecoveryCodes(tx: Tx, { authority_id, id }: Account): Promise<readonly string[]> {
  const half = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')
  const codes = Array.from({ length: 10 }, () => [half(), half()] as const)
  await forgetRecoveryCodes(tx, { authority_id, id })
  for (const code of codes) {
    const code_hash = hashToken(code.join(''))
    await tx.insertInto('recovery_code').values({ authority_id, user_id: id, code_hash }).execute()
  }
  return codes.map((code) => code.join('-'))
}

/** Afterwards the account has no second factor. */
export async function forgetSecondFactor(tx: Tx, account: Pick<Account, 'authority_id' | 'id'>): Promise<void> {
  await forgetRecoveryCodes(tx, account)
  await tx
    .deleteFrom('second_factor')
    .where('authority_id', '=', account.authority_id)
    .where('user_id', '=', account.id)
    .execute()
}

async function forgetRecoveryCodes(tx: Tx, account: Pick<Account, 'authority_id' | 'id'>): Promise<void> {
  await tx
    .deleteFrom('recovery_code')
    .where('authority_id', '=', account.authority_id)
    .where('user_id', '=', account.id)
    .execute()
}

const ofAccount = (db: Db, { authority_id, id }: Pick<Account, 'authority_id' | 'id'>) =>
  db.selectFrom('second_factor').where('authority_id', '=', authority_id).where('user_id', '=', id)
