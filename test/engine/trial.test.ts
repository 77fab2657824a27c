/** A published round under another framework: exactly as published under its own, and by hand under an edited one. */
import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeTrial, describeTrialNote, ends, leaves, trial } from '../../engine/index.ts'
import type {
  Answer,
  Answers,
  Framework,
  PublishedRound,
  RoundUnit,
  Setting,
  Trial,
  TrialNoteKind,
} from '../../engine/index.ts'
import { edit, full, loaded, one, setting, small, smallText, textOf } from './load-small.ts'
import type { Part } from './load-small.ts'
import { publishRound, roundsOfExamples } from './publish-round.ts'
import { answerFor, files, shipped } from './shipped.ts'

const reference = ({ id, version }: Framework): string => `${id}@${version}`

/** Notes that a round under its own framework may have: of units that had no index when it was published. */
const ofTheRound: readonly TrialNoteKind[] = ['unanswered', 'invalid', 'not-scored', 'waits', 'nothing-counts']

/** Notes that leave a unit without an index. */
const blocking: readonly TrialNoteKind[] = ['criterion-new', 'input-new', 'type-changed', 'choice-gone', ...ofTheRound]

function expectUnchanged(round: PublishedRound, framework: Framework): void {
  const found = trial(round, framework, framework)
  expect(found.units.length).toBe(round.units.length)
  for (const { unit, place, final } of round.units) {
    const tried = found.units.find(({ id }) => id === unit.id)!
    const { state, index, band, points, of, open, faults } = final
    const published = { state, index, place, band, points, of, open, faults }
    expect(tried.before).toEqual(published)
    expect(tried.after).toEqual(published)
    expect(tried.criteria).toEqual([])
    expect(tried.move?.by ?? 0).toBe(0)
    expect(Number(tried.difference ?? 0)).toBe(0)
  }
  expect(found.quotas.after).toEqual(found.quotas.before)
  expect(found.notes.filter(({ kind }) => !ofTheRound.includes(kind))).toEqual([])
}

describe('under the framework of its own', () => {
  it.each(shipped.map(({ framework }, at) => [reference(framework), framework, files[at]!.examples] as const))(
    '[I1] every round of the examples of %s is what was published',
    (_, framework, examples) => {
      const rounds = roundsOfExamples(readFileSync(examples, 'utf8'), framework)
      expect(rounds.at(-1)!.units.length).toBeGreaterThan(1)
      for (const round of rounds) expectUnchanged(round, framework)
    },
  )

  it.each([small, ...shipped.map(({ framework }) => framework)].map((one) => [reference(one), one] as const))(
    '[I1] whatever was answered, claimed and decided in a round of %s',
    (_, framework) => {
      const some = leaves(framework)
      const decided = (answer: Answer, how: number, max: number): Answer => {
        if (how === 0) return { inputs: {}, not_arising: 'không được giao' }
        if (how > 1) return answer
        const points = (max / 10 ** framework.rounding.criterion).toFixed(framework.rounding.criterion)
        return { ...answer, adjusted: { points, reason: 'theo hồ sơ' } }
      }
      const answersOf = fc
        .record(
          Object.fromEntries(some.map((leaf) => [leaf.id, fc.option(answerFor(leaf), { nil: undefined, freq: 40 })])),
        )
        .chain((drawn) =>
          fc.array(fc.nat({ max: 12 }), { minLength: some.length, maxLength: some.length }).map((how): Answers =>
            Object.fromEntries(
              some.flatMap(({ id, max }, at) => {
                const { [id]: answer } = drawn
                return answer === undefined ? [] : [[id, decided(answer, how[at]!, max)]]
              }),
            ),
          ),
        )
      fc.assert(
        fc.property(fc.array(answersOf, { maxLength: 4 }), fc.boolean(), (units, survey) => {
          const round = units.map((answers, at): RoundUnit => ({ id: `u${at}`, answers }))
          expectUnchanged(publishRound(framework, round, { ...setting, survey }), framework)
        }),
        { seed: 1, numRuns: 25 },
      )
    },
  )
})

/** Units of the small framework: full points but for what is stated. */
const units = (given: Readonly<Record<string, Answers>>): readonly RoundUnit[] =>
  Object.entries(given).map(([id, answers]) => ({ id, answers: { ...full, ...answers } }))
const ratio = (on_time: number): Answers => ({ 'on-time': { inputs: { on_time: String(on_time), due: '100' } } })
const minutes = (value: string): Answers => ({ waiting: { inputs: { minutes: value } } })

