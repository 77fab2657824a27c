/** The catalogue is whole: both languages, equal placeholders, nothing left over. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
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

/** Whatever comes along with these files. */
function together(...files: readonly string[]): readonly string[] {
  const found = new Set<string>()
  const take = (file: string): void => {
    if (found.has(file)) return
    found.add(file)
    const imports = /^(?:import|export)\b(?!\s+type\b)(?:[^'"=(]*?from)?\s*['"](\.[^'"]+\.ts)['"]/gm
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(imports)) take(join(dirname(file), name))
  }
  files.forEach(take)
  return [...found].filter((file) => file.startsWith('ui/') && !file.startsWith('ui/words/'))
}

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
    const files = together('ui/main.ts', 'ui/pages/tasks.ts', 'ui/pages/domain.ts', 'ui/pages/check.ts')
    expect(files).toContain('ui/self-score/row.ts')
    const source = files.map((file) => readFileSync(file, 'utf8')).join('\n')
    const later = Object.keys(laterVi).filter((key) => source.includes(`'${key}'`))
    expect(later).toEqual([])
  })

  it('has no key that nothing uses', () => {
    expect(keys.filter((key) => !source.includes(`'${key}'`))).toEqual([])
  })
})
