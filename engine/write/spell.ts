/** One value as YAML spells it: in the quotes that stood there, plain only where nobody could read it as anything else. */
import type { Json } from '../model.ts'

export type Single = string | number | boolean | null
export type Quotes = 'PLAIN' | 'QUOTE_DOUBLE' | 'QUOTE_SINGLE'

export const isSingle = (value: unknown): value is Single => typeof value !== 'object' || value === null

/** Texts under these keys look like numbers or days sooner or later. */
const QUOTED = new Set(['number', 'version', 'from', 'until', 'issued'])

/** What YAML 1.2 reads as no text, and what older readers take for yes, no, a day, a time or a number. */
const NO_TEXT =
  /^(?:~|null|true|false|yes|no|on|off|y|n|[-+]?(?:\.inf|\.nan)|[-+.]?\d[\d_.,:eExXoa-fA-F+-]*%?|\d{4}-\d{1,2}-\d{1,2}.*|=|<<)$/i
const STARTS_BADLY = /^[-?:,[\]{}#&*!|>'"%@`=~\s]|^\.\.\./
const ENDS_BADLY = /[\s:]$/
// oxlint-disable-next-line no-control-regex -- control characters are what this looks for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/

/** Whether a text can stand without quotes. */
const canBePlain = (text: string, inFlow: boolean): boolean =>
  text !== '' &&
  !NO_TEXT.test(text) &&
  !STARTS_BADLY.test(text) &&
  !ENDS_BADLY.test(text) &&
  !CONTROL.test(text) &&
  !/:\s|\s#/.test(text) &&
  !(inFlow && /[,[\]{}]|:["']/.test(text))

const doubled = (text: string): string =>
  // JSON's escapes are YAML's, and these two break lines for older readers.
  JSON.stringify(text).replace(
    /[\u0085\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** `was`: how the value before it stood there; null where there was none. */
export function spell(value: Single, was: Quotes | null, inFlow: boolean, key: string | number | undefined): string {
  if (typeof value !== 'string') return String(value)
  if (was === 'QUOTE_SINGLE' && !CONTROL.test(value)) return `'${value.replaceAll("'", "''")}'`
  const mayBePlain = was === 'PLAIN' || (was === null && !QUOTED.has(String(key)))
  return mayBePlain && canBePlain(value, inFlow) ? value : doubled(value)
}

/** A key: a name as it is, also `yes` and `no`, which a rule calls its points; operators and days in quotes. */
export const spellKey = (key: string): string =>
  /^[a-z_][\w.-]*$/i.test(key) && !/^(?:true|false|null)$/i.test(key) ? key : doubled(key)

/**
 * A text in a block of lines, `|` or `>`, as it stood; null where lines cannot hold it.
 * `indent`: spaces before each line.
 */
export function spellBlock(text: string, sign: '|' | '>', indent: number, ending: string): string | null {
  const body = text.replace(/(?<!\n)\n+$/, '')
  const rest = text.length - body.length
  const folded = sign === '>'
  const tricky =
    /^[\s#]|\r|\t/.test(body) || CONTROL.test(body.replaceAll('\n', '')) || (folded && /\n[ \n]/.test(body))
  if (body === '' || tricky) return null
  const chomp = rest === 0 ? '-' : rest === 1 ? '' : '+'
  const lines = (folded ? body.replaceAll('\n', '\n\n') : body).split('\n')
  const spaced = [...lines, ...Array.from({ length: Math.max(0, rest - 1) }, () => '')]
  const margin = ' '.repeat(indent)
  return [sign + chomp, ...spaced.map((line) => (line === '' ? '' : margin + line)), ''].join(ending)
}

/** A number that a file may hold: plain, at most 4 digits after the point. (SPEC L4) */
export const isWritable = (value: Json): boolean =>
  typeof value !== 'number' || /^-?(0|[1-9]\d{0,14})(\.\d{1,4})?$/.test(String(value))
