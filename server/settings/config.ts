/** What the environment and the command line say. Every setting has a default that works. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AccessSettings } from '../access/settings.ts'
import type { EvidencePlace } from '../evidence/place.ts'
import type { NoticesConfig } from '../notices/run.ts'
import type { KeySources } from '../keys/open.ts'
import { isKeyId } from '../keys/secret-text.ts'
import { readSecretKey, secretKeySource } from '../keys/secrets.ts'
import { type Environment, given, readSetting, readSettings, type Values } from './settings.ts'
import { signingKeySource } from '../keys/signing.ts'

export interface Config {
  readonly host: string
  readonly port: number
  /** Evidence, and the database where no other is named. */
  readonly data: string
  /** The file of an SQLite database, or `postgres://…`. */
  readonly database: string
  /** Null: in the folder `evidence` of the data. */
  readonly evidence: EvidencePlace | null
  readonly frameworks: string
  readonly ui: string
  /** The built worker that judges frameworks. */
  readonly judge: string
  readonly demo: boolean
  readonly logLevel: string
  /** How many proxies stand before the server; their X-Forwarded-For is believed. */
  readonly proxies: number
  /** Who has it may read `/metrics`. */
  readonly metricsToken: string | null
  readonly keys: KeySources
  readonly access: AccessSettings
  readonly notices: NoticesConfig
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

export function readConfig(env: Environment, args: readonly string[]): Config {
  const unknown = args.find((argument) => argument !== '--demo')
  if (unknown !== undefined) throw new ConfigError(`Không có tham số "${unknown}". Unknown argument "${unknown}".`)
  const root = packageRoot(dirname(fileURLToPath(import.meta.url)))
  const set = readSettings(env)
  const { data, frameworks } = foldersOf(env)
  return {
    host: set.HOST,
    port: set.PORT,
    data,
    database: set.DATABASE_URL ?? join(data, 'khung.db'),
    evidence: set.EVIDENCE_URL,
    frameworks,
    ui: join(root, 'dist/ui'),
    judge: join(root, 'dist/judge.js'),
    demo: args.includes('--demo'),
    logLevel: set.LOG_LEVEL,
    proxies: set.PROXIES,
    metricsToken: set.METRICS_TOKEN,
    keys: keySources(env),
    access: accessFrom(set),
    notices: noticesFrom(set),
  }
}

/** Throws `BadSetting`. */
export function keySources(env: Environment): KeySources {
  const { data } = foldersOf(env)
  const [journal, secret] = [replacesOf(env, 'JOURNAL_KEY'), replacesOf(env, 'SECRET_KEY')]
  const before = secret === null || isKeyId(secret) ? null : readSecretKey(secret, 'SECRET_KEY_REPLACES')
  return {
    journal: signingKeySource(join(data, 'journal.key'), {
      text: given(env, 'JOURNAL_KEY') ?? null,
      replaces: journal,
    }),
    secret: secretKeySource(
      join(data, 'secret.key'),
      { text: given(env, 'SECRET_KEY') ?? null, replaces: before?.id ?? secret },
      before,
    ),
  }
}

const replacesOf = (env: Environment, setting: 'JOURNAL_KEY' | 'SECRET_KEY'): string | null =>
  readSetting(env, `${setting}_REPLACES`) as string | null

/** Whatever the other settings say. */
export function foldersOf(env: Environment): Pick<Config, 'data' | 'frameworks'> {
  const root = packageRoot(dirname(fileURLToPath(import.meta.url)))
  return {
    data: resolve(given(env, 'DATA_DIR') ?? join(root, 'data')),
    frameworks: resolve(given(env, 'FRAMEWORKS_DIR') ?? join(root, 'frameworks')),
  }
}

/** The rule of `OIDC_ISSUER` has seen to it that what belongs to it is there. */
const accessFrom = (set: Values): AccessSettings => ({
  secondFactor: set.SECOND_FACTOR,
  composition: set.PASSWORD_COMPOSITION === 'on',
  passwordDays: set.PASSWORD_DAYS,
  oidc:
    set.OIDC_ISSUER === null
      ? null
      : {
          issuer: set.OIDC_ISSUER,
          client: set.OIDC_CLIENT_ID ?? '',
          secret: set.OIDC_CLIENT_SECRET ?? '',
          name: set.OIDC_NAME,
        },
  publicUrl: set.PUBLIC_URL,
})

/** Mail and webhook, each only where it is named; the rules have seen to it that it is named whole. */
const noticesFrom = (set: Values): NoticesConfig => ({
  mail: set.SMTP_URL === null ? null : { url: set.SMTP_URL, from: set.MAIL_FROM ?? '' },
  webhook: set.WEBHOOK_URL === null ? null : { url: set.WEBHOOK_URL, secret: set.WEBHOOK_SECRET ?? '' },
  marks: set.REMIND_DAYS,
})

/** The folder of our package.json, wherever in it the bundle stands. */
function packageRoot(folder: string): string {
  const file = join(folder, 'package.json')
  if (existsSync(file) && isOurs(JSON.parse(readFileSync(file, 'utf8')))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new ConfigError('Không tìm thấy thư mục của Khung. The folder of Khung was not found.')
  return packageRoot(parent)
}

const isOurs = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'name' in value && value.name === 'khung'
