/** The product as a newcomer starts it: the built server as a process of its own, on a fresh data folder. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { emptyDatabase, isPostgresql } from '../server/database.ts'

export interface Product {
  readonly url: string
  /** Its data. */
  readonly folder: string
  /** Everything printed so far. */
  readonly printed: () => string
  /** At once, in the middle of whatever it does. */
  readonly kill: () => Promise<void>
  readonly stop: () => Promise<void>
}

export const setupCode = ({ printed }: Product): string => /setup\?code=([\w-]+)/.exec(printed())?.[1] ?? ''

/** Without the duty to a second factor, which most walks have no telephone for. */
const freely = { SECOND_FACTOR: 'optional' }

export const startProduct = (...flags: readonly string[]): Promise<Product> => startWith(freely, flags)

/** Resolves when the server says where it listens; rejects with what it printed when it stops before. */
export async function startWith(
  settings: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'khung-'))
  return startIn(folder, isPostgresql() ? await emptyDatabase(folder) : undefined, settings, flags)
}

/** The files of the keys that another server needs as well. */
export const keysOf = ({ folder }: Product): readonly string[] =>
  ['journal.key', 'secret.key'].map((file) => join(folder, file))

interface More {
  readonly flags?: readonly string[]
  readonly settings?: Readonly<Record<string, string>>
  /** Files that are copied into its data folder. */
  readonly files?: readonly string[]
}

/** One more on a database of PostgreSQL. */
export async function startProductOn(
  database: string,
  { flags = [], settings, files = [] }: More = {},
): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'khung-'))
  for (const file of files) await copyFile(file, join(folder, basename(file)))
  return startIn(folder, database, { ...freely, ...settings }, flags)
}

async function startIn(
  folder: string,
  DATABASE_URL: string | undefined,
  settings: Readonly<Record<string, string>>,
  flags: readonly string[],
): Promise<Product> {
  const child = spawn(process.execPath, ['dist/main.js', ...flags], {
    env: { ...process.env, PORT: '0', DATA_DIR: folder, DATABASE_URL, NODE_ENV: 'production', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stderr.on('data', (chunk) => (output += String(chunk)))
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output += String(chunk)
      const found = /http:\/\/localhost:\d+/.exec(output)?.[0]
      if (found !== undefined) resolve(found)
    })
    child.once('exit', () => reject(new Error(`the server stopped:\n${output}`)))
  })
  return {
    url,
    folder,
    printed: () => output,
    kill: () => ended(child, 'SIGKILL'),
    stop: async () => {
      await ended(child, 'SIGTERM')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await exit
}
