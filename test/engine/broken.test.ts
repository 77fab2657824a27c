/** One broken text for every code that loading a framework can give, each found at its line and column. */
import { describe, expect, it } from 'vitest'
import { say } from '../../engine/index.ts'
import type { Library, Problem } from '../../engine/index.ts'
import { problemCodes } from '../../engine/words/problems.ts'
import type { ProblemCode } from '../../engine/words/problems.ts'
import { MARK } from './broken/entry.ts'
import type { Broken } from './broken/entry.ts'
import { logic, meaning } from './broken/meaning.ts'
import { guarded, guardedLibrary, guardedOverlay, ownGuards } from './broken/overlay-guards.ts'
import { overlay, overlayText } from './broken/overlay.ts'
import { reading } from './broken/reading.ts'
import { shape } from './broken/shape.ts'
import { values } from './broken/values.ts'
import { edit, loadText, smallText } from './load-small.ts'

const base = [...reading, ...shape, ...meaning, ...values, ...logic, ...ownGuards]
const overlays = [...overlay, ...guarded]

/**
 * Codes that a framework's text cannot give: of answers and examples, which `answers.test.ts` and `examples.test.ts`
 * give, the one of a file's own name (`load.test.ts`), and those of edits (`write/`).
 */
const ofAnswers: readonly ProblemCode[] = [
  'wrong-place',
  'unknown-criterion',
  'unknown-input',
  'wrong-framework',
  'day-outside-period',
  'unknown-answer-set',
  'unknown-branch',
  'unknown-in-round',
  'not-a-survivor',
  'survivor-told-apart',
  'edit-not-exact',
  'group-left-empty',
  'not-in-overlay',
  'published-changed',
  'publish-parent-first',
  'publish-uncovered',
  'publish-failing',
  'publish-placeholder',
  'publish-unshown-branch',
  'publish-unshown-band',
  'publish-not-newer',
  'publish-needs-major',
  'publish-needs-minor',
  'not-yes-or-no',
  'not-a-choice',
  'not-a-number',
  'not-a-decimal',
  'answer-too-small',
  'answer-too-large',
  'answer-off-step',
  'answer-above-other',
  'answer-above-rest',
  'not-a-text',
  'text-missing',
  'text-too-long',
  'reason-missing',
  'not-arising-refused',
  'points-out-of-range',
  'value-without-points',
  'rule-without-number',
]

const library: Library = (reference) =>
  reference === 'broken@1.0.0'
    ? { file: 'broken.yaml', text: edit(smallText, 'provenance: illustrative', 'provenance: oficial') }
    : guardedLibrary(reference)

function breakIt(text: string, { find, put, at }: Broken): { readonly text: string; readonly place: string } {
  const marked = find === '' ? put + text : edit(text, find, put)
  const edited = marked.replace(MARK, '')
  const offset = at === undefined ? marked.indexOf(MARK) : edited.split(at).length === 2 ? edited.indexOf(at) : -1
  if (offset === -1) throw new Error('the place of the problem is not marked')
  const before = edited.slice(0, offset).split('\n')
  return { text: edited, place: `${before.length}:${(before.at(-1) ?? '').length + 1}` }
}

/** Names in the sentence that no param fills; people would read "…" in their place. */
function unfilled({ params, ...rest }: Problem, lang: 'vi' | 'en'): readonly string[] {
  const missing: string[] = []
  const watched = new Proxy(params, {
    get: (target, name: string) => {
      if (!(name in target) && name !== 'suggestion') missing.push(name)
      return target[name]
    },
  })
  const sentence = say({ ...rest, params: watched }, lang)
  return /\{\w+\}/.test(sentence) || sentence.trim() === '' ? [...missing, sentence] : missing
}

describe.each([
  { name: 'a framework', text: smallText, entries: base },
  { name: 'an overlay', text: overlayText, entries: overlay },
  { name: 'an overlay of a guarded framework', text: guardedOverlay, entries: guarded },
])('$name with one thing wrong', ({ text, entries }) => {
  it.each(entries)('[L6] $code', (entry) => {
    const broken = breakIt(text, entry)
    const { kind, problems } = loadText(broken.text, library)
    const found = problems.find(({ code }) => code === entry.code)
    const { place } = found ?? problems[0] ?? {}
    expect(`${found?.code} ${place?.file} ${place?.line}:${place?.col}`).toBe(`${entry.code} test.yaml ${broken.place}`)
    const others = new Set(problems.map(({ code }) => code).filter((code) => code !== entry.code))
    expect([...others].toSorted()).toEqual((entry.also ?? []).toSorted())
    expect(kind).toBe(problems.every(({ severity }) => severity === 'warning') ? 'ok' : 'refused')
    for (const problem of problems) {
      expect([problem.code, unfilled(problem, 'vi'), unfilled(problem, 'en')]).toEqual([problem.code, [], []])
    }
    if (found && entry.says !== undefined) {
      expect(say(found, 'vi')).toContain(entry.says)
      expect(say(found, 'en')).toContain(entry.says)
    }
  })
})