const smallRound = (given: Readonly<Record<string, Answers>>, at: Setting = setting): PublishedRound =>
  publishRound(small, units(given), at)

/** "a: 1 → 2 (20.00 → 19.00)" */
const told = ({ units: all }: Trial): readonly string[] =>
  all.map(
    ({ id, before, after }) =>
      `${id}: ${before.place ?? '–'} → ${after.place ?? '–'} (${before.index ?? after.state} → ${after.index ?? after.state})`,
  )
const noted = ({ notes }: Trial): readonly string[] =>
  notes.map(({ kind, id, input, units: ids }) => [kind, id, ...(input ? [input.id] : []), `(${ids.join()})`].join(' '))

describe('a threshold that is changed', () => {
  // Above 90 % were 2 points; now above 95 %. Of 20 points one is 1.00 of the index.
  const stricter = loaded(edit(smallText, '- { above: 90, points: 2 }', '- { above: 95, points: 2 }'))
  const round = smallRound({
    a: ratio(96),
    b: { ...ratio(95), ...minutes('15') },
    c: { ...ratio(91), ...minutes('20') },
    d: { ...ratio(80), ...minutes('15') },
    e: { ...ratio(100), ...minutes('20') },
  })

  it('[I2] moves exactly the units that it moves by hand', () => {
    const found = trial(round, small, stricter)
    // Published: a 20, b 20, e 19.5, c 19.5, d 19. b and c lose a point each.
    expect(told(found)).toEqual([
      'a: 1 → 1 (20.00 → 20.00)',
      'e: 3 → 2 (19.50 → 19.50)',
      'b: 1 → 3 (20.00 → 19.00)',
      'd: 5 → 3 (19.00 → 19.00)',
      'c: 3 → 5 (19.50 → 18.50)',
    ])
    expect(found.units.map(({ id, difference, move }) => [id, difference, move?.by])).toEqual([
      ['a', '0.00', 0],
      ['e', '0.00', 1],
      ['b', '-1.00', -2],
      ['d', '0.00', 2],
      ['c', '-1.00', -2],
    ])
    const { criteria } = found.units[2]!
    expect(criteria).toEqual([
      {
        id: 'on-time',
        number: '2.1',
        title: { vi: 'Hồ sơ đúng hạn', en: 'Dossiers on time' },
        kind: 'changed',
        before: { kind: 'scored', points: '2.00', of: '2.00' },
        after: { kind: 'scored', points: '1.00', of: '2.00' },
      },
    ])
    expect(found.units.filter((unit) => unit.criteria.length > 0).map(({ id }) => id)).toEqual(['b', 'c'])
    expect(found.notes).toEqual([])
    expect(describeTrial(found, 'vi')).toEqual([
      '4 trên 5 đơn vị sẽ đổi hạng; nhiều nhất: Đơn vị b xuống 2 bậc (1 → 3); Đơn vị d lên 2 bậc (5 → 3); Đơn vị c xuống 2 bậc (3 → 5).',
      '2 đơn vị đổi chỉ số, 0 đơn vị đổi xếp loại.',
    ])
    expect(describeTrial(trial(round, small, small), 'en')).toEqual([
      'None of 5 units would change place.',
      '0 units would have another index, 0 units another band.',
    ])
  })

  it('[I2] the criteria of a unit stand with the largest difference first', () => {
    const also = loaded(
      edit(
        edit(smallText, '- { above: 90, points: 2 }', '- { above: 97, points: 2 }'),
        '- { until: 15, points: 1 }\n              - { above: 15, below: 30, points: 0.5 }',
        '- { until: 10, points: 1 }\n              - { above: 10, below: 30, points: 0.5 }',
      ),
    )
    const [b] = trial(smallRound({ b: { ...ratio(95), ...minutes('15') } }), small, also).units
    expect(b!.criteria.map(({ id, before, after }) => [id, before?.points, after?.points])).toEqual([
      ['on-time', '2.00', '1.00'],
      ['waiting', '1.00', '0.50'],
    ])
    expect([b!.difference, b!.before.band, b!.after.band]).toEqual(['-1.50', 'good', 'good'])
  })
})

const yes = (id: string): Part['inputs'][number] => ({ id, type: 'boolean' })
const points: Part['inputs'][number] = { id: 'p', type: 'decimal', min: 0, max: 10, decimals: 2 }
const p = (value: string): Answer => ({ inputs: { p: value } })
const given: Part = { max: 10, inputs: [points], rule: { logic: { var: 'p' } } }
const kept: Part = { max: 10, inputs: [yes('kept')], rule: { yes_no: { of: 'kept', yes: 10, no: 0 } } }
const version = { version: '2.0.0' }

