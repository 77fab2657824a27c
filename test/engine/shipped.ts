/** The frameworks of this house, and answers made up for them. */
import { readdirSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { dayFrom, dayNumber } from '../../engine/dates.ts'
import { load } from '../../engine/index.ts'
import type { Answer, Framework, Input, InputValue, Leaf, Library } from '../../engine/index.ts'

const folder = new URL('../../frameworks/', import.meta.url)

export const library: Library = (reference) => {
  const [id = '', version = ''] = reference.split('@')
  const found = files.find(({ file }) => file === `frameworks/${id}/${version}.yaml`)
  return found ?? null
}

/** Every <id>/<version>.yaml, with the examples that must stand beside it. */
export const files: readonly { readonly file: string; readonly text: string; readonly examples: URL }[] = readdirSync(
  folder,
  {
    withFileTypes: true,
  },
)
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .toSorted()
  .flatMap((id) =>
    readdirSync(new URL(`${id}/`, folder))
      .filter((name) => /^\d+\.\d+\.\d+\.yaml$/.test(name))
      .toSorted()
      .map((name) => ({
        file: `frameworks/${id}/${name}`,
        text: readFileSync(new URL(`${id}/${name}`, folder), 'utf8'),
        examples: new URL(`${id}/${name.replace(/\.yaml$/, '.examples.yaml')}`, folder),
      })),
  )

export const shipped: readonly { readonly file: string; readonly text: string; readonly framework: Framework }[] =
  files.map(({ file, text }) => {
    const outcome = load(text, file, library)
    if (outcome.kind === 'refused') throw new Error(`${file}: ${JSON.stringify(outcome.problems.slice(0, 3))}`)
    return { file, text, framework: outcome.value }
  })

const FIRST = dayNumber('2025-12-01')

/** A value that the input can take. */
function valueFor(input: Input): fc.Arbitrary<InputValue> {
  if (input.type === 'boolean') return fc.boolean()
  if (input.type === 'text') return fc.constantFrom('Theo báo cáo', '0', 'true')
  if (input.type === 'choice') return fc.constantFrom(...input.choices.map(({ id }) => id))
  if (input.type === 'date') return fc.integer({ min: 0, max: 430 }).map((days) => dayFrom(FIRST + days))
  const unit = Number(input.step ?? 10 ** -input.decimals)
  const low = Math.ceil(Number(input.min ?? -50) / unit)
  const high = Math.floor(Math.min(Number(input.max ?? 1000), 1_000_000) / unit)
  const text = (steps: number): string => String(Number((steps * unit).toFixed(4)))
  return fc.oneof(
    fc.integer({ min: low, max: Math.min(high, low + 10) }).map(text),
    fc.integer({ min: low, max: high }).map(text),
  )
}

const byLimits = (a: Input, b: Input): number => a.at_most_less.length - b.at_most_less.length

/** An answer that the criterion can take: bounds hold, and what is not asked may still be there. */
export const answerFor = (leaf: Leaf): fc.Arbitrary<Answer> =>
  fc.record(Object.fromEntries(leaf.inputs.map((input) => [input.id, valueFor(input)]))).map((drawn) => {
    const inputs: Record<string, InputValue> = { ...drawn }
    // Those first whose limit is one input: others take them off theirs.
    for (const { id, at_most, at_most_less } of leaf.inputs.toSorted(byLimits)) {
      const limit =
        at_most === null
          ? undefined
          : at_most_less.reduce((rest, one) => rest - Number(inputs[one]), Number(inputs[at_most]))
      if (limit !== undefined && Number(inputs[id]) > limit) inputs[id] = String(limit)
    }
    return { inputs }
  })

/** What a rule may read: numbers, booleans and choices; dates as day numbers, those of 2026 under `period`. */
export const scopeFor = (leaf: Leaf): fc.Arbitrary<Readonly<Record<string, unknown>>> =>
  answerFor(leaf).map(({ inputs }) => {
    const days = [...JSON.stringify(leaf.rule.logic).matchAll(/"period\.(\d\d-\d\d)"/g)].map((match) => match[1] ?? '')
    const period = Object.fromEntries(days.map((day) => [day, dayNumber(`2026-${day}`)]))
    const values = leaf.inputs.map(({ id, type }): [string, unknown] => {
      const value = inputs[id]!
      if (typeof value === 'boolean' || type === 'choice' || type === 'text') return [id, value]
      return [id, type === 'date' ? dayNumber(value) : Number(value)]
    })
    return { ...Object.fromEntries(values), period }
  })