it('[L6] every code that a framework can give has a broken text', () => {
  const given = new Set([...base, ...overlays].map(({ code }) => code))
  expect(problemCodes.filter((code) => !given.has(code))).toEqual(
    problemCodes.filter((code) => ofAnswers.includes(code)),
  )
  expect(ofAnswers.filter((code) => given.has(code))).toEqual([])
  expect(base.length + overlays.length).toBe(given.size)
})

it('[L6] nothing but a warning lets a framework through', () => {
  const warned = base.filter((entry) => loadText(breakIt(smallText, entry).text).kind === 'ok').map(({ code }) => code)
  expect(warned).toEqual([
    'no-break-space-in-text',
    'not-nfc',
    'logic-may-leave-range',
    'dead-branch',
    'unused-input',
    'points-inverted',
    'expired-constant',
    'constant-runs-out',
    'rescaled-to-other-max',
    'unused-flag',
    'class-gap-unsure',
    'class-not-proven',
    'condition-never-holds',
    'condition-not-proven',
    'class-never-given',
    'logic-may-overflow',
  ])
})

describe('[L6] what is said names types and signs in the language of the sentence', () => {
  const said = (find: string, put: string): readonly (readonly [string, string])[] =>
    loadText(edit(smallText, find, put)).problems.map((one) => [say(one, 'vi'), say(one, 'en')])

  it.each([
    [
      'unit_types: [phong]',
      'unit_types: phong',
      '“unit_types” phải là danh sách, nhưng đang là phong.',
      '"unit_types" must be a list, but is phong.',
    ],
    [
      '"==": [{ var: level }, whole]',
      '"==": [{ var: level }, 1]',
      '“==” cần chữ, nhưng ở đây là số.',
      '"==" needs text, but here is a number.',
    ],
    [
      '"==": [{ var: level }, whole]',
      '">=": [{ var: level }, 80,5]',
      'Toán tử “>=” có 3 giá trị, nhiều hơn 2: “80,5” bị đọc thành hai số. Trong tệp chỉ dùng dấu chấm thập phân: hãy viết 80.5.',
      'The operator ">=" has 3 operands, more than 2: "80,5" reads as two numbers. Files take the decimal dot only: write 80.5.',
    ],
    [
      '"==": [{ var: level }, whole]',
      '"==": [{ var: level }]',
      'Toán tử “==” nhận đúng 2 giá trị, nhưng đang có 1.',
      'The operator "==" takes exactly 2 operands, but has 1.',
    ],
    [
      'survey: { points: 5, mandatory: false, when_absent: rescale }',
      'survey: không',
      '“survey” là none (không điều tra) hoặc một mục có points, mandatory, when_absent. Ý bạn là “none”?',
      '"survey" is none (no survey) or a map with points, mandatory and when_absent. Did you mean "none"?',
    ],
    [
      'unit: điểm',
      'unit: %',
      'Giá trị không đặt trong dấu nháy thì không được bắt đầu bằng “%”. Hãy đặt trong dấu nháy: "%".',
      'A value without quotes cannot start with "%". Put it in quotes: "%".',
    ],
    [
      'when_absent: rescale } }',
      'when_absent: rescale }',
      'Dấu “{” mở ở đây chưa được đóng khi đến dòng 12. Hãy thêm dấu “}” trước dòng đó.',
      'The "{" that opens here is not closed when line 12 begins. Add "}" before that line.',
    ],
    [
      'unit_types: [phong]',
      'unit_types: [phong # {',
      'Dấu “[” mở ở đây chưa được đóng khi đến dòng 11. Hãy thêm dấu “]” trước dòng đó.',
      'The "[" that opens here is not closed when line 11 begins. Add "]" before that line.',
    ],
  ])('%s → %s', (find, put, vi, en) => {
    expect(said(find, put)[0]).toEqual([vi, en])
  })
})
