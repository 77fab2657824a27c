/** Starts the server: reads the environment, opens the data folder, listens, says where, and stops in good order. */
import { mkdirSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { offerSetup } from './actions/set-up.ts'
import { createApp } from './app.ts'
import { BadSetting } from './settings/bad-setting.ts'
import { type Config, ConfigError, readConfig } from './settings/config.ts'
import { startDemo } from './demo/start.ts'
import type { Deps } from './deps.ts'
import { openEvidence } from './evidence/evidence.ts'
import { assertFrameworks, FrameworksMissing } from './framework-files.ts'
import { openShelf } from './frameworks.ts'
import { PagesMissing } from './http/pages.ts'
import { wire } from './http/wire.ts'
import { BadKey } from './keys/pinned.ts'
import { inWorker } from './judging/in-worker.ts'
import { createLog } from './log.ts'
import { runNotices } from './notices/run.ts'
import { openKeys } from './keys/open.ts'
import { BadRegister } from './register.ts'
import { FolderInUse, lockFolder } from './store/lock.ts'
import { NewerDatabase } from './store/migrate.ts'
import { isPostgresqlAddress, openStore } from './store/open.ts'
import { DatabaseUnusable, troubleOf } from './store/trouble.ts'
import { shownSetting } from './settings/settings.ts'
import * as words from './start-words.ts'

async function start(config: Config): Promise<void> {
  assertFrameworks(config.frameworks)
  mkdirSync(config.data, { recursive: true })
  // A server of PostgreSQL keeps order among any number of processes; a file has one.
  const unlock = isPostgresqlAddress(config.database) ? () => undefined : lockFolder(config.data)
  const log = createLog(config.logLevel)
  const endAtOnce = (fault: unknown) => {
    log.fatal({ event: 'not-synced', err: fault })
    process.stderr.write(`${words.notSynced}\n`)
    process.exit(1)
  }
  const now = () => new Date()
  const store = await openStore(config.database, endAtOnce)
  const deps: Deps = {
    store,
    shelf: openShelf(config.frameworks),
    judge: inWorker(config.judge),
    evidence: openEvidence(join(config.data, 'evidence'), config.evidence, endAtOnce),
    now,
    ...(await openKeys(store, now(), config.keys)),
    log,
    access: config.access,
    mails: config.notices.mail !== null,
  }
  const shelf = await deps.shelf(store.db)
  const app = createApp(deps, { ui: config.ui, proxies: config.proxies, metricsToken: config.metricsToken })
  const demoPassword = config.demo ? await startDemo(deps) : null
  const code = await offerSetup(deps)
  const server = await listen(wire(app), config)
  const stopNotices = runNotices(deps, config.notices)
  stopOnSignal(server, async () => {
    await stopNotices()
    await deps.store.close()
    unlock()
  })
  const address = addressOf(server, config)
  const about = [
    words.started(address, placesOf(config), config.frameworks, shelf),
    ...(demoPassword === null ? [] : [words.demo(demoPassword)]),
    ...(code === null ? [] : [words.setup(`${address}/setup?code=${code}`)]),
  ]
  process.stdout.write(about.join(''))
}

/** The database, without its password. */
const databaseOf = ({ database }: Config): string =>
  isPostgresqlAddress(database) ? shownSetting('DATABASE_URL', database) : database

/** Where everything is that the server remembers. */
const placesOf = (config: Config): readonly string[] => [
  config.data,
  ...(isPostgresqlAddress(config.database) ? [databaseOf(config)] : []),
  ...(config.evidence === null ? [] : [`s3://${config.evidence.bucket}/${config.evidence.prefix}`]),
]

async function listen(server: Server, { port, host }: Config): Promise<Server> {
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve).once('error', reject).listen(port, host)
  })
  return server
}

function addressOf(server: Server, config: Config): string {
  const bound = server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : config.port
  // Browsers trust "localhost" with a Secure cookie; its bare number not all of them.
  const host = config.host === '127.0.0.1' ? 'localhost' : config.host
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** Requests under way are finished (within 10 s), then the database is closed. A second signal ends at once. */
function stopOnSignal(server: Server, close: () => Promise<void>): void {
  const stop = () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
    setTimeout(() => server.closeAllConnections(), 10_000).unref()
    server.close(() => void close().then(() => process.exit(0)))
    server.closeIdleConnections()
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
}

/** What went wrong, in words, when it is something that the person at the terminal can mend. */
function explain(error: unknown, database: string): string | null {
  if (error instanceof ConfigError) return error.message
  if (error instanceof BadSetting) return error.message
  if (error instanceof NewerDatabase) return words.newerDatabase(error.message)
  if (error instanceof DatabaseUnusable) return words.databaseUnusable(error.message)
  if (troubleOf(error) === 'damaged') return words.databaseDamaged(database)
  if (troubleOf(error) === 'full' || codeOf(error) === 'ENOSPC') return words.noRoom(database)
  if (error instanceof FolderInUse) return words.folderInUse(error.message)
  if (error instanceof BadKey) return error.message
  if (error instanceof BadRegister) return words.badRegister(error.message)
  if (error instanceof FrameworksMissing) return words.frameworksMissing(error.message)
  if (error instanceof PagesMissing) return words.pagesMissing(error.message)
  if (codeOf(error) === 'EADDRINUSE') return words.portInUse
  if (error instanceof Error && codeOf(error) === 'EACCES') return words.noAccess(error.message)
  return null
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null)

let config: Config | null = null
try {
  config = readConfig(process.env, process.argv.slice(2))
  await start(config)
} catch (error) {
  const stack = error instanceof Error ? error.stack : String(error)
  process.stderr.write(`${explain(error, config === null ? '' : databaseOf(config)) ?? stack}\n`)
  process.exit(1)
}