/** From a framework with these criteria to one with those, with three units of 9, 7 and 5 points in c1. */
function between(
  before: readonly Part[],
  after: readonly Part[],
  more: Answers = {},
  head: Parameters<typeof textOf>[1] = {},
): Trial {
  const [old, next] = [loaded(textOf(before, head)), loaded(textOf(after, { ...head, ...version }))]
  const round = ['9', '7', '5'].map((value, at): RoundUnit => ({ id: 'xyz'[at]!, answers: { c1: p(value), ...more } }))
  return trial(publishRound(old, round, setting), old, next)
}

describe('where criteria and inputs are the same', () => {
  it('[I1] a trial is the scoring of the same answers by other rules', () => {
    const edits: readonly (readonly [from: string, to: string])[] = [
      ['{ from: 70, points: 1 }', '{ from: 70, points: 1.5 }'],
      ['start: 2, each: 0.5, floor: 0', 'start: 2, each: 0.25, floor: 0'],
      ['when_zero: not_arising }\n\n', 'when_zero: 0 }\n\n'],
      ['otherwise: 0.25', 'otherwise: 0.5'],
      ['not_arising: exclude', 'not_arising: full'],
      ['{ ">=": [{ var: index }, 16] }', '{ ">=": [{ var: index }, 12] }'],
      ['index: 2 }', 'index: 1 }'],
    ]
    const versions = edits
      .filter(([from]) => smallText.split(from).length === 2)
      .map((one) => loaded(edit(smallText, ...one)))
    expect(versions.length).toBe(6)
    const all = fc.record(
      Object.fromEntries(
        leaves(small).map((leaf) => [leaf.id, fc.option(answerFor(leaf), { nil: undefined, freq: 60 })]),
      ),
    )
    fc.assert(
      fc.property(fc.array(all, { minLength: 1, maxLength: 5 }), fc.boolean(), (drawn, survey) => {
        const at = { ...setting, survey }
        const round = drawn.map((answers, n): RoundUnit => ({
          id: `u${n}`,
          answers: Object.fromEntries(Object.entries(answers).flatMap(([id, one]) => (one ? [[id, one]] : []))),
        }))
        for (const after of versions) {
          const found = trial(publishRound(small, round, at), small, after)
          for (const { unit, place, final } of publishRound(after, round, at).units) {
            const { state, index, band, points: earned, of, open, faults } = final
            const { after: is } = found.units.find(({ id }) => id === unit.id)!
            expect(is).toEqual({ state, index, place, band, points: earned, of, open, faults })
          }
        }
      }),
      { seed: 2, numRuns: 30 },
    )
  })
})

