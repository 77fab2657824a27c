/** Every framework of this house loads, stands in its place and has examples that hold. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cover, leaves, load, loadWhole, mutate, readExamples, runExamples } from '../../engine/index.ts'
import type { Framework, Leaf } from '../../engine/index.ts'
import { files, library, shipped } from '../engine/shipped.ts'

const loadedAs = (reference: string | null): Framework | undefined =>
  shipped.find(({ framework }) => `${framework.id}@${framework.version}` === reference)?.framework
const leafOf = (framework: Framework | undefined, id: string): Leaf | undefined =>
  framework && leaves(framework).find((leaf) => leaf.id === id)
/** What an overlay leaves as it is, the examples of its parent cover. */
const unchanged = (framework: Framework, id: string): boolean =>
  JSON.stringify(leafOf(loadedAs(framework.extends), id)?.rule) === JSON.stringify(leafOf(framework, id)?.rule)

it('there are a framework and an overlay', () => {
  const names = ['frameworks/ha-noi-phong/1.0.0.yaml', 'frameworks/quan-mau-phong/1.0.0.yaml']
  expect(files.map(({ file }) => file)).toEqual(expect.arrayContaining(names))
})

describe.each(files)('$file', ({ file, text, examples }) => {
  const outcome = load(text, file, library)
  const framework = outcome.kind === 'ok' ? outcome.value : null

  it('loads with nothing but notes, from the place that its name says', () => {
    expect(outcome.problems.filter(({ severity }) => severity !== 'note')).toEqual([])
    expect(file).toBe(`frameworks/${framework?.id}/${framework?.version}.yaml`)
  })

  it('has examples that all pass, for every criterion that is its own', () => {
    const run = runExamples(readFileSync(examples, 'utf8'), examples.pathname, framework!)
    expect(run.problems).toEqual([])
    const { cases, uncovered } = run.kind === 'ok' ? run.value : { cases: [], uncovered: [] }
    const failed = cases.filter(({ passed }) => !passed)
    expect(failed.map(({ name, place, differences }) => ({ name, line: place?.line, differences }))).toEqual([])
    expect(cases.length).toBeGreaterThan(0)
    expect(uncovered.filter((id) => framework!.extends === null || !unchanged(framework!, id))).toEqual([])
  })

  it('has examples that catch at least 95 of 100 small mistakes, and show every branch, outcome, band and quota', () => {
    const whole = loadWhole(text, file, library)
    const read = readExamples(readFileSync(examples, 'utf8'), examples.pathname, framework!)
    if (whole.kind === 'refused' || read.kind === 'refused') throw new Error('see the tests above')
    const { survivors, score, problems } = mutate(whole.value, read.value)
    expect(problems).toEqual([])
    const missed = survivors.map(({ place, id, before, after }) => `${place?.line} ${id}: ${before} → ${after}`)
    expect([Number(score) >= 95, Number(score) >= 95 ? [] : missed]).toEqual([true, []])
    expect(cover(whole.value, read.value).unshown.filter(({ reason }) => reason === null)).toEqual([])
  }, 240_000)

  it('extends a framework of this house, or none', () => {
    const written = /^extends: *"?([^"\s]+)/m.exec(text)?.[1] ?? null
    expect(framework?.extends).toBe(written)
    expect(written === null || loadedAs(written) !== undefined).toBe(true)
  })

  it('is in the change log of its folder', () => {
    expect(readFileSync(new URL('CHANGELOG.md', examples), 'utf8')).toContain(framework?.version)
  })
})
