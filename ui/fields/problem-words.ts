/** What to say about a text that could not be read, and about an answer that may not stand. */
import { readDay, readNumber, say as sayProblem } from '../../engine/live.ts'
import type { Input, Problem } from '../../engine/live.ts'
import { decimal } from '../format.ts'
import { language } from '../language.ts'
import { say, text } from '../text.ts'

/** Why a text could not be read. */
export function unreadableWords(input: Input, typed: string): string {
  if (input.type === 'date') return unreadableDay(typed.normalize('NFKC').trim())
  if (input.type === 'text') return text('field.unfinished')
  const read = readNumber(typed, input)
  if (read.kind === 'number') return text('field.unfinished')
  if (isNegative(typed, input)) return text('field.negative')
  if (input.decimals === 0) return text('field.not-a-count')
  return read.kind === 'refused' && read.code === 'too-many-decimals'
    ? text('field.too-many-decimals', { decimals: input.decimals })
    : text('field.not-a-number')
}

function unreadableDay(typed: string): string {
  if (readDay(typed) !== null) return text('field.unfinished')
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(typed)) return text('field.short-year')
  const written = /^\d{1,2}([/.-])\d{1,2}\1(?:19|20|21)\d{2}$|^(?:19|20|21)\d{2}-\d{2}-\d{2}$/
  return written.test(typed) ? text('field.no-such-day') : text('field.not-a-day')
}

/** A minus, or the dash that a word processor makes of it, before what is a number otherwise. */
function isNegative(typed: string, input: Input): boolean {
  const [, rest] = /^\s*[-\u2010-\u2015\u2212](.*)$/.exec(typed.normalize('NFKC')) ?? []
  return rest !== undefined && readNumber(rest, input).kind === 'number'
}

/** What is wrong with an answer, with questions called by their labels and not by their ids. */
export function problemWords(inputs: readonly Input[], problem: Problem): string {
  const { other = '', limit = '' } = problem.params
  const label = problem.code === 'answer-above-other' ? inputs.find(({ id }) => id === other)?.label : undefined
  if (problem.code === 'answer-above-rest') return aboveRest(inputs, problem.params)
  return label
    ? text('field.above-other', { label: say(label), limit: decimal(limit) })
    : sayProblem(problem, language())
}

/** Above one question less others: "Không được lớn hơn “Số việc được giao” trừ “Số việc được miễn” (45)". */
function aboveRest(inputs: readonly Input[], { other = '', less = '', limit = '' }: Problem['params']): string {
  const called = (id: string): string => {
    const label = inputs.find((input) => input.id === id)?.label
    return `“${label ? say(label) : id}”`
  }
  const minus = text('field.less')
  const label = [other, ...less.split(', ')].map(called).join(` ${minus} `)
  return text('field.above-rest', { label, limit: decimal(limit) })
}
