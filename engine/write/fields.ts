/**
 * What an author can change of one part of a framework, value by value. Found by walking what is written, so that a new
 * form of rule has its fields at once. (SPEC W14, W15)
 */
import { valueName } from '../compare/words.ts'
import type { Json, Place, Text } from '../model.ts'
import { placeOf } from '../load/source.ts'
import type { Places } from '../load/source.ts'
import { choiceWords } from '../words/field-words.ts'
import { forms, terms } from '../words/rule-parts.ts'
import { fieldLabel } from './field-label.ts'
import { isSingle } from './spell.ts'
import type { Path } from './spots.ts'
import { TEXTS } from './texts.ts'

/** `logic`: a condition or formula in JSON-Logic, told in words; it is changed in the YAML. */
export type FieldKind = 'number' | 'text' | 'date' | 'boolean' | 'choice' | 'logic'

export interface Field {
  /** Inside the node as written; of a text always with its language: ["title", "vi"]. */
  readonly path: Path
  readonly kind: FieldKind
  /** Null: not written yet. */
  readonly value: string | number | boolean | null
  readonly choices?: readonly Choice[]
  readonly label: Text
  readonly place: Place | null
}

export interface Choice {
  readonly value: string
  readonly label: Text
}

interface Walking {
  readonly places: Places
  readonly root: object
  /** Ids of the inputs beside a rule, which it may name. */
  readonly names: readonly Choice[]
}

/** `names`: what a rule of this part may name. `keys`: in this order; all where there are none. */
export function fieldsOf(
  root: object,
  places: Places,
  keys: readonly string[],
  names: readonly Choice[] = [],
): readonly Field[] {
  const to: Walking = { places, root, names }
  return keys.flatMap((key) => (Object.hasOwn(root, key) ? walk(root, [key], to) : []))
}

/** A text that is not there yet: its Vietnamese comes first. */
export const emptyText = (key: string, root: object, places: Places): Field => ({
  path: [key, 'vi'],
  kind: 'text',
  value: null,
  label: fieldLabel([key, 'vi'], root),
  place: placeOf(places, root),
})

/** Ids are given once; a policy with its group, and the kind of a defect, change together with what stands beside them. */
const FIXED = new Set<string | number>(['id', 'replaces', 'code', 'policy'])

function walk(holder: object, path: Path, to: Walking): readonly Field[] {
  const key = path.at(-1)!
  const value = (holder as Readonly<Record<string | number, Json>>)[key] ?? null
  const place = placeOf(to.places, holder, key)
  if (FIXED.has(key) && typeof holder === 'object' && !inRule(path)) return []
  if (isLogic(path, value)) return [field(path, 'logic', JSON.stringify(value), place, to)]
  if (isText(path, value)) return languages(path, value, place, to)
  if (isSingle(value)) return [single(path, value, place, to)]
  const below = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
  return below.flatMap((step) => walk(value, [...path, step], to))
}

const inRule = (path: Path): boolean => path[0] === 'rule'

/** A condition or a formula; a condition that is one name is a name. */
const isLogic = (path: Path, value: Json): boolean => {
  const key = path.at(-1)
  if (key === 'when' && (path[0] === 'bands' || typeof value === 'boolean')) return true
  if (key === 'when' && path[0] === 'inputs') return typeof value === 'object'
  return (key === 'logic' || key === 'if' || key === 'when') && typeof value === 'object'
}

/** Where the schema takes a text in languages, not plain words. */
function isText(path: Path, value: Json): boolean {
  const [first] = path
  if (typeof value === 'object' && value !== null && 'vi' in value) return true
  if (typeof value !== 'string' || !TEXTS.has(path.at(-1)!) || inRule(path)) return false
  return !(first === 'scale' || first === 'legal_basis' || path.includes('source'))
}

function languages(path: Path, value: Json, place: Place | null, { root, places }: Walking): readonly Field[] {
  const text = typeof value === 'object' && value !== null ? (value as { readonly vi?: Json }) : { vi: value }
  return (['vi', 'en'] as const).map((language) => ({
    path: [...path, language],
    kind: 'text',
    value: ((text as Readonly<Record<string, Json>>)[language] ?? null) as string | null,
    label: fieldLabel([...path, language], root),
    place: (text === value ? placeOf(places, text, language) : null) ?? place,
  }))
}

const field = (
  path: Path,
  kind: FieldKind,
  value: Field['value'],
  place: Place | null,
  { root }: Walking,
  choices?: readonly Choice[],
): Field => ({ path, kind, value, ...(choices && { choices }), label: fieldLabel(path, root), place })

function single(path: Path, value: string | number | boolean | null, place: Place | null, to: Walking): Field {
  const choices = choicesAt(path, value, to)
  if (choices !== null && typeof value !== 'number') return field(path, 'choice', value, place, to, choices)
  if (typeof value === 'number') return field(path, 'number', value, place, to)
  if (typeof value === 'boolean') return field(path, 'boolean', value, place, to)
  return field(path, DAYS.has(path.at(-1)!) ? 'date' : 'text', value, place, to)
}

const DAYS = new Set<string | number>(['from', 'until', 'issued'])

/** What the schema takes, by key. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  provenance: ['official', 'illustrative'],
  scored_by: ['appraisal', 'survey', 'judgement'],
  not_arising: ['exclude', 'full', 'zero', 'refuse', 'redistribute'],
  type: ['boolean', 'choice', 'count', 'decimal', 'percent', 'money', 'date', 'text'],
  dated_by: ['digital-signature', 'stamp', 'entry'],
  combine: ['sum', 'best'],
  above_total: ['allowed', 'capped'],
  when_absent: ['rescale'],
  survey: ['none'],
  mode: ['half-up'],
  ties: ['shared'],
  dir: ['up', 'down'],
  when_zero: ['not_arising'],
}

function choicesAt(path: Path, value: Json, { names }: Walking): readonly Choice[] | null {
  const key = path.findLast((step) => typeof step === 'string') ?? ''
  const known = CHOICES[key]
  if (known !== undefined && key === path.at(-1))
    return known.map((one) => ({ value: one, label: nameOfChoice(path, key, one) }))
  const isName =
    typeof value === 'string' &&
    (inRule(path) || (path[0] === 'inputs' && (key === 'at_most' || key === 'difference' || key === 'when')))
  if (!isName || DAYS.has(key)) return null
  return names.some((one) => one.value === value) ? names : [...names, { value, label: { vi: value } }]
}

function nameOfChoice(path: Path, key: string, value: string): Text {
  const pattern = path.length > 1 && path[0] !== 'inputs' ? path.join('.') : key
  const said = (lang: 'vi' | 'en'): string =>
    valueName(pattern, value, lang) ??
    terms[value]?.[lang] ??
    choiceWords[value]?.[lang] ??
    forms[value]?.[lang] ??
    value
  return { vi: said('vi'), en: said('en') }
}
