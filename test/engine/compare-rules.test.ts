/** Changes inside rules, in words, for every rule form. (SPEC C12–C13) */
import { describe, expect, it } from 'vitest'
import { compare, describeChange, loadWhole } from '../../engine/index.ts'
import type { Change, Framework, Json, Lang } from '../../engine/index.ts'
import { editsOfRule } from '../../engine/examples/edits.ts'
import { withLeaf } from '../../engine/examples/alone.ts'
import { checkCriterion } from '../../engine/load/check/check.ts'
import { compileLeaf } from '../../engine/load/compile.ts'
import { contextOf, sharedNames } from '../../engine/load/leaf.ts'
import type { LeafShape } from '../../engine/load/shape.ts'
import { leavesIn, roots } from '../../engine/load/tree.ts'
import { isError } from '../../engine/problem.ts'
import { forms } from '../../engine/rules/forms.ts'
import { loaded, textOf } from './load-small.ts'
import type { Part } from './load-small.ts'
import { files, library } from './shipped.ts'

const { file, text } = files.find((one) => one.file.includes('/cac-dang-quy-tac/'))!
const loadedWhole = loadWhole(text, file, library)
if (loadedWhole.kind === 'refused') throw new Error('see the tests of the frameworks')
const { resolved, framework } = loadedWhole.value
const all = leavesIn(roots(resolved.shape))
const shared = sharedNames(resolved.shape)

/** Each small change of the rule that loads, as the comparison tells it. */
function changesOf(leaf: LeafShape): readonly Change[] {
  const context = contextOf(leaf, resolved.shape.rounding.criterion, shared)
  return editsOfRule(leaf.rule, context).flatMap(({ value, refused }) => {
    const changed = { ...leaf, rule: value as LeafShape['rule'] }
    if (refused || checkCriterion(resolved, changed).some(isError)) return []
    return compare(framework, withLeaf(framework, compileLeaf(changed, resolved.shape))).changes
  })
}

/** What is said outside of quotes, where labels are, and without the choices of its inputs. */
function unquoted(said: string, { inputs: own }: LeafShape): string {
  const choices = own.flatMap((input) => input.choices?.map(({ id }) => id) ?? [])
  return choices.reduce((rest, id) => rest.replaceAll(id, ''), said.replace(/“[^”]*”/g, ''))
}

/** Every key that a form may have, at any depth. */
function keysOf(schema: object): readonly string[] {
  const { properties = {}, items = {} } = schema as { readonly properties?: object; readonly items?: object }
  return [
    ...Object.entries(properties).flatMap(([key, part]) => [key, ...keysOf(part as object)]),
    ...(Object.keys(items).length > 0 ? keysOf(items) : []),
  ]
}
const keys = [...new Set(Object.values(forms).flatMap(({ name, schema }) => [name, ...keysOf(schema)]))]
const raw = new RegExp(`(?<![\\p{L}\\d])(?:${keys.join('|')})(?![\\p{L}\\d])`, 'u')

describe('every form', () => {
  it('[C13] is one of the framework that shows them all', () => {
    const written = JSON.stringify(all.map(({ rule }) => rule))
    expect(Object.keys(forms).filter((form) => !written.includes(`"${form}":`))).toEqual([])
  })

  it.each(all.map((leaf) => [leaf.id, leaf] as const))('[C13] %s reads well in both languages', (_, leaf) => {
    for (const change of changesOf(leaf)) {
      const [vi, en] = (['vi', 'en'] as const).map((lang) => unquoted(describeChange(change, lang), leaf))
      expect(vi).not.toMatch(/[{}[\]]|undefined|\w_\w/)
      expect(en).not.toMatch(/[{}[\]]|undefined|\w_\w/)
      expect(vi).not.toMatch(raw)
      expect(vi).toContain('→')
      expect(vi).not.toBe(en)
    }
  })

  it('[C13] whose whole rule becomes another form is told by both sentences', () => {
    const [other] = all
    for (const leaf of all.slice(1)) {
      const { rule } = compileLeaf(other!, resolved.shape)
      const before = compileLeaf(leaf, resolved.shape)
      if (rule.form === before.rule.form) continue
      const [change] = compare(framework, withLeaf(framework, { ...before, rule })).changes
      for (const lang of ['vi', 'en'] as const)
        expect(describeChange(change!, lang)).toContain(`${before.rule.sentence[lang]} → ${rule.sentence[lang]}`)
    }
  })
})

