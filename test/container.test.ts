/**
 * Dockerfile and compose.yaml, as far as they can be shown without a container engine: they are read, what they name
 * is there, and what the image would run is run here, from the same files and under the same settings.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readSettings, type SettingName, settings } from '../server/settings/settings.ts'
import { start } from './load/child.ts'

interface Step {
  readonly word: string
  readonly rest: string
}

interface Service {
  readonly environment: Readonly<Record<string, string>>
  readonly volumes: readonly string[]
  readonly ports?: readonly string[]
  readonly read_only?: boolean
  readonly healthcheck?: { readonly test: readonly string[] }
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
  readonly engines: { readonly node: string }
}
/** Comments gone, continued lines joined. */
const steps: readonly Step[] = readFileSync('Dockerfile', 'utf8')
  .replace(/^#.*\n/gm, '')
  .replace(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => ({ word: line.split(' ', 1)[0] ?? '', rest: line.slice(line.indexOf(' ') + 1) }))
const all = (word: string): readonly string[] => steps.filter((step) => step.word === word).map(({ rest }) => rest)
/** The words of the second stage, which is the image. */
const image = steps.slice(steps.findLastIndex(({ word }) => word === 'FROM'))
const one = (word: string): string => image.find((step) => step.word === word)?.rest ?? ''
const set = Object.fromEntries(
  one('ENV')
    .split(' ')
    .map((pair) => pair.split('=') as [string, string]),
)
const compose = parse(readFileSync('compose.yaml', 'utf8')) as {
  readonly services: { readonly khung: Service; readonly database: Service }
  readonly volumes: Readonly<Record<string, unknown>>
}
const { khung, database } = compose.services
/** As compose fills it in. */
const filled = (text: string): string =>
  text.replace(/\$\{(\w+)(?::[-?]([^}]*))?\}/g, (_, name: string) => values[name] ?? '')
const values: Readonly<Record<string, string>> = { POSTGRES_PASSWORD: 'matkhau', PROXIES: '1' }

describe('Dockerfile', () => {
  it('copies what is there, and nothing that is kept away from it', () => {
    const fromHere = all('COPY').filter((rest) => !rest.startsWith('--from'))
    const paths = fromHere.flatMap((rest) => rest.split(' ').slice(0, -1))
    expect(paths.length).toBeGreaterThan(8)
    expect(paths.filter((path) => !existsSync(path))).toEqual([])
    const ignored = readFileSync('.dockerignore', 'utf8').trim().split('\n')
    expect(paths.filter((path) => ignored.includes(path))).toEqual([])
    for (const secret of ['data', '.git', 'node_modules', '.cache']) expect(ignored).toContain(secret)
  })

  it('takes from the first stage what the first stage makes', () => {
    const taken = all('COPY')
      .filter((rest) => rest.startsWith('--from=build'))
      .map((rest) => rest.split(' ')[1])
    expect(taken).toEqual(['/app/package.json', '/app/node_modules', '/app/dist'])
  })

  it('builds and starts with the words of package.json, on a Node that it allows', () => {
    const runs = all('RUN').flatMap((rest) => rest.split(' && '))
    const named = runs.flatMap((run) => /^npm run -s (\w+)/.exec(run)?.[1] ?? [])
    expect(named).toEqual(['build'])
    expect(named.filter((name) => !(name in manifest.scripts))).toEqual([])
    expect((JSON.parse(one('CMD')) as string[]).join(' ')).toBe(manifest.scripts['start'])
    const versions = all('FROM').map((rest) => Number(/^node:(\d+)-slim/.exec(rest)?.[1]))
    expect(versions).toEqual([22, 22])
    expect(manifest.engines.node).toBe('>=20.15')
  })

  it('sets only what the server knows, and nothing that it refuses', () => {
    expect(Object.keys(set)).toEqual(['NODE_ENV', 'HOST', 'PORT', 'DATA_DIR'])
    const { NODE_ENV, ...own } = set
    expect(NODE_ENV).toBe('production')
    expect(Object.keys(own).filter((name) => !(name in settings))).toEqual([])
    expect(readSettings(own)).toMatchObject({ HOST: '0.0.0.0', PORT: 3000, DATA_DIR: '/data' })
  })

  it('runs as nobody in particular, writes one folder, listens where it says', () => {
    expect(one('USER')).toBe('node')
    expect(one('VOLUME')).toBe(set['DATA_DIR'])
    expect(one('EXPOSE')).toBe(set['PORT'])
    const order = image.map(({ word }) => word)
    expect(order.indexOf('USER')).toBeGreaterThan(order.lastIndexOf('RUN'))
    expect(order.indexOf('USER')).toBeLessThan(order.indexOf('CMD'))
  })
})

