/** The built server as a process of its own: started, spoken to, and killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { publishAll } from '../publish-all.ts'

export interface Product {
  readonly url: string
  /** Of the first start. */
  readonly code: string | null
  readonly process: ChildProcess
  /** Milliseconds from the start of the process until `/readyz` says yes. */
  readonly readyMs: number
  /** What it has written to its two outputs. */
  said(): string
  /** The exit code or the signal, when it has ended. */
  readonly ended: Promise<number | NodeJS.Signals>
}

export interface Place {
  readonly root: string
  readonly frameworks: string
}

const running = new Set<ChildProcess>()

/** Folders of one run, with the small framework; gone after `work`, as is whatever was started. */
export async function inPlace<T>(work: (place: Place) => Promise<T>): Promise<T> {
  if (!existsSync('dist/main.js')) throw new Error('the server is not built: npm run build')
  const root = mkdtempSync(join(tmpdir(), 'khung-faults-'))
  const frameworks = join(root, 'frameworks')
  cpSync('test/server/small.yaml', join(frameworks, 'small/1.0.0.yaml'))
  publishAll(frameworks)
  try {
    return await work({ root, frameworks })
  } finally {
    for (const one of running) one.kill('SIGKILL')
    rmSync(root, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** `under`: a program and its arguments that runs the server; `more`: settings. */
export async function startProduct(
  { frameworks }: Place,
  data: string,
  under: readonly string[] = [],
  more: NodeJS.ProcessEnv = {},
): Promise<Product> {
  const env = {
    ...process.env,
    DATA_DIR: data,
    FRAMEWORKS_DIR: frameworks,
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: '',
    EVIDENCE_URL: '',
    SECOND_FACTOR: 'optional',
    LOG_LEVEL: 'warn',
    ...more,
  }
  const [program, ...line] = [...under, process.execPath, 'dist/main.js']
  const began = performance.now()
  const started = spawn(program, line, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(started)
  let said = ''
  for (const output of [started.stdout, started.stderr]) output.on('data', (chunk) => (said += String(chunk)))
  const ended = new Promise<number | NodeJS.Signals>((resolve, reject) => {
    started.once('error', reject)
    started.once('close', (code, signal) => {
      running.delete(started)
      resolve(code ?? signal ?? 0)
    })
  })
  const ready = async (): Promise<string> => {
    for (;;) {
      const url = /http:\/\/localhost:\d+/.exec(said)?.[0]
      if (url !== undefined && (await fetch(`${url}/readyz`)).status === 200) return url
      await pause(5)
    }
  }
  const url = await Promise.race([ready(), ended.then((how) => Promise.reject(new Error(`ended (${how}): ${said}`)))])
  const readyMs = performance.now() - began
  const code = /setup\?code=([\w-]+)/.exec(said)?.[1] ?? null
  return { url, code, process: started, readyMs, said: () => said, ended }
}

export async function kill({ process, ended }: Product): Promise<void> {
  process.kill('SIGKILL')
  await ended
}

export interface Said<T> {
  readonly status: number
  readonly body: T
  readonly headers: Headers
}

/** As one person; a broken connection is a `TypeError`, as of `fetch`. */
export async function send<T = unknown>(
  url: string,
  cookie: string,
  method: string,
  path: string,
  body?: unknown,
  extra: { readonly rev?: number; readonly key?: string } = {},
): Promise<Said<T>> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      ...(cookie !== '' && { Cookie: cookie }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(extra.rev !== undefined && { 'If-Match': `"${extra.rev}"` }),
      ...(extra.key !== undefined && { 'Idempotency-Key': extra.key }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const json = (response.headers.get('content-type') ?? '').includes('json')
  return { status: response.status, body: (json ? JSON.parse(text) : text) as T, headers: response.headers }
}

/** The body of what must work. */
export async function must<T>(answer: Promise<Said<T>>): Promise<T> {
  const { status, body } = await answer
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body
}

export const cookieOf = ({ headers }: Said<unknown>): string => headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
