/**
 * Looks at the tokens of a YAML text before they are put together: some small texts make
 * any parser run out of stack or time (2 kB of "[", a flat map of 50,000 keys), and no
 * try/catch helps then. (SPEC L1)
 */
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Problem } from '../model.ts'
import { problem } from '../problem.ts'
import type { ProblemCode } from '../words/problems.ts'

const MAX_BYTES = 4 * 1024 * 1024
const MAX_DEPTH = 24
const MAX_KEYS = 500
const MAX_NODES = 200_000
/** A list in a map opens two levels: one for the dash, one for its keys. */
const MAX_LEVELS = 2 * MAX_DEPTH

/** What the lexer puts before a document, a plain scalar or a broken flow; no characters of the text. */
const CONTROL = new Set(['\u0002', '\u0018', '\u001f', '\ufeff'])
const SPACE = new Set([' ', '\t', '\n', '\r', '#', ','])

/** What one token adds to the map that it stands in: "a:", "? a" and "a," are three ways to write an entry. */
type Mark = ':' | '?' | ','

interface Level {
  readonly col: number
  readonly kind: 'block' | 'map' | 'list'
  /** A map is as large as its most frequent mark. */
  readonly marks: Record<Mark, number>
}

const level = (col: number, kind: Level['kind']): Level => ({ col, kind, marks: { ':': 0, '?': 0, ',': 0 } })

/** Why not to read `text` at all, or null. */
export function tooLarge(text: string, file: string): Problem | null {
  // A character takes at most three bytes.
  const fits = 3 * text.length <= MAX_BYTES || (text.length <= MAX_BYTES && utf8ToBytes(text).length <= MAX_BYTES)
  return fits ? null : problem('file-too-large', { place: { file, line: 1, col: 1 }, limit: '4 MiB' })
}

/** Takes the tokens of a text one by one, as the lexer gives them: says the first reason not to go on, or null. */
export function guard(file: string): (token: string) => Problem | null {
  const levels: Level[] = []
  let line = 1
  let col = 1
  let nodes = 0
  let keyCol = 0
  const refuse = (code: ProblemCode, limit: number): Problem =>
    problem(code, { place: { file, line, col }, limit: String(limit) })
  const inFlow = (): boolean => levels.at(-1) !== undefined && levels.at(-1)!.kind !== 'block'

  /** A block entry at `at` closes what stands further right and opens what is new there. */
  const entry = (at: number): void => {
    while (levels.length > 0 && !inFlow() && levels.at(-1)!.col > at) levels.pop()
    if (levels.length === 0 || inFlow() || levels.at(-1)!.col < at) levels.push(level(at, 'block'))
  }
  const isFull = (mark: Mark): boolean => {
    const top = levels.at(-1)
    if (top === undefined || top.kind === 'list') return false
    // Commas stand between entries, so there is one less of them.
    return ++top.marks[mark] > (mark === ',' ? MAX_KEYS - 1 : MAX_KEYS)
  }

  return (token) => {
    const first = token[0] ?? ''
    if (CONTROL.has(first)) return null
    if (token === '-' || token === '?') entry(col)
    else if (token === ':' && !inFlow()) entry(keyCol)
    else if (token === '[' || token === '{') levels.push(level(col, token === '{' ? 'map' : 'list'))
    else if (token === ']' || token === '}') {
      while (levels.length > 0 && levels.pop()!.kind === 'block');
    }
    if ((token === ':' || token === '?' || token === ',') && isFull(token)) return refuse('too-many-keys', MAX_KEYS)
    if (!SPACE.has(first) && token !== ':') {
      keyCol = col
      if (++nodes > MAX_NODES) return refuse('file-too-large', MAX_NODES)
    }
    if (levels.length > MAX_LEVELS) return refuse('file-too-deep', MAX_DEPTH)
    const lastBreak = token.lastIndexOf('\n')
    if (lastBreak === -1) col += token.length
    else {
      line += token.length === 1 ? 1 : token.split('\n').length - 1
      col = token.length - lastBreak
    }
    return null
  }
}
