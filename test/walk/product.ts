/** The product as a newcomer starts it: the built server as a process of its own, on a fresh data folder. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Product {
  readonly url: string
  /** Everything printed so far. */
  readonly printed: () => string
  readonly stop: () => Promise<void>
}

export const setupCode = ({ printed }: Product): string => /setup\?code=([\w-]+)/.exec(printed())?.[1] ?? ''

/** Without the duty to a second factor, which most walks have no telephone for. */
export const startProduct = (...flags: readonly string[]): Promise<Product> =>
  startWith({ SECOND_FACTOR: 'optional' }, flags)

/** Resolves when the server says where it listens; rejects with what it printed when it stops before. */
export async function startWith(
  settings: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'khung-'))
  const child = spawn(process.execPath, ['dist/main.js', ...flags], {
    env: { ...process.env, PORT: '0', DATA_DIR: folder, NODE_ENV: 'production', ...settings },
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
    printed: () => output,
    stop: async () => {
      await ended(child)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await exit
}
