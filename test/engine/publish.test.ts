/** What a version needs before it is published, and that it stays as it was. (SPEC P1–P6) */
import { describe, expect, it } from 'vitest'
import {
  checkPublished,
  load,
  newestPublished,
  readRegister,
  refusals,
  say,
  writeRegister,
} from '../../engine/index.ts'
import type { Framework, Problem, Published } from '../../engine/index.ts'
import { compareVersions, leastVersion } from '../../engine/publish/version.ts'
import { noLibrary, one, textOf } from './load-small.ts'
import type { Part } from './load-small.ts'
import { casesText, made, pair } from './with-examples.ts'

const kept: Part = {
  max: 1,
  not_arising: 'refuse',
  inputs: [{ id: 'kept', type: 'boolean' }],
  evidence: [{ id: 'paper', label: 'Sổ' }],
  rule: { yes_no: { of: 'kept', yes: 1, no: 0 } },
}
const yes = 'answers: { c1: { kept: true } }, expect: { c1: "1.00" }, total: { band: rest }'
const no = 'answers: { c1: { kept: false } }, expect: { c1: "0.00" }'
const shown = (problems: readonly Problem[]): readonly string[] =>
  problems.map(({ code, path, params }) => `${code} ${params['id'] ?? path} ${params['branch'] ?? ''}`.trim())

/** Nothing stands on the shelf yet. */
const first: Published = { newest: null, register: {} }

const reasons = (cases: readonly string[], parts: readonly Part[] = [kept]): readonly string[] => {
  const { whole, examples } = made(parts, cases)
  return shown(refusals(whole, examples, first))
}

describe('a first version', () => {
  it('[P1] is published when every criterion, branch and band is shown by an example that holds', () => {
    expect(reasons([yes, no])).toEqual([])
  })

  it('[P1] every reason is named', () => {
    expect(reasons([yes])).toEqual(['publish-unshown-branch c1 2'])
    expect(reasons([yes.replace(', total: { band: rest }', ''), no])).toEqual(['publish-unshown-band rest'])
    expect(reasons([yes, no, 'answers: { c1: { kept: false } }, expect: { c1: "1.00" }'])).toEqual([
      'publish-failing cases',
    ])
    expect(reasons([yes, no], [kept, { ...kept, id: 'c2' }])).toEqual(['publish-uncovered c2', 'publish-failing cases'])
    expect(reasons(['answers: {}, total: { index: none }'])).toEqual([
      'publish-uncovered c1',
      'publish-unshown-band rest',
    ])
  })

  it.each([
    ['UBND …', ['publish-placeholder authority']],
    ['UBND ... thành phố', ['publish-placeholder authority']],
    ['UBND (…)', []],
    ['UBND v.v…', []],
  ])('[P1] what a sample leaves to be filled in is no authority: %s', (authority, expected) => {
    const { whole, examples } = pair(textOf([kept], { authority }), 'made.yaml', casesText([yes, no]))
    expect(shown(refusals(whole, examples, first))).toEqual(expected)
  })

  it('[P1] a branch or a band may be said why not', () => {
    const text = `${casesText([yes])}unreached:\n  - { criterion: c1, branch: 2, reason: Chưa có }\n`
    const { whole, examples } = pair(textOf([kept]), 'made.yaml', text)
    expect(refusals(whole, examples, first)).toEqual([])
    const banded = `${casesText([yes.replace(', total: { band: rest }', ''), no])}unreached:\n  - { band: rest, reason: Một mức }\n`
    const other = pair(textOf([kept]), 'made.yaml', banded)
    expect(refusals(other.whole, other.examples, first)).toEqual([])
  })

  it('[P1] a branch that no answer reaches needs no example', () => {
    const never: Part = {
      max: 1,
      not_arising: 'refuse',
      inputs: [{ id: 'n', type: 'count', max: 5 }],
      rule: { branch: { if: { '>': [{ var: 'n' }, 10] }, then: 1, else: { count: { of: 'n', each: 1, cap: 1 } } } },
    }
    expect(reasons(['answers: { c1: { n: 1 } }, expect: { c1: "1.00" }, total: { band: rest }'], [never])).toEqual([])
  })

  it('[P1] an overlay shows what it states itself', () => {
    const overlay = JSON.stringify({
      framework: 'over',
      version: '1.0.0',
      title: 'Khung con',
      provenance: 'illustrative',
      authority: 'UBND thử',
      effective: { from: '2026-01-01' },
      extends: 'made@1.0.0',
      changes: [{ set: 'c2', property: 'rule', to: { yes_no: { of: 'kept', yes: 1, no: 0.5 } }, reason: 'x' }],
    })
    const library = () => ({ file: 'made.yaml', text: textOf([kept, { ...kept, id: 'c2' }]) })
    const over = (cases: readonly string[]) => pair(overlay, 'over.yaml', casesText(cases, 'over@1.0.0'), library)
    const after: Published = { newest: null, register: { 'made@1.0.0': '' } }
    const [one, other] = [
      'answers: { c2: { kept: true } }, expect: { c2: "1.00" }',
      'answers: { c2: { kept: false } }, expect: { c2: "0.50" }',
    ]
    const whole = over([one, other])
    expect(refusals(whole.whole, whole.examples, after)).toEqual([])
    const half = over([one])
    expect(shown(refusals(half.whole, half.examples, after))).toEqual(['publish-unshown-branch c2 2'])
    expect(shown(refusals(whole.whole, whole.examples, first))).toEqual(['publish-parent-first extends'])
  })
})