describe('what is carried over', () => {
  it('[I6] a new criterion leaves every unit without an index, and says so', () => {
    const found = between([given], [given, { ...kept, id: 'extra', title: 'Mới' }])
    expect(told(found)).toEqual(['x: 1 → – (9.00 → open)', 'y: 2 → – (7.00 → open)', 'z: 3 → – (5.00 → open)'])
    expect(noted(found)).toEqual(['criterion-new extra (x,y,z)'])
    expect(found.units.map(({ move, difference, after }) => [move, difference, after.open])).toEqual(
      Array.from({ length: 3 }, () => [null, null, ['extra']]),
    )
    expect(describeTrial(found, 'vi')).toEqual([
      'Không đơn vị nào có hạng ở cả hai lần, nên không nói được ai đổi hạng.',
      '3 đơn vị chưa tính được chỉ số nên không có hạng.',
    ])
  })

  it('[I3] a criterion under a new id keeps its answers, where it says which one it continues', () => {
    const renamed = between([given, kept], [{ ...given, id: 'share', replaces: 'c1' }, kept], {
      c2: { inputs: { kept: true } },
    })
    expect(told(renamed)).toEqual(['x: 1 → 1 (19.00 → 19.00)', 'y: 2 → 2 (17.00 → 17.00)', 'z: 3 → 3 (15.00 → 15.00)'])
    expect([renamed.notes, renamed.units.flatMap(({ criteria }) => criteria)]).toEqual([[], []])
    const silent = between([given, kept], [{ ...given, id: 'share' }, kept], { c2: { inputs: { kept: true } } })
    expect(noted(silent)).toEqual(['criterion-new share (x,y,z)', 'criterion-gone c1 (x,y,z)'])
    expect(silent.units[0]!.criteria.map(({ id, kind }) => [id, kind])).toEqual([
      ['c1', 'gone'],
      ['share', 'new'],
    ])
  })

  it('[I3] a criterion that is gone counts no longer', () => {
    const found = between([given, kept], [given], { c2: { inputs: { kept: true } } })
    expect(found.units.map(({ id, after }) => [id, after.index, after.points, after.of])).toEqual([
      ['x', '9.00', '9.00', '10.00'],
      ['y', '7.00', '7.00', '10.00'],
      ['z', '5.00', '5.00', '10.00'],
    ])
    expect(noted(found)).toEqual(['criterion-gone c2 (x,y,z)'])
    expect([found.comparable, found.units[0]!.difference]).toEqual([false, null])
  })

  it('[I3] shared facts, flags, targets and attributes are carried by their own ids', () => {
    const reads = (facts: string, target: string): Part => ({
      max: 10,
      inputs: [],
      rule: { logic: { if: [{ '>=': [{ var: `facts.${facts}` }, { var: `targets.${target}` }] }, 10, 0] } },
    })
    const count = (id: string) => ({ id, type: 'count', label: `Số ${id}` })
    const head = (facts: string, target: string) => ({ facts: [count(facts)], targets: [count(target)] })
    const old = loaded(textOf([reads('done', 'goal')], head('done', 'goal')))
    const unit = (id: string, done: string): RoundUnit => ({
      id,
      answers: { facts: { inputs: { done } } },
      unit: { targets: { goal: '5' }, attributes: {} },
    })
    const round = publishRound(old, [unit('x', '9'), unit('y', '3')], setting)
    const tried = (facts: string, target: string): Trial =>
      trial(round, old, loaded(textOf([reads(facts, target)], { ...head(facts, target), ...version })))
    expect(told(tried('done', 'goal'))).toEqual(['x: 1 → 1 (10.00 → 10.00)', 'y: 2 → 2 (0.00 → 0.00)'])
    expect(noted(tried('sent', 'aim'))).toEqual([
      'input-new facts sent (x,y)',
      'input-new targets aim (x,y)',
      'input-gone facts done (x,y)',
      'input-gone targets goal (x,y)',
    ])
  })

  it('[I4] an input of another kind takes no old answer; a count is a plain number, too', () => {
    const typed = (type: string, max = 10): Part => ({
      ...given,
      inputs: [{ id: 'p', type, min: 0, max, ...(type === 'count' ? {} : { decimals: 2 }) }],
    })
    const percent: Part = { ...typed('percent', 100), rule: { logic: { '/': [{ var: 'p' }, 10] } } }
    const other = between([typed('count')], [percent])
    expect(told(other)).toEqual(['x: 1 → – (9.00 → open)', 'y: 2 → – (7.00 → open)', 'z: 3 → – (5.00 → open)'])
    expect(noted(other)).toEqual(['type-changed c1 p (x,y,z)'])
    expect(told(between([typed('count')], [typed('decimal')]))[0]).toBe('x: 1 → 1 (9.00 → 9.00)')
  })

  it('[I4] a choice that is gone, an input that is gone and one that is new', () => {
    const choice = (ids: readonly string[], more: Part['inputs'] = []): Part => ({
      max: 10,
      inputs: [{ id: 'level', type: 'choice', choices: ids.map((id) => ({ id, label: id })) }, ...more],
      rule: { logic: { if: [{ '==': [{ var: 'level' }, 'high'] }, 10, 0] } },
    })
    const answer: Answers = { c2: { inputs: { level: 'low', note: 'Theo báo cáo' } } }
    const note = { id: 'note', type: 'text' }
    const from = choice(['high', 'low', 'none'], [note])
    expect(noted(between([given, from], [given, choice(['high', 'middle'])], answer))).toEqual([
      'choice-gone c2 level (x,y,z)',
      'input-gone c2 note (x,y,z)',
    ])
    expect(noted(between([given, from], [given, choice(['high', 'low'], [note, yes('seen')])], answer))).toEqual([
      'input-new c2 seen (x,y,z)',
    ])
    // Nobody had chosen what is gone.
    expect(noted(between([given, from], [given, choice(['high', 'low'], [note])], answer))).toEqual([])
  })

  it('[I4] an answer that is not valid any more is a fault of its criterion, and the others are ranked without it', () => {
    const found = between(
      [given],
      [{ ...given, inputs: [{ ...points, max: 8 }], max: 8, rule: { logic: { var: 'p' } } }],
    )
    expect(told(found)).toEqual(['y: 2 → 1 (7.00 → 7.00)', 'z: 3 → 2 (5.00 → 5.00)', 'x: 1 → – (9.00 → faulty)'])
    expect(noted(found)).toEqual(['invalid c1 (x)'])
    expect(describeTrialNote(found.notes[0]!, 'vi')).toBe(
      '1.1 “Tiêu chí”: câu trả lời không hợp lệ theo khung sau (1 đơn vị). Lớn nhất là 8; đã nhập 9.',
    )
  })

  it('[I7] who moves is counted among the units that have a place both times', () => {
    const found = between(
      [given],
      [{ ...given, inputs: [{ ...points, max: 8 }], max: 8, rule: { logic: { var: 'p' } } }],
    )
    expect(found.units.map(({ id, move }) => [id, move])).toEqual([
      ['y', { before: 1, after: 1, of: 2, by: 0 }],
      ['z', { before: 2, after: 2, of: 2, by: 0 }],
      ['x', null],
    ])
    expect(describeTrial(found, 'en')).toEqual([
      'None of 2 units would change place.',
      'The two use different scales, so indices are not compared; 0 units would have another band.',
      '1 unit would have no index and so no place; the others are ranked without.',
    ])
  })

  it('[I4] a claim that nothing arose is refused where it cannot be made any more', () => {
    const found = between([given, kept], [given, { ...kept, not_arising: 'refuse' }], {
      c2: { inputs: {}, not_arising: 'Trong năm không có' },
    })
    expect(noted(found)).toEqual(['invalid c2 (x,y,z)'])
  })

  it('[I4] figures that are said to count something else now stay as they were entered, and are named', () => {
    const unit = (unit: string): Part => ({ ...given, inputs: [{ ...points, unit }] })
    const found = between([unit('hồ sơ')], [unit('lượt')])
    expect([told(found)[0], noted(found)]).toEqual(['x: 1 → 1 (9.00 → 9.00)', ['other-unit c1 p (x,y,z)']])
  })

  it('[I4] a criterion that is worded otherwise keeps its answers, and is named where it may mean something else', () => {
    const titled = (title: string, label: string): Part => ({ ...given, title, inputs: [{ ...points, label }] })
    const from = titled('Kế hoạch năm', 'Số văn bản')
    const notesOf = (to: Part): readonly string[] => noted(between([from], [to]))
    expect(notesOf(titled('Kế hoạch  năm.', 'Số văn bản:'))).toEqual([])
    expect(notesOf(titled('Kế hoạch quý', 'Số văn bản'))).toEqual(['reworded c1 (x,y,z)'])
    expect(notesOf(titled('Kế hoạch năm', 'Số văn bản ban hành'))).toEqual(['reworded c1 (x,y,z)'])
  })

  it('[I5] points that the council gave stay as they are, up to the maximum that there is now', () => {
    const adjusted: Answers = { c2: { inputs: { kept: false }, adjusted: { points: '6.5', reason: 'theo hồ sơ' } } }
    const worth = (max: number, no = 0): Part => ({ ...kept, max, rule: { yes_no: { of: 'kept', yes: max, no } } })
    const [x] = between([given, worth(10)], [given, worth(5)], adjusted).units
    expect(x!.criteria).toEqual([
      {
        id: 'c2',
        number: '1.2',
        title: { vi: 'Tiêu chí' },
        kind: 'changed',
        before: { kind: 'scored', points: '6.50', of: '10.00' },
        after: { kind: 'scored', points: '5.00', of: '5.00' },
      },
    ])
    const notesOf = (part: Part): readonly string[] => noted(between([given, worth(10)], [given, part], adjusted))
    expect(notesOf(worth(5))).toEqual(['points-capped c2 (x,y,z)'])
    expect(notesOf(worth(20))).toEqual(['points-kept c2 (x,y,z)'])
    expect(notesOf(worth(10, 2))).toEqual(['points-kept c2 (x,y,z)'])
    expect(notesOf(worth(10))).toEqual([])
  })

  it('[I6] whatever waits has its cause named, also what a condition waits for', () => {
    const flag = { id: 'warned', label: 'Bị nhắc nhở' }
    const bands = [
      { id: 'good', title: 'Tốt', when: { '!': [{ var: 'flags.warned' }] } },
      { id: 'rest', title: 'Còn lại', when: true },
    ]
    const [old, next] = [one(given), one(given, { ...version, flags: [flag], bands })]
    const found = trial(publishRound(old, [{ id: 'x', answers: { c1: p('9') } }], setting), old, next)
    expect([told(found), noted(found)]).toEqual([['x: 1 → – (9.00 → open)'], ['input-new flags warned (x)']])
  })

  it('[I6] between any two frameworks of the shelf, whoever has no index is named with a cause', () => {
    const frameworks = shipped.map(({ framework }) => framework)
    for (const before of frameworks) {
      const answers = fc.sample(
        fc.record(Object.fromEntries(leaves(before).map((leaf) => [leaf.id, answerFor(leaf)]))),
        { seed: 6, numRuns: 3 },
      )
      const round = publishRound(
        before,
        answers.map((one, at) => ({ id: `u${at}`, answers: one })),
        setting,
      )
      for (const after of frameworks) {
        const found = trial(round, before, after)
        const causes = found.notes.filter(({ kind }) => blocking.includes(kind)).flatMap((one) => one.units)
        const without = found.units.filter((unit) => unit.after.index === null).map(({ id }) => id)
        expect([...new Set(causes)].toSorted()).toEqual(without.toSorted())
      }
    }
  })

  it('[I1] the other units of another framework in the same round are left alone', () => {
    const [old, other] = [one(given), one({ ...given, title: 'Khác' })]
    const [rated, foreign] = [old, other].map((framework, at) =>
      publishRound(framework, [{ id: `u${at}`, answers: { c1: p('9') } }], setting),
    )
    const round = { setting, units: [...rated!.units, ...foreign!.units] }
    expect(trial(round, old, old).units.map(({ id }) => id)).toEqual(['u0'])
  })
})

