/** Frameworks made of a tree of maxima, where every criterion is given its points: for tests of sums and classes. */
import type { Answers, Decimal, Framework, GroupResult, Json, NodeResult, Result, Setting } from '../../engine/index.ts'
import { score } from '../../engine/live.ts'
import { madeHead } from '../fixtures/made.ts'
import { loaded, setting } from './load-small.ts'

export interface Spec {
  readonly id: string
  /** Of a criterion; of a group it is the sum when left out. */
  readonly max?: number
  readonly criteria?: readonly Spec[]
  readonly [key: string]: unknown
}

const sumOf = ({ max, criteria = [] }: Spec): number =>
  max ?? Number(criteria.reduce((sum, one) => sum + sumOf(one), 0).toFixed(4))

/** A criterion is given its points as they stand. */
export function node(spec: Spec, number: string): Json {
  const { criteria, ...rest } = spec
  const head = { title: `Mục ${spec.id}`, ...rest, number, max: sumOf(spec) }
  if (criteria) return { ...head, criteria: criteria.map((one, at) => node(one, `${number}.${at + 1}`)) }
  return {
    scored_by: 'appraisal',
    inputs: [{ id: 'p', type: 'decimal', label: 'Điểm', min: 0, max: sumOf(spec), decimals: 4 }],
    rule: { logic: { var: 'p' } },
    ...head,
  }
}

type Head = Readonly<Record<string, unknown>>

export function textOfTree(domains: readonly Spec[], head: Head = {}): string {
  const total = Number(domains.reduce((sum, one) => sum + sumOf(one), 0).toFixed(4))
  const { scale, ...rest } = head
  const whole = madeHead(total)
  return JSON.stringify({
    ...whole,
    scale: { ...whole.scale, ...(scale as object) },
    domains: domains.map((one, at) => node(one, String(at + 1))),
    bands: [{ id: 'rest', title: 'Còn lại', when: true }],
    ...rest,
  })
}

export const tree = (domains: readonly Spec[], head: Head = {}): Framework => loaded(textOfTree(domains, head))

/** Points by criterion; null claims that it does not arise. */
export type Given = Readonly<Record<string, Decimal | null>>

export const answersOf = (given: Given): Answers =>
  Object.fromEntries(
    Object.entries(given).map(([id, points]) => [
      id,
      points === null ? { inputs: {}, not_arising: 'không được giao' } : { inputs: { p: points } },
    ]),
  )

export const flagged = (flags: Readonly<Record<string, boolean>>): Answers => ({ flags: { inputs: flags } })

export const scored = (framework: Framework, given: Given, more: Answers = {}, at: Setting = setting): Result =>
  score(framework, { ...answersOf(given), ...more }, at)

/** The result of one node. */
export function nodeOf<Kind extends NodeResult['kind']>(
  result: Result,
  id: string,
  kind: Kind,
): Extract<NodeResult, { kind: Kind }> {
  const walk = (list: readonly NodeResult[]): NodeResult | undefined =>
    list.find((one) => one.id === id) ??
    list.flatMap((one) => (one.kind === 'group' ? (walk(one.children) ?? []) : []))[0]
  const found = walk(result.domains)
  if (found?.kind !== kind) throw new Error(`no ${kind} ${id}`)
  return found as Extract<NodeResult, { kind: Kind }>
}

export const groupOf = (result: Result, id: string): GroupResult => nodeOf(result, id, 'group')
