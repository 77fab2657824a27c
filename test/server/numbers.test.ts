/** Whatever people type, the interface takes only plain decimals: nothing is understood in another way on the way. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ApiProblem, Assessment } from '../../ui/api.ts'
import { numberFixtures, plainDecimals } from '../fixtures/numbers.ts'
import { cast, type Cast, counts, opened } from './round.ts'

let people: Cast
beforeAll(async () => void (people = await cast()))
afterAll(() => people.close())

const typed = [
  ...new Set([
    ...numberFixtures.flatMap(({ cases }) => cases.map(([text]) => text)),
    ...plainDecimals.map(([text]) => text),
  ]),
].filter((text) => text.length < 100)

/** A whole number as programs write it, up to the largest that a count may have. */
const plain = (text: string): boolean => /^(?:0|[1-9]\d*)$/.test(text) && Number(text) <= 1_000_000

it('what is typed in a field is stored as it stands or not at all', async () => {
  const { own } = await opened(people)
  const path = `/assessments/${own}/answers/on-time`
  const seen: unknown[] = []
  let rev = 0
  for (const text of typed) {
    const { status, body } = await people.asOffice.put<ApiProblem>(path, counts('0', text), rev)
    const { answers } = (await people.asOffice.get<Assessment>(`/assessments/${own}`)).body
    const stored = answers['on-time']
    seen.push([text, status, status === 200 ? stored?.answer.inputs['done'] : body.code, (stored?.rev ?? 0) - rev])
    rev = stored?.rev ?? 0
  }
  expect(seen).toEqual(typed.map((text) => (plain(text) ? [text, 200, text, 1] : [text, 422, 'invalid-answer', 0])))
})

it('a decimal comma has words of its own', async () => {
  const { own } = await opened(people)
  const { body } = await people.asOffice.put<ApiProblem>(`/assessments/${own}/answers/on-time`, counts('0', '8,5'), 0)
  expect(body.errors).toEqual([
    { pointer: '/answer/inputs/done', code: 'decimal-comma', detail: expect.stringContaining('write 8.5') },
  ])
})
