/** What the environment and the command line say. Every setting has a default that works. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type AccessSettings, type OidcSettings, usualAccess } from './access/settings.ts'

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
  readonly access: AccessSettings
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
    logLevel: level(env['LOG_LEVEL'] ?? 'warn'),
    proxies: whole(env, 'PROXIES', 0, 10),
    access: access(env),
  }
}

function access(env: Environment): AccessSettings {
  const publicUrl = address(env, 'PUBLIC_URL')?.replace(/\/+$/, '') ?? null
  // Kept as it is written: a provider is compared with its own name for itself, slash and all.
  const issuer = address(env, 'OIDC_ISSUER')
  if (issuer !== null && publicUrl === null) {
    throw new ConfigError('OIDC_ISSUER cần PUBLIC_URL. OIDC_ISSUER needs PUBLIC_URL, the address that people open.')
  }
  return {
    secondFactor: oneOf(env, 'SECOND_FACTOR', ['required', 'optional'], usualAccess.secondFactor),
    composition: oneOf(env, 'PASSWORD_COMPOSITION', ['on', 'off'], 'off') === 'on',
    passwordDays: whole(env, 'PASSWORD_DAYS', 0, 3650),
    oidc: issuer === null ? null : oidc(env, issuer),
    publicUrl,
  }
}

function oidc(env: Environment, issuer: string): OidcSettings {
  const given = (name: string): string => {
    const text = env[name] ?? ''
    if (text === '') throw new ConfigError(`OIDC_ISSUER cần ${name}. OIDC_ISSUER needs ${name}.`)
    return text
  }
  const [client, secret] = [given('OIDC_CLIENT_ID'), given('OIDC_CLIENT_SECRET')]
  return { issuer, client, secret, name: env['OIDC_NAME'] || 'SSO' }
}

function address(env: Environment, name: string): string | null {
  const text = env[name] ?? ''
  if (text === '') return null
  const url = URL.canParse(text) ? new URL(text) : null
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))
  if (!safe) throw new ConfigError(`${name}="${text}": cần địa chỉ https://. An https:// address is needed.`)
  return text
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '127.0.0.1' || host === '[::1]'

function oneOf<T extends string>(env: Environment, name: string, values: readonly T[], otherwise: T): T {
  const text = env[name] ?? ''
  if (text === '') return otherwise
  const found = values.find((value) => value === text)
  if (found === undefined) throw new ConfigError(`${name}="${text}": ${values.join(', ')}`)
  return found
}

function whole(env: Environment, name: string, otherwise: number, max: number): number {
  const text = env[name]
  if (text === undefined || text === '') return otherwise
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  if (!(value <= max))
    throw new ConfigError(`${name}="${text}": cần số nguyên từ 0 đến ${max}. A whole number up to ${max} is needed.`)
  return value
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
