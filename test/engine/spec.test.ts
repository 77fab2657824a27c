/** Every clause of the specification has a test that carries its number, and no test carries another. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')
const clauses = [...read('../../engine/SPEC.md').matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(([, clause]) => clause)
const folders = ['', 'advise/', 'broken/', 'write/', '../fuzz/']
const tests = folders.flatMap((folder) =>
  readdirSync(new URL(`./${folder}`, import.meta.url))
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => read(`./${folder}${name}`)),
)
const named = new Set(tests.flatMap((text) => [...text.matchAll(/['"`]\[([A-Z]\d+)\]/g)].map(([, clause]) => clause)))

it('numbers each clause once', () => {
  expect(clauses.length).toBe(new Set(clauses).size)
})

it('has a test for every clause, and a clause for every number in a title', () => {
  expect(clauses.filter((clause) => !named.has(clause))).toEqual([])
  expect([...named].filter((clause) => !clauses.includes(clause))).toEqual([])
})