describe('the next version', () => {
  const step = (version: string, part: Part): readonly Problem[] => {
    const text = textOf([part], { version })
    const read = casesText([yes, no], `made@${version}`)
    const { whole, examples } = pair(text, 'made.yaml', read)
    return refusals(whole, examples, { register: {}, newest: one(kept, { version: '1.2.3' }) }).filter(
      ({ code }) => code !== 'publish-failing',
    )
  }
  const half = { ...kept, rule: { yes_no: { of: 'kept', yes: 1, no: 0.5 } } }
  const other = { ...kept, evidence: [{ id: 'paper', label: 'Biên bản' }] }
  const renumbered = { ...kept, number: '1.9' }

  it.each<[string, Part, readonly string[]]>([
    ['2.0.0', half, []],
    ['3.0.0', half, []],
    ['1.3.0', half, ['publish-needs-major 2.0.0 c1: rule']],
    ['1.2.4', half, ['publish-needs-major 2.0.0 c1: rule']],
    ['1.3.0', other, []],
    ['2.0.0', other, []],
    ['1.2.4', other, ['publish-needs-minor 1.3.0 c1: evidence.paper.label']],
    ['1.2.4', renumbered, []],
    ['1.2.4', kept, []],
    ['1.2.3', renumbered, ['publish-not-newer  ']],
    ['1.2.2', half, ['publish-not-newer  ']],
    ['1.1.9', kept, ['publish-not-newer  ']],
  ])('[P2] %s after 1.2.3', (version, part, expected) => {
    const found = step(version, part)
    expect(found.map(({ code, params }) => `${code} ${params['least'] ?? ''} ${params['change'] ?? ''}`)).toEqual(
      expected,
    )
    for (const problem of found) {
      expect([problem.params['found'], problem.params['newest'], problem.place?.file]).toEqual([
        version,
        '1.2.3',
        'made.yaml',
      ])
      for (const lang of ['vi', 'en'] as const) expect(say(problem, lang)).not.toMatch(/\{\w+\}|…/)
    }
  })

  it('[P3] versions are compared as numbers', () => {
    expect(compareVersions('1.10.0', '1.9.0')).toBe(1)
    expect(compareVersions('1.9.0', '1.10.0')).toBe(-1)
    expect(compareVersions('2.0.0', '1.99.99')).toBe(1)
    expect(compareVersions('1.0.0', '1.0.0')).toBe(0)
    expect([leastVersion('1.2.3', 'breaking'), leastVersion('1.2.3', 'risky'), leastVersion('1.2.3', 'info')]).toEqual([
      '2.0.0',
      '1.3.0',
      '1.2.4',
    ])
  })
})

describe('the register', () => {
  const hash = (digit: string): string => `sha256:${digit.repeat(64)}`

  it('[P4] is sorted by id, then from old to new, whatever the order in memory', () => {
    const entries = { 'b@1.10.0': hash('1'), 'a@2.0.0': hash('2'), 'b@1.9.0': hash('3'), 'a-b@1.0.0': hash('4') }
    const text = `{
  "a@2.0.0": "${hash('2')}",
  "a-b@1.0.0": "${hash('4')}",
  "b@1.9.0": "${hash('3')}",
  "b@1.10.0": "${hash('1')}"
}
`
    expect(writeRegister(entries)).toBe(text)
    expect(writeRegister(Object.fromEntries(Object.entries(entries).toReversed()))).toBe(text)
    expect(readRegister(text)).toEqual(entries)
    expect(writeRegister({})).toBe('{}\n')
  })

  it.each(['', '[]', 'null', '{', '{ "a": "x" }', `{ "a@1.0.0": "sha256:0" }`, `{ "a@1.0": "${hash('0')}" }`])(
    '[P4] %s is none',
    (text) => {
      expect(readRegister(text)).toBeNull()
    },
  )

  it('[P5] names the newest version of an id, as numbers', () => {
    const register = { 'a@1.9.0': hash('1'), 'a@1.10.0': hash('2'), 'a-b@3.0.0': hash('3') }
    expect(newestPublished(register, 'a')).toBe('1.10.0')
    expect(newestPublished(register, 'a-b')).toBe('3.0.0')
    expect(newestPublished(register, 'b')).toBeNull()
  })

  it('[P6] a published version with another content is named; comments and order are no content', () => {
    const text = textOf([kept])
    const loaded = (changed: string): Framework => {
      const outcome = load(changed, 'made.yaml', noLibrary)
      if (outcome.kind === 'refused') throw new Error('refused')
      return outcome.value
    }
    const framework = loaded(text)
    const register = { 'made@1.0.0': framework.hash }
    const codes = (now: Framework): readonly string[] => checkPublished(now, register, null).map(({ code }) => code)
    expect(codes(framework)).toEqual([])
    expect(codes(loaded(`# xin chào\n${text}`))).toEqual([])
    expect(codes(loaded(text.replace('Tiêu chí', 'Tiêu chí khác')))).toEqual(['published-changed'])
    expect(checkPublished({ ...framework, version: '1.0.1', hash: hash('0') }, register, null)).toEqual([])
  })
})
