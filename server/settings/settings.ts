/** Every setting: its name, what it is without being set, how it is read, and what may be shown of it. */
import { BadSetting } from './bad-setting.ts'
import { type EvidencePlace, readEvidenceUrl } from '../evidence/place.ts'
import { isKeyId, secretBytes } from '../keys/secret-text.ts'

export type Environment = Readonly<Record<string, string | undefined>>

interface Rule<T> {
  /** Stands where nothing is set. */
  readonly otherwise: T
  /** Throws `BadSetting`. */
  readonly read: (text: string, env: Environment) => T
  /** Without what must stay secret. */
  readonly show?: (text: string) => string
}

/** Null: beside the program, or in the data folder. */
export const settings = {
  HOST: text('127.0.0.1'),
  PORT: whole(3000, 65_535),
  DATA_DIR: text(null),
  FRAMEWORKS_DIR: text(null),
  DATABASE_URL: { otherwise: null, read: readDatabaseUrl, show: withoutPassword } as Rule<string | null>,
  EVIDENCE_URL: { otherwise: null, read: readEvidenceUrl, show: withoutPassword } as Rule<EvidencePlace | null>,
  AWS_ACCESS_KEY_ID: text(null),
  AWS_SECRET_ACCESS_KEY: secret(),
  AWS_SESSION_TOKEN: secret(),
  PROXIES: whole(0, 10),
  SECOND_FACTOR: oneOf('required', ['required', 'optional']),
  PASSWORD_COMPOSITION: oneOf('off', ['on', 'off']),
  PASSWORD_DAYS: whole(0, 3650),
  PUBLIC_URL: { otherwise: null, read: (value) => readWebAddress(value).replace(/(?<!\/)\/+$/, '') } as Rule<
    string | null
  >,
  OIDC_ISSUER: { otherwise: null, read: readIssuer } as Rule<string | null>,
  OIDC_CLIENT_ID: text(null),
  OIDC_CLIENT_SECRET: secret(),
  OIDC_NAME: text('SSO'),
  SMTP_URL: { otherwise: null, read: readSmtpUrl, show: withoutPassword } as Rule<string | null>,
  MAIL_FROM: { otherwise: null, read: readSender } as Rule<string | null>,
  REMIND_DAYS: { otherwise: [7, 3, 1], read: readDays } as Rule<readonly number[]>,
  WEBHOOK_URL: { otherwise: null, read: readWebhookUrl, show: withoutPassword } as Rule<string | null>,
  WEBHOOK_SECRET: secret(16),
  METRICS_TOKEN: secret(16),
  JOURNAL_KEY: secret(16),
  JOURNAL_KEY_REPLACES: { otherwise: null, read: readKeyId } as Rule<string | null>,
  SECRET_KEY: { ...secret(), read: readSecretKey } as Rule<string | null>,
  SECRET_KEY_REPLACES: { ...secret(), read: (value) => (isKeyId(value) ? value : readSecretKey(value)) } as Rule<
    string | null
  >,
  LOG_LEVEL: oneOf('info', ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
} as const

export type SettingName = keyof typeof settings

export type Values = { readonly [Name in SettingName]: (typeof settings)[Name] extends Rule<infer T> ? T : never }

/** An empty variable says nothing. */
export const given = (env: Environment, name: SettingName): string | undefined => env[name] || undefined

/** Every value, or the first `BadSetting`. */
export function readSettings(env: Environment): Values {
  const names = Object.keys(settings) as readonly SettingName[]
  return Object.fromEntries(names.map((name) => [name, readSetting(env, name)])) as unknown as Values
}

export function readSetting(env: Environment, name: SettingName): unknown {
  const { otherwise, read } = settings[name] as Rule<unknown>
  const value = given(env, name)
  try {
    return value === undefined ? otherwise : read(value, env)
  } catch (error) {
    if (!(error instanceof BadSetting)) throw error
    throw new BadSetting({ vi: `${name}: ${error.words.vi}`, en: `${name}: ${error.words.en}` })
  }
}

/** The value as it may be shown. */
export function shownSetting(name: SettingName, value: string): string {
  const { show } = settings[name] as Rule<unknown>
  return show === undefined ? value : show(value)
}

function text<T extends string | null>(otherwise: T): Rule<string | T> {
  return { otherwise, read: (value) => value }
}

/** `least`: how many characters it has at least. */
function secret(least = 1): Rule<string | null> {
  const read = (value: string): string => {
    if (value.length >= least) return value
    throw new BadSetting({ vi: `cần ít nhất ${least} ký tự.`, en: `at least ${least} characters are needed.` })
  }
  return { otherwise: null, read, show: () => '***' }
}

function whole(otherwise: number, max: number): Rule<number> {
  const read = (value: string): number => {
    const number = /^\d{1,6}$/.test(value) ? Number(value) : Number.NaN
    if (number <= max) return number
    throw new BadSetting({
      vi: `"${value}": cần số nguyên từ 0 đến ${max}.`,
      en: `"${value}": a whole number up to ${max} is needed.`,
    })
  }
  return { otherwise, read }
}

function oneOf<T extends string>(otherwise: T, known: readonly T[]): Rule<T> {
  const read = (value: string): T => {
    const found = known.find((one) => one === value)
    if (found !== undefined) return found
    const list = known.join(', ')
    throw new BadSetting({ vi: `"${value}": chỉ nhận ${list}.`, en: `"${value}": known are ${list}.` })
  }
  return { otherwise, read }
}

function readWebAddress(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.has(url.hostname))
  if (safe) return value
  throw new BadSetting({ vi: `"${value}": cần địa chỉ https://.`, en: `"${value}": an https:// address is needed.` })
}

