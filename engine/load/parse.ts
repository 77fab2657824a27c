/** YAML text → plain values with places. All that YAML allows and a framework must not is refused here. (SPEC L1–L5) */
import { Composer, isAlias, isMap, isScalar, isSeq, Lexer, Parser, YAMLParseError } from 'yaml'
import type { CST, Document, Node as YamlNode, Pair, Scalar, YAMLError } from 'yaml'
import type { Json, Outcome, Place, Problem } from '../model.ts'
import { isError, problem } from '../problem.ts'
import { guard, tooLarge } from './guard.ts'
import { isSyntax, slipOf, unclosedOf } from './slip.ts'
import type { Places, Source } from './source.ts'
import { checkText, isPlain } from './text.ts'
import type { ProblemCode } from '../words/problems.ts'

const NUMBER = /^-?(0|[1-9]\d{0,14})(\.\d{1,4})?$/
/** A directive stands before anything but empty lines and comments. */
const DIRECTIVE = /^\ufeff?(?:[ \t]*(?:#[^\n]*)?\r?\n)*%/
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

export function parse(text: string, file: string, places?: Places): Outcome<Source> {
  const page = parsePage(text, file, places)
  return page.kind === 'ok' ? { ...page, value: page.value.source } : page
}

/** For those who edit the text: the composed document beside its values, with the range of every node. */
export interface Page {
  readonly source: Source
  readonly doc: Document.Parsed
}

export function parsePage(text: string, file: string, places: Places = new WeakMap()): Outcome<Page> {
  const refusal = tooLarge(text, file)
  if (refusal) return { kind: 'refused', problems: [refusal] }

  let doc: Document.Parsed
  try {
    const tokens = tokensOf(text, file)
    if (tokens.kind === 'refused') return tokens
    doc = composed(tokens.value, text)
  } catch {
    return { kind: 'refused', problems: [problem('yaml-syntax', { place: { file, line: 1, col: 1 }, detail: '' })] }
  }
  const at = placer(text, file)
  const problems: Problem[] = []
  for (const error of [...doc.errors, ...doc.warnings]) problems.push(fromLibrary(error, text, at))
  const directive = DIRECTIVE.exec(text)
  if (directive) problems.push(problem('yaml-directive', { place: at(directive[0].length - 1) }))
  if (problems.length > 0) return { kind: 'refused', problems: untilFirstSlip(problems) }

  const value = convert(doc.contents, { places, at, problems })
  if (problems.some(isError)) return { kind: 'refused', problems }
  if (!isMap(doc.contents)) {
    const found = doc.contents === null ? '(trống / empty)' : JSON.stringify(value).slice(0, 40)
    return { kind: 'refused', problems: [problem('not-a-map', { place: at(0), found })] }
  }
  return { kind: 'ok', value: { source: { file, value, places }, doc }, problems }
}

/** The text is cut once, and every piece looked at before the library puts any of them together: a refusal stays cheap. */
function tokensOf(text: string, file: string): Outcome<readonly CST.Token[]> {
  const refuses = guard(file)
  const lexemes: string[] = []
  for (const lexeme of new Lexer().lex(text)) {
    const refusal = refuses(lexeme)
    if (refusal) return { kind: 'refused', problems: [refusal] }
    lexemes.push(lexeme)
  }
  const parser = new Parser()
  const tokens: CST.Token[] = []
  for (const lexeme of lexemes) for (const token of parser.next(lexeme)) tokens.push(token)
  tokens.push(...parser.end())
  return { kind: 'ok', value: tokens, problems: [] }
}

/** As `parseDocument` of the library does. */
function composed(tokens: readonly CST.Token[], text: string): Document.Parsed {
  const composer = new Composer({ prettyErrors: false, logLevel: 'error', version: '1.2' })
  const [doc, other] = composer.compose(tokens, true, text.length)
  if (other) doc!.errors.push(new YAMLParseError([other.range[0], other.range[1]], 'MULTIPLE_DOCS', ''))
  return doc as Document.Parsed
}

/** Offsets of `text` → places; mostly asked for in the order of the text, so it goes on from the last line. */
function placer(text: string, file: string): (offset: number) => Place {
  const starts = [0]
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1)
  let line = 0
  return (offset) => {
    while (line > 0 && starts[line]! > offset) line--
    while (line + 1 < starts.length && starts[line + 1]! <= offset) line++
    return { file, line: line + 1, col: offset - starts[line]! + 1 }
  }
}

function fromLibrary(error: YAMLError, text: string, at: (offset: number) => Place): Problem {
  const { message, pos } = error
  const unclosed = unclosedOf(error, text)
  if (unclosed !== null) {
    const { offset, closing } = unclosed
    const { line } = at(pos[0])
    return problem('yaml-bracket', { place: at(offset), opening: text[offset], closing, line })
  }
  const code = slipOf(error, text)
  const here = text.slice(pos[0], text.indexOf('\n', pos[0])).slice(0, 40)
  const found = code === 'yaml-tag' ? /tag:? (\S+)/i.exec(message)?.[1] : here
  if (code === 'yaml-start') {
    // Up to what ends a value: a comma or a bracket of a list or map, a comment, the line.
    const value = /^.[^\s,\]}]*/.exec(here)?.[0]
    return problem(code, { place: at(pos[0]), sign: here[0], found: value })
  }
  return problem(code, { place: at(pos[0]), detail: message, found })
}

