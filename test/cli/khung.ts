/** Runs the built command line as its users do: another process, a folder, exit code and two streams. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../dist/khung.js', import.meta.url))
/** A folder with `frameworks/` of its own, so that the texts below do not change with the shipped ones. */
export const folder = fileURLToPath(new URL('../fixtures/cli', import.meta.url))
export const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

interface Around {
  readonly cwd?: string
  readonly input?: string | Uint8Array
  readonly env?: Readonly<Record<string, string>>
}

/** `khung('lint nope.yaml')`; a list where a word has spaces. */
export function khung(words: string | readonly string[], { cwd = folder, input = '', env = {} }: Around = {}): Ran {
  if (!existsSync(program)) throw new Error('dist/khung.js is not there: run "npm run build" first.')
  const argv = typeof words === 'string' ? words.split(' ').filter((word) => word !== '') : words
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...argv], {
    cwd,
    input,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  })
  return { code: status, out: stdout, err: stderr }
}

/** Text of a test without its indentation, ending in one line break. */
export function lines(strings: TemplateStringsArray): string {
  const rows = (strings[0] ?? '').replace(/^\n/, '').trimEnd().split('\n')
  const indent = Math.min(...rows.filter((row) => row.trim() !== '').map((row) => row.search(/\S/)))
  return `${rows.map((row) => row.slice(indent)).join('\n')}\n`
}
