/** The catalogue is whole: both languages, equal placeholders, nothing left over. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { routes } from '../../ui/routes.ts'
import { accountsVi } from '../../ui/words/accounts.vi.ts'
import { authoringVi } from '../../ui/words/authoring.vi.ts'
import { en } from '../../ui/words/en.ts'
import { laterVi } from '../../ui/words/later.vi.ts'
import { vi } from '../../ui/words/vi.ts'

const keys = Object.keys(vi) as (keyof typeof vi)[]
const placeholders = (words: string): string[] =>
  [...words.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).toSorted()

const source = readdirSync('ui', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.replaceAll('\\', '/').startsWith('words/'))
  .map((file) => readFileSync(join('ui', file), 'utf8'))
  .join('\n')

/** Whatever comes along with these files; `asked`: also what they ask for later. */
function together(files: readonly string[], asked = false): readonly string[] {
  const found = new Set<string>()
  const take = (file: string): void => {
    if (found.has(file)) return
    found.add(file)
    const source = readFileSync(file, 'utf8')
    const imports = /^(?:import|export)\b(?!\s+type\b)(?:[^'"=(]*?from)?\s*['"](\.[^'"]+\.ts)['"]/gm
    for (const [, name = ''] of source.matchAll(imports)) take(join(dirname(file), name))
    if (!asked) return
    for (const [, name = ''] of source.matchAll(/\bimport\('(\.[^']+\.ts)'\)/g)) take(join(dirname(file), name))
  }
  files.forEach(take)
  return [...found].filter((file) => file.startsWith('ui/') && !file.startsWith('ui/words/') && file !== 'ui/text.ts')
}

const said = (files: readonly string[]): string => files.map((file) => readFileSync(file, 'utf8')).join('\n')

describe('the catalogue of words', () => {
  it('has the same keys in both languages', () => {
    expect(Object.keys(en).toSorted()).toEqual([...keys].toSorted())
  })

  it('has the same placeholders in both languages', () => {
    const different = keys.filter((key) => placeholders(vi[key]).join() !== placeholders(en[key]).join())
    expect(different).toEqual([])
  })

  it('has no empty entry, and only composed letters', () => {
    const bad = keys.filter(
      (key) => vi[key].trim() === '' || en[key].trim() === '' || vi[key] !== vi[key].normalize('NFC'),
    )
    expect(bad).toEqual([])
  })

  it('holds among the first words all that the frame and the form say', () => {
    const files = together(['ui/main.ts', 'ui/pages/tasks.ts', 'ui/pages/domain.ts', 'ui/pages/check.ts'])
    expect(files).toContain('ui/self-score/row.ts')
    const source = said(files)
    const others = Object.keys({ ...laterVi, ...accountsVi, ...authoringVi })
    expect(others.filter((key) => source.includes(`'${key}'`))).toEqual([])
  })

  // What the form asks for later brings its own.
  const others = routes.filter(({ words }) => words?.length !== 0)
  it.each(others.map((route) => [route.path, route] as const))('brings to %s all that its page says', (_, route) => {
    const files = [...String(route.load).matchAll(/pages\/([\w-]+)\.ts/g)].map(([, page = '']) => `ui/pages/${page}.ts`)
    expect(files.length).toBeGreaterThan(0)
    const source = said(together(files, true))
    const lots = { later: laterVi, accounts: accountsVi, authoring: authoringVi }
    const brought = (route.words ?? ['later']).flatMap((lot) => Object.keys(lots[lot]))
    const missing = Object.keys({ ...laterVi, ...accountsVi, ...authoringVi }).filter(
      (key) => source.includes(`'${key}'`) && !brought.includes(key),
    )
    expect(missing).toEqual([])
  })

  it('has no key that nothing uses', () => {
    expect(keys.filter((key) => !source.includes(`'${key}'`))).toEqual([])
  })
})
