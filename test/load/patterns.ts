/** Every regular expression of the source, on text that was made to keep it busy. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, Script } from 'node:vm'
import { parseSync } from 'vite'

export interface Pattern {
  readonly file: string
  readonly source: string
  readonly flags: string
  /** It goes through the whole text, match after match. */
  readonly all: boolean
}

type Node = Readonly<Record<string, unknown>> & { readonly type: string }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

/** Written as such, or as the text of a schema's `pattern`; one that is put together at run time cannot be looked at. */
export function patternsOf(folders: readonly string[]): readonly Pattern[] {
  const found = new Map<string, Pattern>()
  for (const folder of folders)
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue
      const file = join(folder, name)
      visit(parseSync(file, readFileSync(file, 'utf8')).program as unknown as Node, null, (source, flags, all) =>
        found.set(`${source} ${flags} ${all}`, { file, source, flags, all }),
      )
    }
  return [...found.values()]
}

function visit(node: Node, parent: Node | null, found: (source: string, flags: string, all: boolean) => void): void {
  const { type, regex, callee, key, value } = node
  if (type === 'Literal' && regex !== undefined) {
    const { pattern, flags } = regex as { readonly pattern: string; readonly flags: string }
    found(pattern, flags, flags.includes('g') || calls(parent, 'split'))
  }
  if (isNode(callee) && callee['name'] === 'RegExp') throw new Error('a regular expression is put together at run time')
  if (type === 'Property' && isNode(key) && key['name'] === 'pattern' && isNode(value)) {
    // As Ajv makes them.
    if (typeof value['value'] === 'string') found(value['value'], 'u', false)
  }
  for (const child of Object.values(node))
    for (const one of Array.isArray(child) ? (child as readonly unknown[]) : [child])
      if (isNode(one)) visit(one, node, found)
}

function calls(parent: Node | null, name: string): boolean {
  const callee = parent?.['callee']
  return isNode(callee) && isNode(callee['property']) && callee['property']['name'] === name
}

const length = 50_000
const usual = ['a', 'A', '0', ' ', '\n', '-', '.', 'đ']

/** What the pattern speaks of again and again, alone, in pairs and after what it begins with; and then what it does not like. */
function* attacks(source: string): Generator<string> {
  const own = source.replaceAll(/\\[bBdDsSwWnrtu]|\{\d+,?\d*\}/g, '').split('')
  const letters = [...new Set([...usual, ...own])].slice(0, 18)
  const words = source.match(/[\wÀ-ỹ/:@=<&"'-]{2,}/g)?.slice(0, 3) ?? []
  for (const one of [...letters, ...words]) {
    const many = one.repeat(Math.ceil(length / one.length))
    for (const end of ['', '\0', '!\n']) yield many + end
    for (const word of words) yield `${word}${many}\0`
    for (const other of letters) if (other !== one) yield `${one}${other}`.repeat(length / (one.length + 1)) + '\0'
  }
}

const most = 500
const once = new Script('pattern.exec(text)')
const throughout = new Script('text.replace(pattern, "")')

/** Milliseconds of work for its worst text: the least of some tries, and only this process counts. */
export function slowest({ source, flags, all }: Pattern): number {
  const pattern = new RegExp(source, all && !flags.includes('g') ? `${flags}g` : flags)
  const context = createContext({ pattern, text: '' })
  let worst = 0
  for (const text of attacks(source)) {
    context['text'] = text
    let best = Infinity
    for (let turn = 0; turn < 5 && best > worst && best > 1; turn++)
      best = Math.min(best, worked(all ? throughout : once, context))
    worst = Math.max(worst, best)
    if (worst >= most) return most
  }
  return worst
}

function worked(script: Script, context: object): number {
  const began = process.cpuUsage()
  try {
    script.runInContext(context, { timeout: most })
  } catch {
    return most
  }
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1000
}