describe('what open criteria leave', () => {
  const extra = (yes: number, no: number, more = {}): Part => ({
    ...kept,
    max: 3,
    id: 'extra',
    rule: { yes_no: { of: 'kept', yes, no } },
    ...more,
  })
  const leftIn = (part: Part, head = {}): readonly string[] => {
    const [old, next] = [loaded(textOf([given])), loaded(textOf([given, part], { ...head, ...version }))]
    const round = ['9', '7', '5'].map((value, at): RoundUnit => ({ id: 'xyz'[at]!, answers: { c1: p(value) } }))
    return trial(publishRound(old, round, setting), old, next, ends).units.map(({ id, left }) =>
      left ? `${id}: ${left.lowest} – ${left.highest}, ${left.best} – ${left.worst} of ${left.of}` : `${id}: nothing`,
    )
  }

  it('[I10] every unit has the ends of its index and the places that they leave it', () => {
    expect(leftIn(extra(3, 0))).toEqual([
      'x: 9.00 – 12.00, 1 – 2 of 3',
      'y: 7.00 – 10.00, 1 – 3 of 3',
      'z: 5.00 – 8.00, 2 – 3 of 3',
    ])
    // Where it can be claimed that nothing arose, 5 of 10 are 6.5 of 13.
    expect(leftIn(extra(3, 2))[2]).toBe('z: 6.50 – 8.00, 3 – 3 of 3')
    expect(leftIn(extra(3, 2, { not_arising: 'refuse' }))[2]).toBe('z: 7.00 – 8.00, 3 – 3 of 3')
    expect(between([given], [given, extra(3, 0)]).units.map(({ left }) => left)).toEqual([null, null, null])
  })

  it('[I10] equal indices share a place, or leave either order', () => {
    const equal = { ...extra(2, 2), max: 2, not_arising: 'refuse' }
    const round = (ties: object): readonly (readonly number[])[] => {
      const [old, next] = [loaded(textOf([given])), loaded(textOf([given, equal], { ...ties, ...version }))]
      const units = ['9', '9', '5'].map((value, at): RoundUnit => ({ id: 'xyz'[at]!, answers: { c1: p(value) } }))
      const { units: found } = trial(publishRound(old, units, setting), old, next, ends)
      return found.map(({ left }) => [left!.best, left!.worst])
    }
    expect(round({})).toEqual([
      [1, 1],
      [1, 1],
      [3, 3],
    ])
    expect(round({ ties: { then_by: ['criteria.extra.points'] } })).toEqual([
      [1, 2],
      [1, 2],
      [3, 3],
    ])
  })

  it('[I10] nothing is said while a criterion that compares the units waits', () => {
    const mean = {
      max: 3,
      id: 'extra',
      inputs: [{ ...points, id: 'n' }],
      rule: { cohort_mean: { of: 'n', at_or_above: 3, below: 0 } },
    }
    expect(leftIn(mean)).toEqual(['x: nothing', 'y: nothing', 'z: nothing'])
  })

  it('[I10] whatever is answered at last, index and place are among those that were left', () => {
    const byId = new Map(shipped.map(({ framework }) => [framework.id, framework]))
    const [before, after] = [byId.get('ha-noi-phong')!, byId.get('quan-mau-phong')!]
    const all = (framework: Framework): fc.Arbitrary<Answers> =>
      fc.record(Object.fromEntries(leaves(framework).map((leaf) => [leaf.id, answerFor(leaf)])))
    const units = fc.array(fc.tuple(all(before), all(after)), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(units, fc.boolean(), (drawn, survey) => {
        const at = { ...setting, survey }
        const round = publishRound(
          before,
          drawn.map(([answers], n) => ({ id: `u${n}`, answers })),
          at,
        )
        const found = trial(round, before, after, ends)
        const answered = drawn.map(([old, fresh], n): RoundUnit => {
          const { open } = found.units.find(({ id }) => id === `u${n}`)!.after
          expect(open.length).toBeGreaterThan(0)
          const missing = open.map((id) => [id, fresh[id]!] as const)
          return { id: `u${n}`, answers: { ...old, ...Object.fromEntries(missing) } }
        })
        const known = new Set(leaves(after).map(({ id }) => id))
        const carried = answered.map(({ id, answers }) => ({
          id,
          answers: Object.fromEntries(Object.entries(answers).filter(([criterion]) => known.has(criterion))),
        }))
        for (const { unit, place, final } of publishRound(after, carried, at).units) {
          const left = found.units.find(({ id }) => id === unit.id)!.left!
          expect(Number(final.index)).toBeGreaterThanOrEqual(Number(left.lowest))
          expect(Number(final.index)).toBeLessThanOrEqual(Number(left.highest))
          expect(place).toBeGreaterThanOrEqual(left.best)
          expect(place).toBeLessThanOrEqual(left.worst)
        }
      }),
      { seed: 10, numRuns: 12 },
    )
  })

  it('[I10] who is certain to move is said once the places of all are known', () => {
    const old = loaded(textOf([given]))
    const swapped: Part = { ...given, rule: { logic: { if: [{ '>=': [{ var: 'p' }, 8] }, 0, 10] } } }
    const next = loaded(textOf([swapped, { ...extra(3, 0), max: 3 }], version))
    const round = ['9', '7', '5'].map((value, at): RoundUnit => ({ id: 'xyz'[at]!, answers: { c1: p(value) } }))
    const found = trial(publishRound(old, round, setting), old, next, ends)
    expect(describeTrial(found, 'vi')).toEqual([
      'Dù câu trả lời còn thiếu ra sao: 2 đơn vị chắc chắn đổi hạng, 0 đơn vị chắc chắn giữ hạng, 1 đơn vị còn tùy.',
      '3 đơn vị chưa tính được chỉ số nên không có hạng.',
    ])
    expect(describeTrial(found, 'en')[0]).toBe(
      'Whatever is answered yet: 2 units certain to change place, 0 units certain to keep it, 1 unit undecided.',
    )
  })
})