const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

function readIssuer(value: string, env: Environment): string {
  for (const name of ['PUBLIC_URL', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const) {
    if (given(env, name) === undefined) throw new BadSetting({ vi: `cần thêm ${name}.`, en: `${name} is needed too.` })
  }
  // Kept as it is written: a provider is compared with its own name for itself, slash and all.
  return readWebAddress(value)
}

/** An address with one of these protocols. */
function readAddress(value: string, protocols: readonly string[]): string {
  if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value
  const list = protocols.map((protocol) => `${protocol}//…`).join(', ')
  throw new BadSetting({ vi: `cần địa chỉ dạng ${list}`, en: `an address such as ${list} is needed.` })
}

function readSmtpUrl(value: string, env: Environment): string {
  if (given(env, 'MAIL_FROM') === undefined)
    throw new BadSetting({ vi: 'cần thêm MAIL_FROM.', en: 'MAIL_FROM is needed too.' })
  return readAddress(value, ['smtp:', 'smtps:'])
}

function readSender(value: string): string {
  if (/^[^\s@]+@[^\s@]+$|<[^\s@<>]+@[^\s@<>]+>$/.test(value)) return value
  throw new BadSetting({
    vi: `"${value}": cần địa chỉ gửi, ví dụ khung@example.org.`,
    en: `"${value}": the address of the sender is needed, such as khung@example.org.`,
  })
}

function readDays(value: string): readonly number[] {
  if (value === 'none') return []
  if (/^\d{1,2}(,\d{1,2})*$/.test(value)) return value.split(',').map(Number)
  throw new BadSetting({
    vi: `"${value}": cần các số ngày, ví dụ 7,3,1, hoặc none.`,
    en: `"${value}": days are needed, such as 7,3,1, or none.`,
  })
}

function readSecretKey(value: string): string {
  if (secretBytes(value) !== null) return value
  throw new BadSetting({
    vi: 'cần ít nhất 32 byte ngẫu nhiên, dạng base64 hoặc hex.',
    en: 'at least 32 random bytes are needed, as base64 or hex.',
  })
}

function readKeyId(value: string): string {
  if (isKeyId(value)) return value
  throw new BadSetting({
    vi: `"${value}": cần mã của khóa cũ, 16 chữ số thập lục phân.`,
    en: `"${value}": the id of the old key is needed, 16 hexadecimal digits.`,
  })
}

function readWebhookUrl(value: string, env: Environment): string {
  if (given(env, 'WEBHOOK_SECRET') === undefined)
    throw new BadSetting({ vi: 'cần thêm WEBHOOK_SECRET.', en: 'WEBHOOK_SECRET is needed too.' })
  return readAddress(value, ['https:', 'http:'])
}

function readDatabaseUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null
  if (url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== '' && url.pathname.length > 1)
    return value
  throw new BadSetting({
    vi: 'cần địa chỉ dạng postgres://người-dùng:mật-khẩu@máy-chủ/cơ-sở-dữ-liệu.',
    en: 'an address such as postgres://user:password@host/database is needed.',
  })
}

/** What cannot be read may hold a password anywhere. */
function withoutPassword(value: string): string {
  if (!URL.canParse(value)) return '***'
  const url = new URL(value)
  if (url.password !== '') url.password = '***'
  for (const name of url.searchParams.keys()) if (/password|secret|token/i.test(name)) url.searchParams.set(name, '***')
  return url.href
}
