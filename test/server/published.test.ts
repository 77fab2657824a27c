/** The shelf refuses what was published and then changed. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { readShelf } from '../../server/frameworks.ts'
import { started } from '../../server/start-words.ts'

const folder = mkdtempSync(join(tmpdir(), 'khung-shelf-'))
afterAll(() => rmSync(folder, { recursive: true }))
cpSync(fileURLToPath(new URL('../fixtures/cli/frameworks', import.meta.url)), folder, { recursive: true })

const register = (hash: string): void =>
  writeFileSync(join(folder, 'published.json'), JSON.stringify({ 'mini@1.0.0': hash }))

const hashOf = (): string => {
  const found = readShelf(folder).find('mini@1.0.0')
  return found?.kind === 'usable' ? found.framework.hash : ''
}

it('a version that is what was published is usable, and so is one that was never published', () => {
  register(hashOf())
  expect(readShelf(folder).all.map(({ id, version, kind }) => `${id}@${version} ${kind}`)).toEqual([
    'mini@1.1.0 usable',
    'mini@1.0.0 usable',
    'xa-mau@1.0.0 usable',
  ])
})

it('one that is not is broken, and the start says so', () => {
  register(`sha256:${'0'.repeat(64)}`)
  const shelf = readShelf(folder)
  const found = shelf.find('mini@1.0.0')
  expect(found?.kind === 'broken' && found.problems.map(({ code }) => code)).toEqual(['published-changed'])
  expect(started('', [], folder, shelf)).toContain('Not usable:         mini@1.0.0\n')
})

it('without a sound register nothing starts', () => {
  register('nothing')
  expect(() => readShelf(folder)).toThrow('published.json')
})
