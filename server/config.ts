/** What the environment and the command line say. Every setting has a default that works. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { NoticesConfig } from './notices/run.ts'

export interface Config {
  readonly host: string
  readonly port: number
  /** The database and the evidence. */
  readonly data: string
  readonly frameworks: string
  readonly ui: string
  readonly demo: boolean
  readonly logLevel: string
  /** How many proxies stand before the server; their X-Forwarded-For is believed. */
  readonly proxies: number
  /** Who has it may read `/metrics`. */
  readonly metricsToken: string | null
  /** The private key that signs checkpoints; null: the one in the data folder. */
  readonly journalKey: string | null
  readonly notices: NoticesConfig
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

type Environment = Readonly<Record<string, string | undefined>>

export function readConfig(env: Environment, args: readonly string[]): Config {
  const unknown = args.find((argument) => argument !== '--demo')
  if (unknown !== undefined) throw new ConfigError(`Không có tham số "${unknown}". Unknown argument "${unknown}".`)
  const root = packageRoot(dirname(fileURLToPath(import.meta.url)))
  return {
    host: env['HOST'] ?? '127.0.0.1',
    port: whole(env, 'PORT', 3000, 65_535),
    data: resolve(env['DATA_DIR'] ?? join(root, 'data')),
    frameworks: resolve(env['FRAMEWORKS_DIR'] ?? join(root, 'frameworks')),
    ui: join(root, 'dist/ui'),
    demo: args.includes('--demo'),
    logLevel: level(env['LOG_LEVEL'] ?? 'info'),
    proxies: whole(env, 'PROXIES', 0, 10),
    metricsToken: secret(env, 'METRICS_TOKEN'),
    journalKey: secret(env, 'JOURNAL_KEY'),
    notices: notices(env),
  }
}

function whole(env: Environment, name: string, otherwise: number, max: number): number {
  const text = env[name]
  if (text === undefined || text === '') return otherwise
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  if (!(value <= max))
    throw new ConfigError(`${name}="${text}": cần số nguyên từ 0 đến ${max}. A whole number up to ${max} is needed.`)
  return value
}

/** Mail and webhook, each only where it is named whole. */
function notices(env: Environment): NoticesConfig {
  const smtp = address(env, 'SMTP_URL', ['smtp:', 'smtps:'])
  const hook = address(env, 'WEBHOOK_URL', ['https:', 'http:'])
  const from = env['MAIL_FROM'] ?? ''
  if (smtp !== null && !/^[^\s@]+@[^\s@]+$|<[^\s@]+@[^\s@]+>$/.test(from))
    throw new ConfigError('MAIL_FROM: cần địa chỉ gửi, ví dụ khung@example.org. The address of the sender is needed.')
  const shared = secret(env, 'WEBHOOK_SECRET')
  if (hook !== null && shared === null)
    throw new ConfigError('WEBHOOK_SECRET: cần khóa chung với nơi nhận. The secret shared with the receiver is needed.')
  return {
    mail: smtp === null ? null : { url: smtp, from },
    webhook: hook === null || shared === null ? null : { url: hook, secret: shared },
    marks: marks(env['REMIND_DAYS'] ?? '7,3,1'),
  }
}

function address(env: Environment, name: string, protocols: readonly string[]): string | null {
  const text = env[name]
  if (text === undefined || text === '') return null
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol))
    throw new ConfigError(`${name}: cần địa chỉ ${protocols.join(', ')}//… An address is needed.`)
  return text
}

function marks(text: string): readonly number[] {
  if (!/^(\d{1,2}(,\d{1,2})*)?$/.test(text))
    throw new ConfigError(`REMIND_DAYS="${text}": cần các số ngày, ví dụ 7,3,1. Numbers of days are needed.`)
  return text === '' ? [] : text.split(',').map(Number)
}

/** Null when it is not set. */
function secret(env: Environment, name: string): string | null {
  const text = env[name]
  if (text === undefined || text === '') return null
  if (text.length < 16) throw new ConfigError(`${name}: cần ít nhất 16 ký tự. At least 16 characters are needed.`)
  return text
}

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

function level(text: string): string {
  if (!levels.includes(text)) throw new ConfigError(`LOG_LEVEL="${text}": ${levels.join(', ')}`)
  return text
}

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
