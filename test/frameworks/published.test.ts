/** What was published is what stands here: the register is kept by `khung publish`, never by hand. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readRegister, referenceOf, writeRegister } from '../../engine/index.ts'
import { shipped } from '../engine/shipped.ts'

const text = readFileSync(new URL('../../frameworks/published.json', import.meta.url), 'utf8')
const register = readRegister(text) ?? {}
const hashes = new Map(shipped.map(({ framework }) => [referenceOf(framework), framework.hash]))

it('the register is as khung publish writes it', () => {
  expect(Object.keys(register).length).toBeGreaterThan(1)
  expect(writeRegister(register)).toBe(text)
})

it.each(Object.entries(register))('%s has the content that was published', (reference, hash) => {
  expect(hashes.get(reference)).toBe(hash)
})

it('what a published overlay extends is published as well', () => {
  const published = shipped.filter(({ framework }) => referenceOf(framework) in register)
  const parents = published.flatMap(({ framework }) => framework.extends ?? [])
  expect(parents.filter((reference) => !(reference in register))).toEqual([])
})
