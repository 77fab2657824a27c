/**
 * What a server really told the operating system, in order: each write, truncation and sync of its database files, and
 * each reply that says that something is saved. Recorded by strace, which has to be there (Debian: `apt-get install
 * strace`); the database is written by the main thread alone, so one thread's calls are the whole order.
 */
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'

export type Call =
  | { readonly kind: 'write'; readonly file: string; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly file: string; readonly size: number }
  | { readonly kind: 'remove'; readonly file: string }
  | { readonly kind: 'sync'; readonly file: string }
  | { readonly kind: 'acknowledged'; readonly note: string }

/** The data folder itself: once it is synced, what was removed from it is gone. */
export const folder = '.'

const recorded = [folder, 'khung.db', 'khung.db-wal', 'khung.db-journal']

/** Runs a program so that its calls are written to `trace.` and the number of each thread. */
export const recorder = (trace: string): readonly string[] => {
  const calls = 'trace=pwrite64,write,writev,ftruncate,unlink,fsync,fdatasync'
  return ['strace', '-D', '-ff', '--seccomp-bpf', '-y', '-xx', '-s', '200000', '-o', trace, '-e', calls]
}

/** `pid`: of a process that has been killed; `data`: its folder. */
export async function readRecording(trace: string, pid: number, data: string): Promise<readonly Call[]> {
  const file = `${trace}.${pid}`
  while (!existsSync(file) || !readFileSync(file).subarray(-100).includes('+++')) await pause(50)
  const calls: Call[] = []
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const call = callOf(line, data)
    if (call !== null) calls.push(call)
  }
  return calls
}

const bytesOf = (text: string): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex')
const quoted = (line: string): Buffer =>
  Buffer.concat([...line.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, text = '']) => bytesOf(text)))

function callOf(line: string, data: string): Call | null {
  const [, name = '', path = ''] = /^(\w+)\((?:\d+<((?:\\x[0-9a-f]{2})*)>)?/.exec(line) ?? []
  if (name === 'write' || name === 'writev') {
    const said = quoted(line).toString()
    const note = /"note":"([^"]*)"/.exec(said)?.[1]
    return said.startsWith('HTTP/1.1 200') && note !== undefined ? { kind: 'acknowledged', note } : null
  }
  const file = relative(data, (name === 'unlink' ? quoted(line) : bytesOf(path)).toString()) || folder
  if (!recorded.includes(file)) return null
  const result = Number(/\) += (-?\d+)/.exec(line)?.[1])
  const [last = NaN] = [...line.matchAll(/, (\d+)\) += /g)].map(([, value]) => Number(value))
  if (name === 'pwrite64') {
    const bytes = quoted(line)
    if (bytes.length !== result) throw new Error(`a write of ${result} bytes was recorded with ${bytes.length}`)
    return { kind: 'write', file, at: last, bytes }
  }
  if (result !== 0) throw new Error(`a call failed while it was recorded: ${line.slice(0, 200)}`)
  if (name === 'ftruncate') return { kind: 'truncate', file, size: last }
  return { kind: name === 'unlink' ? 'remove' : 'sync', file }
}
