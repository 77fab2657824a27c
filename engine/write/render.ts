/** Plain data as new lines of a framework file, in the manner of those that are there: entries spread out, figures in one line. */
import { isSingle, spell, spellKey } from './spell.ts'
import type { Json } from '../model.ts'

type JsonMap = { readonly [key: string]: Json }
type Branch = readonly Json[] | JsonMap

/** Longer than this no map or list of figures stands in one line. */
const LONGEST = 100
/** What stands below these keys has lines of its own, however short. */
const SPREAD = new Set(['title', 'guidance', 'rule', 'criteria', 'inputs', 'evidence', 'changes', 'domains', 'add'])

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
const isEmpty = (value: Branch): boolean => Object.keys(value).length === 0

/** In one line: `{ from: 95, points: 1.5 }`, `[done, all]`. */
export function inline(value: Json, key?: string | number): string {
  if (isSingle(value)) return spell(value, null, true, key)
  if (isList(value)) return `[${value.map((one) => inline(one, key)).join(', ')}]`
  if (isEmpty(value)) return '{}'
  const parts = Object.entries(value).map(([name, one]) => `${spellKey(name)}: ${inline(one, name)}`)
  return `{ ${parts.join(', ')} }`
}

/** Whether a value stands in the line of its key. */
export function isInline(value: Json, key: string | number): boolean {
  if (isSingle(value) || isEmpty(value)) return true
  // So does an entry of `changes`.
  if (SPREAD.has(String(key)) || 'reason' in value) return false
  // What a change sets stands as it would under its own key.
  if (key === 'to' && (isText(value) || !Object.values(value).every(isSingle))) return false
  if (isList(value)) return fits(value) && !holdsEntries(value)
  if (Object.values(value).every(isSingle)) return !('id' in value) || fits(value)
  return fits(value) && !holdsEntries(value) && Object.entries(value).every(([name, one]) => isInline(one, name))
}

const fits = (value: Json): boolean => inline(value).length <= LONGEST

/** A list of maps, such as steps, at any depth; a pair that is divided is none. */
function holdsEntries(value: Json): boolean {
  if (isSingle(value)) return false
  if (!isList(value)) return Object.values(value).some((one) => isText(one) || holdsEntries(one))
  return value.filter((one) => !isSingle(one) && !isList(one)).length > 1 || value.some(holdsEntries)
}

const isText = (value: Json): boolean => !isSingle(value) && !isList(value) && 'vi' in value

/** The lines of `key: value`, without the margin of the first. */
export function linesOfKey(key: string, value: Json, indent: number): readonly string[] {
  const name = `${spellKey(key)}:`
  if (isSingle(value)) return [`${name} ${spell(value, null, false, key)}`]
  return isInline(value, key) ? [`${name} ${inline(value)}`] : [name, ...linesOf(value, indent + 2)]
}

/** A map or a list in lines, each with its margin. */
export function linesOf(value: Branch, indent: number): readonly string[] {
  const margin = ' '.repeat(indent)
  if (isList(value)) return value.flatMap((one) => linesOfItem(one, indent))
  return Object.entries(value).flatMap(([key, one]) => {
    const [first = '', ...rest] = linesOfKey(key, one, indent)
    return [margin + first, ...rest]
  })
}

/** One item of a list, with its margin. */
export function linesOfItem(value: Json, indent: number): readonly string[] {
  const dash = `${' '.repeat(indent)}- `
  if (isSingle(value)) return [dash + spell(value, null, false, undefined)]
  if (isList(value) || isEmpty(value) || isInline(value, '')) return [dash + inline(value)]
  const [first = '', ...rest] = linesOf(value, indent + 2)
  return [dash + first.trimStart(), ...rest]
}
