/** What the YAML library stumbled over → the slip that a person made there. (SPEC L2) */
import type { YAMLError } from 'yaml'
import type { ProblemCode } from '../words/problems.ts'

/** Codes of the library that have a message of their own; every other one is `yaml-syntax`. */
const codes: Readonly<Record<string, ProblemCode>> = {
  TAB_AS_INDENT: 'yaml-tab',
  DUPLICATE_KEY: 'duplicate-key',
  MULTIPLE_DOCS: 'yaml-several-documents',
  BAD_DIRECTIVE: 'yaml-directive',
  BAD_SCALAR_START: 'yaml-start',
  TAG_RESOLVE_FAILED: 'yaml-tag',
}

const SYNTAX: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'yaml-syntax',
  'yaml-start',
  'yaml-bracket',
  'yaml-tab',
  'yaml-indent',
  'yaml-colon',
  'yaml-colon-space',
  'yaml-quote',
  'no-break-space',
])

/** After such a slip the rest of the text is misread. */
export const isSyntax = (code: string): boolean => SYNTAX.has(code as ProblemCode)

export function slipOf({ code, message, pos }: YAMLError, text: string): ProblemCode {
  const line = lineAt(text, pos[0])
  const own = codes[code]
  if (own !== undefined) return own
  switch (code as string) {
    case 'BAD_INDENT':
      // The library says so of an unclosed bracket as well; that file cannot be read at all.
      return message.startsWith('Flow') ? 'yaml-syntax' : 'yaml-indent'
    case 'MISSING_CHAR':
      if (message.startsWith('Sequence item')) return 'yaml-indent'
      return message.includes('quote') ? 'yaml-quote' : 'yaml-syntax'
    case 'BLOCK_AS_IMPLICIT_KEY':
      // "title: a: b" is one line with two colons; otherwise the next line stands at a wrong column.
      return /:\s.*:(\s|$)/.test(line) ? 'yaml-colon' : 'yaml-indent'
    case 'MULTILINE_IMPLICIT_KEY':
      if (/^[\s-]*\w[\w-]*:[\u00a0\u202f]/.test(line)) return 'no-break-space'
      return /^[\s-]*\w[\w-]*:\S/.test(line) ? 'yaml-colon-space' : 'yaml-syntax'
    default:
      return 'yaml-syntax'
  }
}

const lineAt = (text: string, offset: number): string => {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', start)
  return text.slice(start, end === -1 ? undefined : end)
}

/** Where the bracket opens whose end the library misses at `pos`, and the sign that closes it; null: it misses none. */
export function unclosedOf({ message, pos }: YAMLError, text: string): { offset: number; closing: string } | null {
  const closing = /^(?:Flow|Expected flow).* end with an? ([}\]])/i.exec(message)?.[1]
  if (closing === undefined) return null
  const offset = lastOpen(text.slice(0, pos[0]))
  if (offset === undefined) return null
  return text[offset] === (closing === '}' ? '{' : '[') ? { offset, closing } : null
}

/** The last bracket that is still open at the end of a text. What stands in quotes or comments opens none. */
function lastOpen(text: string): number | undefined {
  const open: number[] = []
  let quote = ''
  // Sign by sign, because a pattern would read a text full of quotes again from each of them.
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    if (quote !== '') {
      if (sign === '\\' && quote === '"') at++
      else if (sign === quote) quote = ''
    } else if (sign === '"' || sign === "'") {
      // In the middle of a word it is an apostrophe.
      if (/^$|[\s,:[\]{}]/.test(text[at - 1] ?? '')) quote = sign
    } else if (sign === '#') {
      if (/^$|\s/.test(text[at - 1] ?? '')) at = endOfLine(text, at)
    } else if (sign === '{' || sign === '[') {
      if (open.length > 0 || beginsValue(text, at)) open.push(at)
    } else if (sign === '}' || sign === ']') open.pop()
  }
  return open.at(-1)
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}

/** Inside a word of a block, a bracket is a letter like another. */
function beginsValue(text: string, at: number): boolean {
  let before = at - 1
  while (text[before] === ' ') before--
  const sign = text[before]
  return sign === undefined || sign === '\n' || (before < at - 1 && (sign === ':' || sign === '-'))
}
