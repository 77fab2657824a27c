/** The catalogue is whole: both languages, equal placeholders, nothing left over. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en } from '../../ui/words/en.ts'
import { vi } from '../../ui/words/vi.ts'

const keys = Object.keys(vi) as (keyof typeof vi)[]
const placeholders = (words: string): string[] =>
  [...words.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).toSorted()

const source = readdirSync('ui', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.replaceAll('\\', '/').startsWith('words/'))
  .map((file) => readFileSync(join('ui', file), 'utf8'))
  .join('\n')

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

  it('has no key that nothing uses', () => {
    expect(keys.filter((key) => !source.includes(`'${key}'`))).toEqual([])
  })
})