/** After a slip of syntax the rest is misread: only what stands before it, and it, is worth saying. */
function untilFirstSlip(problems: readonly Problem[]): readonly Problem[] {
  const line = ({ place }: Problem): number => place?.line ?? 0
  const sorted = problems.toSorted((a, b) => line(a) - line(b))
  const slip = sorted.findIndex(({ code }) => isSyntax(code))
  return slip === -1 ? sorted : sorted.slice(0, slip + 1)
}

interface Converting {
  readonly places: Places
  readonly at: (offset: number) => Place
  readonly problems: Problem[]
}

const startOf = (node: YamlNode | null | undefined, to: Converting): Place => to.at(node?.range?.[0] ?? 0)

function convert(node: YamlNode | null, to: Converting): Json {
  const refuse = (code: ProblemCode, params = {}): null => {
    to.problems.push(problem(code, { place: startOf(node, to), ...params }))
    return null
  }
  if (node === null) return null
  if (isAlias(node)) return refuse('yaml-alias')
  if ('anchor' in node && node.anchor) return refuse('yaml-alias')
  if (node.tag) return refuse('yaml-tag', { found: node.tag })
  if (isMap(node)) return convertMap(node.items as Pair<YamlNode, YamlNode | null>[], node, to)
  if (isSeq(node)) {
    const items = node.items as YamlNode[]
    const list = items.map((item) => convert(item, to))
    const values = Object.fromEntries(items.map((item, index) => [index, startOf(item, to)]))
    to.places.set(list, { self: startOf(node, to), keys: {}, values })
    return list
  }
  if (!isScalar(node)) return refuse('yaml-syntax', { detail: '' })
  const { value, source = '' } = node
  if (typeof value === 'number' || typeof value === 'bigint') {
    return NUMBER.test(source) ? Number(source) : refuse('number-form', { found: source })
  }
  if (typeof value === 'string') {
    const code = checkText(value)
    if (code !== null) refuse(code, { found: value.slice(0, 40) })
    // A comment has a space after its sign; "Quý #1" loses its end without one.
    if (node.type === 'PLAIN' && node.comment && !/^\s/.test(node.comment))
      refuse('comment-cuts-text', { found: `${value} #${node.comment}`.slice(0, 60) })
    return isPlain(value) ? value : value.normalize('NFC')
  }
  return typeof value === 'boolean' ? value : null
}

function convertMap(items: readonly Pair<YamlNode, YamlNode | null>[], node: YamlNode, to: Converting): Json {
  const map: Record<string, Json> = {}
  const keys: Record<string, Place> = {}
  const values: Record<string, Place> = {}
  for (const { key: keyNode, value: valueNode } of items) {
    const place = startOf(keyNode, to)
    const key = isScalar(keyNode) && keyNode.value !== null ? textOf(keyNode) : ''
    const comma = commaBefore(key, valueNode, map)
    if (comma !== null) {
      const found = `${JSON.stringify(map[comma])},${key}`
      to.problems.push(
        problem('decimal-comma', {
          place: values[comma] ?? place,
          key: comma,
          found,
          instead: found.replace(',', '.'),
        }),
      )
      continue
    }
    const code = checkKey(keyNode, key)
    if (code !== null) {
      to.problems.push(problem(code, { place, found: key }))
      continue
    }
    map[key] = convert(valueNode, to)
    keys[key] = place
    values[key] = valueNode?.range ? startOf(valueNode, to) : place
  }
  to.places.set(map, { self: startOf(node, to), keys, values })
  return map
}

/** A key as written: `1.10` stays "1.10", which as a number would be 1.1. */
const textOf = ({ value, source }: Scalar): string => (typeof value === 'string' ? value : (source ?? ''))

function checkKey(node: YamlNode, key: string): ProblemCode | null {
  if (!isScalar(node) || key === '') return 'yaml-key'
  if (node.anchor) return 'yaml-alias'
  if (node.tag) return 'yaml-tag'
  return FORBIDDEN.has(key) ? 'forbidden-key' : checkText(key, true)
}

/** `{ done: 38,5 }` reads as two entries, done: 38 and an empty 5: the key before it, when this is that slip. */
function commaBefore(key: string, valueNode: YamlNode | null, map: Readonly<Record<string, Json>>): string | null {
  const before = Object.keys(map).at(-1)
  const isSlip = /^\d+$/.test(key) && (valueNode === null || (isScalar(valueNode) && valueNode.value === null))
  return isSlip && before !== undefined && typeof map[before] === 'number' ? before : null
}

const UNREADABLE: ReadonlySet<string> = new Set<ProblemCode>([
  'yaml-syntax',
  'yaml-start',
  'yaml-bracket',
  'yaml-colon',
  'yaml-colon-space',
  'yaml-quote',
  'file-too-large',
  'file-too-deep',
  'too-many-keys',
])

/** Whether the text is no YAML at all, so that nothing can be said about what it means. */
export const unreadable = (problems: readonly Problem[]): boolean => problems.some(({ code }) => UNREADABLE.has(code))