const inputs = [
  { id: 'a', type: 'count', label: { vi: 'Số đã làm', en: 'Done' } },
  { id: 'b', type: 'count', label: { vi: 'Số được giao', en: 'Assigned' }, min: 1, max: 100 },
]
const withRule = (rule: Part['rule'], labels: readonly Json[] = inputs): Framework =>
  loaded(textOf([{ max: 2, inputs: labels as Part['inputs'], rule }]))
const told = (from: Part['rule'], to: Part['rule'], lang: Lang, labels?: readonly Json[]): string | undefined =>
  compare(withRule(from, labels), withRule(to, labels))
    .changes.map((change) => describeChange(change, lang).split(/(?:quy tắc tính điểm|rule): /)[1])
    .at(-1)
const steps = (parts: object): Part['rule'] => ({
  steps: { of: 'b', base: 1, at: 80, per: 5, add: 0.5, cap: 2, ...parts },
})
const branch = (then: Json): Part['rule'] => ({ branch: { if: { '>=': [{ var: 'b' }, 5] }, then, else: 0 } })

describe('a change', () => {
  it.each<[Part['rule'], Part['rule'], string, string]>([
    [steps({}), steps({ at: 85, add: 0.4 }), 'mức: 80 → 85; thêm: 0,5 → 0,4', 'level: 80 → 85; add: 0.5 → 0.4'],
    [branch(steps({})), branch(steps({ per: 4 })), 'thì, tăng dần theo mức, cứ mỗi: 5 → 4', 'then, steps, per: 5 → 4'],
    [
      branch({ count: { of: 'b', each: 0.5, cap: 2 } }),
      branch({ count: { of: 'b', each: 0.25, cap: 2 } }),
      'thì, điểm mỗi lần, mỗi lần: 0,5 → 0,25',
      'then, count, each: 0.5 → 0.25',
    ],
  ])('[C12] of numbers is told step by step', (from, to, vi, en) => {
    expect([told(from, to, 'vi'), told(from, to, 'en')]).toEqual([vi, en])
  })

  it('[C12] of a name or a condition is told by the sentences', () => {
    const count = (of: string): Part['rule'] => ({ count: { of, each: 0.5, cap: 2 } })
    expect(told(count('b'), count('a'), 'vi')).toBe(
      '“Số được giao” × 0,5 điểm, tối đa 2 điểm → “Số đã làm” × 0,5 điểm, tối đa 2 điểm',
    )
    expect(told(count('b'), count('a'), 'en')).toBe(
      '“Assigned” × 0.5 points, at most 2 points → “Done” × 0.5 points, at most 2 points',
    )
    const at = (least: number): Part['rule'] => ({ branch: { if: { '>=': [{ var: 'b' }, least] }, then: 2, else: 0 } })
    expect(told(at(5), at(6), 'vi')).toBe(
      'khi “Số được giao” từ 5: 2 điểm; nếu không: 0 điểm → khi “Số được giao” từ 6: 2 điểm; nếu không: 0 điểm',
    )
  })

  it('[C12] of a formula is told with the whole formula', () => {
    const half = (by: number): Part['rule'] => ({ logic: { min: [2, { '/': [{ var: 'b' }, by] }] } })
    expect(told(half(50), half(40), 'vi')).toBe(
      'biểu thức: nhỏ nhất trong (2; “b” ÷ 50) → nhỏ nhất trong (2; “b” ÷ 40)',
    )
    expect(told(branch(half(50)), branch(half(40)), 'en')).toBe(
      'then, logic: least of (2; “b” ÷ 50) → least of (2; “b” ÷ 40)',
    )
  })

  it('[C12] that no sentence shows is told as it is written', () => {
    const alike = inputs.map((one) => ({ ...one, label: 'Số', max: 100 }))
    const count = (of: string): Part['rule'] => ({ count: { of, each: 0.5, cap: 2 } })
    expect(told(count('b'), count('a'), 'vi', alike)).toBe(
      'điểm mỗi lần { of: b; each: 0,5; cap: 2 } → điểm mỗi lần { of: a; each: 0,5; cap: 2 }',
    )
  })
})
