/**
 * What the text of a draft says of itself. The whole is not parsed: that would take longer than all else of a save, and
 * a slip anywhere in it must not hide what it is called.
 */
import { parse } from '../engine/index.ts'
import type { FrameworkDraftTable } from './store/tables.ts'

export type Head = Pick<FrameworkDraftTable, 'framework' | 'version' | 'title'>

/** Each as far as it can be read; otherwise "". */
export const headOf = (text: string): Head => ({
  framework: asText(valueOf(text, 'framework')),
  version: asText(valueOf(text, 'version')),
  title: titleOf(valueOf(text, 'title')),
})

const longest = 300
const asText = (value: unknown): string => (typeof value === 'string' ? value.slice(0, longest) : '')

const titleOf = (value: unknown): string =>
  asText(typeof value === 'object' && value !== null && 'vi' in value ? value.vi : value)

function valueOf(text: string, key: keyof Head): unknown {
  const read = parse(entryOf(text, key), '')
  const entry = read.kind === 'ok' ? (read.value.value as Readonly<Record<string, unknown>>) : {}
  return entry[key]
}

/** An entry is not longer than this: of a text that goes on and on, its beginning will do. */
const longestEntry = 4000

/** From its key up to the next line that begins with neither a space nor a comment. */
function entryOf(text: string, key: string): string {
  const start = text.replace(/^\ufeff/, '').startsWith(`${key}:`)
    ? text.indexOf(key)
    : text.indexOf(`\n${key}:`) + 1 || text.length
  const [first = '', ...rest] = text.slice(start, start + longestEntry).split('\n')
  const end = rest.findIndex((line) => !/^(?:[ \t#]|\r?$)/.test(line))
  return `${[first, ...(end === -1 ? rest : rest.slice(0, end))].join('\n')}\n`
}
