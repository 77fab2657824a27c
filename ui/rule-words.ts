/** How a criterion scores, in the one sentence that every page has. */
import type { Leaf, Logic } from '../engine/live.ts'
import { language } from './language.ts'
import { say, text } from './text.ts'

export function ruleWords(leaf: Leaf): string {
  return unbroken(text('row.rule', { sentence: readWords(leaf) ?? leaf.rule.sentence[language()] }))
}

/** A line does not end between a number and what it is a number of, nor before what something is said to be. For the screen: what leaves the house is not kept so. */
export const unbroken = (sentence: string): string => sentence.replace(/(?<=\d) (?=[\p{L}%])|(?<==) (?=\d)/gu, '\u00a0')

/** A raw formula has no words of its own: what it reads says most. Null: it has them, or reads what is not asked here. */
function readWords({ rule, inputs }: Leaf): string | null {
  if (rule.form !== 'logic') return null
  const names = namesIn(rule.logic)
  const read = inputs.filter(({ id }) => names.has(id))
  if (read.length === 0 || read.length < names.size) return null
  return text('row.formula', { inputs: read.map(({ label }) => `“${say(label)}”`).join(', ') })
}

function namesIn(logic: Logic): ReadonlySet<string> {
  if (typeof logic !== 'object' || logic === null) return new Set()
  const { var: name } = logic as { readonly var?: Logic }
  return typeof name === 'string' ? new Set([name]) : new Set(Object.values(logic).flatMap((one) => [...namesIn(one)]))
}