describe('the round as a whole', () => {
  it('[I1] the units are compared with each other again, and without a survey where none was held', () => {
    const mean = (at_or_above: number): Part => ({
      max: 10,
      inputs: [points],
      rule: { cohort_mean: { of: 'p', at_or_above, below: 0 } },
    })
    // The mean of 9, 7 and 5 is 7.
    expect(told(between([mean(10)], [mean(10)]))).toEqual([
      'x: 1 → 1 (10.00 → 10.00)',
      'y: 1 → 1 (10.00 → 10.00)',
      'z: 3 → 3 (0.00 → 0.00)',
    ])
    const best: Part = { max: 10, inputs: [points], rule: { cohort_best: { of: 'p' } } }
    expect(told(between([given], [best]))).toEqual([
      'x: 1 → 1 (9.00 → 10.00)',
      'y: 2 → 2 (7.00 → 7.78)',
      'z: 3 → 3 (5.00 → 5.56)',
    ])
    const silent = smallRound({ a: { citizens: { inputs: {} } } }, { ...setting, survey: false })
    expect(told(trial(silent, small, small))).toEqual(['a: 1 → 1 (20.00 → 20.00)'])
  })

  it('[I6] a survey that the round did not hold is left out, and said where only the newer framework asks for it', () => {
    const survey = {
      id: 'asked',
      max: 5,
      scored_by: 'survey',
      inputs: [{ id: 's', type: 'percent' }],
      rule: { survey: { of: 's' } },
    }
    const scale = (mandatory: boolean) => ({
      scale: { total: 15, unit: 'điểm', survey: { points: 5, mandatory, when_absent: 'rescale' } },
    })
    const without = loaded(textOf([given], version))
    const [free, bound] = [false, true].map((mandatory) => loaded(textOf([given, survey], scale(mandatory))))
    const notesOf = (before: Framework, after: Framework): readonly string[] => {
      const round = publishRound(before, [{ id: 'x', answers: { c1: p('9') } }], { ...setting, survey: false })
      const found = trial(round, before, after)
      expect(found.units[0]!.after.state).toBe('complete')
      return noted(found)
    }
    expect(notesOf(without, free!)).toEqual(['survey-left-out  (x)'])
    expect(notesOf(free!, bound!)).toEqual(['survey-left-out  (x)'])
    expect(notesOf(bound!, free!)).toEqual([])
  })

  it('[I9] quotas are reported as they were and as they would be', () => {
    const head = (least: number) => ({
      bands: [
        { id: 'best', title: 'Xuất sắc', when: { '>=': [{ var: 'index' }, least] } },
        { id: 'rest', title: 'Còn lại', when: true },
      ],
      quotas: [{ id: 'most', title: 'Tỷ lệ', band: 'best', share: 50, of: ['best', 'rest'] }],
    })
    const [old, next] = [one(given, head(9)), one(given, { ...head(5), ...version })]
    const round = ['9', '7', '5'].map((value, at): RoundUnit => ({ id: 'xyz'[at]!, answers: { c1: p(value) } }))
    const found = trial(publishRound(old, round, setting), old, next)
    expect(found.quotas.before.map(({ allowed, found: in_band, beyond }) => [allowed, in_band, beyond])).toEqual([
      [1, 1, []],
    ])
    expect(found.quotas.after.map(({ allowed, found: in_band, beyond }) => [allowed, in_band, beyond])).toEqual([
      [1, 3, ['y', 'z']],
    ])
    expect(found.units.map(({ before, after }) => [before.band, after.band])).toEqual([
      ['best', 'best'],
      ['rest', 'best'],
      ['rest', 'best'],
    ])
    expect(describeTrial(found, 'vi')[1]).toBe('0 đơn vị đổi chỉ số, 2 đơn vị đổi xếp loại.')
  })

  it('[I8] every kind of note has words in both languages that hold all that it knows', () => {
    const kinds: readonly TrialNoteKind[] = [
      'criterion-new',
      'input-new',
      'type-changed',
      'choice-gone',
      'unanswered',
      'invalid',
      'not-scored',
      'waits',
      'nothing-counts',
      'other-unit',
      'reworded',
      'survey-left-out',
      'points-capped',
      'points-kept',
      'criterion-gone',
      'input-gone',
      'unit-type',
    ]
    const ofTheWhole: readonly TrialNoteKind[] = ['unit-type', 'nothing-counts', 'survey-left-out']
    for (const kind of kinds) {
      const note = {
        kind,
        id: 'c1',
        number: '1.1',
        title: { vi: 'Kế hoạch', en: 'Plan' },
        input: { id: 'on', label: { vi: 'Ngày', en: 'Day' } },
        units: ['x', 'y'],
        problem: null,
      }
      const [vi, en] = [describeTrialNote(note, 'vi'), describeTrialNote(note, 'en')]
      expect(`${vi} ${en}`).not.toMatch(/[{}]|undefined|null/)
      if (kind !== 'unit-type') expect([vi.includes('2 đơn vị'), en.includes('2 units')]).toEqual([true, true])
      if (!ofTheWhole.includes(kind))
        expect([vi.startsWith('1.1 “Kế hoạch”: '), en.startsWith('1.1 "Plan": ')]).toEqual([true, true])
    }
  })

  it('[I8] lists have names of their own, and of several answers only the first is told', () => {
    const [old, next] = [one(given), one({ ...given, inputs: [{ ...points, max: 4 }], max: 4 }, version)]
    const round = ['9', '7'].map((value, at): RoundUnit => ({ id: 'xy'[at]!, answers: { c1: p(value) } }))
    const [note] = trial(publishRound(old, round, setting), old, next).notes
    expect(describeTrialNote(note!, 'en')).toBe(
      '1.1 "Tiêu chí": the answer is not valid under the newer framework (2 units). For example: The most is 4; 9 was entered.',
    )
    const types = trial(publishRound(old, round, setting), old, { ...old, unit_types: ['so'] }).notes
    expect(types.map((one) => describeTrialNote(one, 'vi'))).toEqual([
      'Khung sau không áp dụng cho loại đơn vị “phong”; ở đây vẫn tính thử cho các đơn vị loại này, nếu có.',
    ])
  })
})
