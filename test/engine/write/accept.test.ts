import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { load, runExamples } from '../../../engine/index.ts'
import type { Framework } from '../../../engine/index.ts'
import { accept, isAcceptable } from '../../../engine/write/accept.ts'

const file = 'frameworks/ha-noi-phong/1.0.0.examples.yaml'
const examples = readFileSync(file, 'utf8')
const before = readFileSync('frameworks/ha-noi-phong/1.0.0.yaml', 'utf8')
/** A plan after 31 January earns 0.25 in place of 0.5. */
const text = before.replace('- { until: "02-15", points: 0.5 }', '- { until: "02-15", points: 0.25 }')

function loaded(): Framework {
  const outcome = load(text, 'a.yaml', () => null)
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems))
  return outcome.value
}
const reportOf = (written: string) => {
  const outcome = runExamples(written, file, loaded())
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems))
  return outcome.value.cases
}

describe('what a changed rule gives', () => {
  const accepted = reportOf(examples).flatMap(({ differences }, index) =>
    differences.map((difference) => ({ case: index, difference })),
  )

  it('[W30] becomes what the examples expect, and nothing else of their file changes', () => {
    expect(text).not.toBe(before)
    expect(accepted.length).toBeGreaterThan(3)
    const outcome = accept(examples, file, accepted)
    if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems))
    expect(reportOf(outcome.value).filter(({ passed }) => !passed)).toEqual([])
    const [old, now] = [examples.split('\n'), outcome.value.split('\n')]
    expect(now.length).toBe(old.length)
    const changed = now.flatMap((line, at) => (line === old[at] ? [] : [[old[at], line]]))
    expect(changed.length).toBeLessThanOrEqual(accepted.length)
    expect(changed).toContainEqual(['    expect: { plan-issued: "0.50" }', '    expect: { plan-issued: "0.25" }'])
  })

  it('[W30] is refused where an example states no such thing', () => {
    const [first] = accepted
    const at = (difference: { path: string; expected: string; found: string }, index = first!.case) =>
      accept(examples, file, [{ case: index, difference }])
    for (const outcome of [
      at({ path: 'no-such', expected: '1', found: '2' }),
      at({ path: 'plan-issued', expected: '0.50', found: 'open: issued' }),
      at({ path: 'plan-issued', expected: '0.50', found: '0.25' }, 10_000),
      accept('cases: [', file, []),
    ])
      expect(outcome.kind).toBe('refused')
  })

  it('[W30] is one text: points, an index, a band', () => {
    const found = (path: string, value: string) => isAcceptable({ path, expected: '', found: value })
    expect([found('a', '0.25'), found('total.index', '90.00'), found('total.penalty', '-1.00')]).toEqual([
      true,
      true,
      true,
    ])
    expect([found('total.band', 'good'), found('total.band', 'none'), found('total.index', 'none')]).toEqual([
      true,
      false,
      false,
    ])
    expect([found('a', 'open: b'), found('a', 'not_arising'), found('round.places', '1')]).toEqual([
      false,
      false,
      false,
    ])
  })
})
