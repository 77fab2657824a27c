/** khung origins: which file and line each value of a framework comes from, and which change made it so. */
import { origins as originsOf, type Json, type Made, type Origin, type Written } from '../../engine/index.ts'
import { hint } from './arguments.ts'
import { printJson, refuse, type Call } from './call.ts'
import { CLEAN, Stop, USAGE } from './exit.ts'
import { libraryFor, readFramework } from './files.ts'
import type { Words } from './words.ts'

export function origins(call: Call): number {
  const { operands, say, format, terminal } = call
  const [name = '', entry] = operands
  const { file, text } = readFramework(name, say)
  const outcome = originsOf(text, file, libraryFor(file, say))
  if (outcome.kind === 'refused') return refuse(outcome.problems, call)
  const list = entry === undefined ? outcome.value : about(entry, outcome.value, call)
  if (format === 'json') printJson(list.map(record), call)
  else for (const origin of list) terminal.data(line(origin, say.becauseOf))
  return CLEAN
}

/** "plan-issued.max", or "scale.total" for the framework itself. */
const nameOf = ({ id, property }: Origin): string => (id === '' ? property : `${id}.${property}`)

/** The values of one entry, or of one property of it. */
function about(entry: string, list: readonly Origin[], { say }: Call): readonly Origin[] {
  const found = list.filter((origin) => nameOf(origin) === entry || nameOf(origin).startsWith(`${entry}.`))
  if (found.length > 0) return found
  const known = [...new Set(list.flatMap((origin) => [origin.id, nameOf(origin)]))].filter((one) => one !== '')
  throw new Stop(USAGE, say.noSuchEntry(entry) + hint(entry, known, say))
}

/** "reports.max  1.5  b/1.0.0.yaml:41:9 (set: “…”) ← 2  a/1.0.0.yaml:212:9". */
function line(origin: Origin, becauseOf: Words['becauseOf']): string {
  const steps = origin.written.map((one) => `${shown(one.value)}  ${place(one)}${reason(one.change, becauseOf)}`)
  return `${nameOf(origin)}  ${steps.join(' ← ')}`
}

const shown = (value: Json): string => (typeof value === 'string' ? value.replaceAll('\n', '⏎') : JSON.stringify(value))
const place = ({ place: { file, line: row, col } }: Written): string => `${file}:${row}:${col}`

function reason(change: Made | null, becauseOf: Words['becauseOf']): string {
  if (change === null) return ''
  const { document, source } = change
  const rests = [document, source?.item, source?.note].filter((one) => one !== null && one !== undefined).join(', ')
  return ` (${becauseOf(change.kind, change.reason, rests)})`
}

/** The same for programs. */
const record = ({ id, property, value, written }: Origin): object => ({
  id,
  property,
  value,
  written: written.map((one) => ({ ...one.place, value: one.value, change: one.change })),
})