describe('compose.yaml', () => {
  it('sets only what the server knows, and nothing that it refuses', () => {
    expect(Object.keys(khung.environment).filter((name) => !(name in settings))).toEqual([])
    const env: Partial<Record<SettingName, string>> = Object.fromEntries(
      Object.entries(khung.environment).map(([name, value]) => [name, filled(value)]),
    )
    expect(readSettings(env)).toMatchObject({
      DATABASE_URL: 'postgres://khung:matkhau@database:5432/khung',
      PROXIES: 1,
      PUBLIC_URL: null,
    })
  })

  it('names one database in both services, and has no password of its own', () => {
    const { POSTGRES_USER: user, POSTGRES_DB: name, POSTGRES_PASSWORD: password } = database.environment
    const url = new URL(filled(khung.environment['DATABASE_URL'] ?? ''))
    expect([url.username, url.pathname, url.password]).toEqual([user, `/${name}`, filled(password ?? '')])
    expect(Object.keys(compose.services)).toContain(url.hostname)
    expect(password).toMatch(/^\$\{POSTGRES_PASSWORD:\?/)
  })

  it('keeps what is remembered in volumes, over a root that is only read', () => {
    expect(khung.read_only).toBe(true)
    expect(khung.volumes).toEqual([`data:${set['DATA_DIR']}`])
    expect(database.volumes).toEqual(['database:/var/lib/postgresql/data'])
    expect(Object.keys(compose.volumes)).toEqual(['data', 'database'])
  })

  it('is open to this computer alone, and waits for a database that answers', () => {
    expect(khung.ports).toEqual([`127.0.0.1:3000:${set['PORT']}`])
    expect(khung.depends_on).toEqual({ database: { condition: 'service_healthy' } })
    expect(database.healthcheck?.test[1]).toBe('pg_isready')
  })
})

describe('what the image runs', () => {
  mkdirSync('.cache', { recursive: true })
  const folder = mkdtempSync(resolve('.cache/container-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is built and started from the copied files alone, and healthy by the check that it names', async () => {
    const copied = all('COPY').filter((rest) => !rest.startsWith('--from'))
    for (const path of copied.flatMap((rest) => rest.split(' ').slice(0, -1)))
      cpSync(path, join(folder, path), { recursive: true })
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
    const built = spawnSync('npm', ['run', '-s', 'build'], { cwd: folder, encoding: 'utf8' })
    expect([built.status, built.stderr]).toEqual([0, ''])
    const env = { PORT: '0', DATA_DIR: join(folder, 'data'), HOST: '127.0.0.1', DATABASE_URL: '', EVIDENCE_URL: '' }
    const started = await start(join(folder, 'dist/main.js'), [], env)
    const check = JSON.parse(/CMD (\[.*\])$/.exec(one('HEALTHCHECK'))?.[1] ?? '[]') as readonly string[]
    const ask = (address: string) =>
      spawnSync(
        process.execPath,
        check.slice(1).map((word) => word.replace('http://127.0.0.1:3000', address)),
        { timeout: 10_000 },
      ).status
    expect(check.slice(0, 2)).toEqual(['node', '-e'])
    expect(check[2]).toContain("'http://127.0.0.1:3000/healthz'")
    expect(ask(started.url)).toBe(0)
    await started.stop()
    expect(ask(started.url)).toBe(1)
  })
})
