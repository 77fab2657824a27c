/** What a framework must satisfy beyond its shape: names, sums, rules, bands. (SPEC L9–L16) */
import { isDay } from '../dates.ts'
import type { Outcome, Place, Problem } from '../model.ts'
import { decimalsOf, fromUnits, toUnits } from '../points.ts'
import { isError, problem } from '../problem.ts'
import type { ProblemParts } from '../problem.ts'
import { checkLogic } from '../rules/check-logic.ts'
import type { RuleInput } from '../rules/form.ts'
import type { Names, Type } from '../rules/operators.ts'
import { checkRule } from '../rules/rule.ts'
import { suggest } from '../suggest.ts'
import type { Resolved } from './extend.ts'
import { boundsOf, contextOf, isNumeric, isWhole, limitOf, sharedNames, visibilityOf } from './leaf.ts'
import { isLeaf } from './shape.ts'
import type { FrameworkShape, InputShape, LeafShape, NodeShape } from './shape.ts'
import { placeIn, placeOf } from './source.ts'
import { inOrder } from './order.ts'
import { nodes } from './tree.ts'
import type { ProblemCode } from '../words/problems.ts'

interface Checking {
  readonly framework: FrameworkShape
  readonly digits: number
  readonly shared: Names<RuleInput>
  readonly say: (code: ProblemCode, holder: object, key: string | number | undefined, params: ProblemParts) => void
}

const RESERVED = new Set([
  'not_arising',
  'adjusted',
  'period',
  'facts',
  'constants',
  'targets',
  'attributes',
  'criteria',
  'cohort',
  'constructor',
  'prototype',
])

export function check(resolved: Resolved): Outcome<Resolved> {
  const { shape, places, changes } = resolved
  const problems: Problem[] = []
  const locate = (holder: object, key: string | number | undefined): Place | null => {
    if (changes === null) return placeOf(places, holder, key)
    const place = placeIn(places, changes.file, holder, key)
    return place?.file === changes.file ? place : changes
  }
  const checking: Checking = {
    framework: shape,
    digits: shape.rounding.criterion,
    shared: sharedNames(shape),
    say: (code, holder, key, params) =>
      problems.push(problem(code, { place: locate(holder, key), ...params, suggestion: nearest(params) })),
  }
  checkHead(checking)
  checkUnique(checking)
  checkScale(checking)
  const used = new Set<string>()
  for (const { node } of nodes(shape.domains)) {
    checkPoints(node, checking)
    if (isLeaf(node)) checkLeaf(node, checking, used)
  }
  checkShared(checking, used)
  checkCircles(checking)
  // Sums of points that are not decimals yet would only repeat what was said.
  if (!problems.some(({ code }) => code === 'too-many-decimals')) checkSums(checking)
  checkBands(checking)
  return problems.some(isError) ? { kind: 'refused', problems } : { kind: 'ok', value: resolved, problems }
}

/** The known name that was probably meant, where a problem lists the known ones. */
function nearest({ found, known }: ProblemParts): string | undefined {
  if (typeof found !== 'string' || typeof known !== 'string') return undefined
  return suggest(found, known.split(', ')) ?? undefined
}

function checkHead({ framework, say }: Checking): void {
  const { effective, legal_basis = [] } = framework
  for (const key of ['from', 'until'] as const) {
    const day = effective[key]
    if (day !== undefined && !isDay(day)) say('bad-day', effective, key, { key, found: day, path: `effective/${key}` })
  }
  if (effective.until !== undefined && effective.until < effective.from)
    say('ends-before-start', effective, 'until', { found: effective.until, from: effective.from })
  legal_basis.forEach((basis) => {
    if (basis.issued !== undefined && !isDay(basis.issued))
      say('bad-day', basis, 'issued', { key: 'issued', found: basis.issued })
  })
}

function checkUnique({ framework, say }: Checking): void {
  const ids = new Set<string>()
  const numbers = new Map<string, string>()
  for (const { node } of nodes(framework.domains)) {
    if (node.id === 'facts') say('reserved-name', node, 'id', { path: node.id, found: node.id })
    if (ids.has(node.id)) say('duplicate-id', node, 'id', { path: node.id, found: node.id })
    ids.add(node.id)
    const other = numbers.get(node.number)
    if (other !== undefined) say('duplicate-number', node, 'number', { path: node.id, found: node.number, other })
    numbers.set(node.number, node.id)
  }
  const bands = new Set<string>()
  for (const band of framework.bands) {
    if (bands.has(band.id)) say('duplicate-id', band, 'id', { path: `bands/${band.id}`, found: band.id })
    bands.add(band.id)
  }
}

/** Points finer than the framework's smallest unit. */
function checkScale({ framework: { scale }, digits, say }: Checking): void {
  if (scale.unit === '%' && scale.total !== 100)
    say('percent-of-100', scale, 'total', { path: 'scale/total', found: scale.total })
  if (decimalsOf(String(scale.total)) > digits)
    say('too-many-decimals', scale, 'total', { path: 'scale/total', found: scale.total, digits })
  if (scale.survey !== 'none' && decimalsOf(String(scale.survey.points)) > digits)
    say('too-many-decimals', scale.survey, 'points', { path: 'scale/survey', found: scale.survey.points, digits })
}

function checkPoints(node: NodeShape, { digits, say }: Checking): void {
  if (decimalsOf(String(node.max)) > digits)
    say('too-many-decimals', node, 'max', { path: node.id, found: node.max, digits })
}

function checkSums({ framework, digits, say }: Checking): void {
  const units = (value: number): number => toUnits(String(value), digits)
  const total = (list: readonly NodeShape[]): number => list.reduce((sum, { max }) => sum + units(max), 0)
  const compare = (sum: number, stated: number, holder: object, key: string, params: ProblemParts): void => {
    if (sum === stated) return
    const difference = fromUnits(sum - stated, digits)
    say('wrong-sum', holder, key, {
      ...params,
      found: fromUnits(sum, digits),
      expected: fromUnits(stated, digits),
      difference,
    })
  }
  for (const { node } of nodes(framework.domains)) {
    if (node.criteria) compare(total(node.criteria), units(node.max), node, 'max', { path: node.id, id: node.id })
  }
  const { scale } = framework
  compare(total(framework.domains), units(scale.total), scale, 'total', { path: 'scale/total', id: 'scale' })
  const surveyed = [...nodes(framework.domains)].map(({ node }) => node).filter((node) => node.scored_by === 'survey')
  if (scale.survey !== 'none')
    compare(total(surveyed), units(scale.survey.points), scale.survey, 'points', {
      path: 'scale/survey',
      id: 'scale.survey',
    })
  else for (const node of surveyed) say('survey-without-scale', node, 'scored_by', { path: node.id, id: node.id })
}

function checkLeaf(leaf: LeafShape, { framework, digits, shared, say }: Checking, used: Set<string>): void {
  const path = leaf.id
  const context = contextOf(leaf, digits, shared)
  checkInputs(leaf.inputs, path, say)
  const evidence = new Set<string>()
  for (const one of leaf.evidence ?? []) {
    if (evidence.has(one.id)) say('duplicate-id', one, 'id', { path, found: one.id })
    evidence.add(one.id)
  }
  const { document } = leaf.source ?? {}
  if (document !== undefined && document >= (framework.legal_basis ?? []).length)
    say('unknown-document', leaf.source!, 'document', { path, found: document })
  const form = Object.keys(leaf.rule)[0] ?? ''
  if ((leaf.scored_by === 'survey') !== (form === 'survey') || (form === 'judgement' && leaf.scored_by !== 'judgement'))
    say('rule-against-method', leaf, 'scored_by', { path, form, found: leaf.scored_by })

  const { findings, reads, range, mayNotArise } = checkRule(leaf.rule, context)
  for (const { code, at, params } of findings) {
    const { holder, key } = descend(leaf.rule, at)
    say(code, holder, key, { path, id: leaf.id, ...params })
  }
  if (range && toUnits(range[1].toFixed(digits), digits) !== toUnits(leaf.max.toFixed(digits), digits))
    say(range[1] < leaf.max ? 'unreachable-max' : 'points-above-max', leaf, 'max', {
      path,
      id: leaf.id,
      found: range[1],
      max: leaf.max,
    })
  if (mayNotArise && (leaf.not_arising ?? framework.not_arising) === 'refuse')
    say('refused-not-arising', leaf, 'rule', { path, id: leaf.id })
  for (const name of reads) used.add(name)
  for (const input of leaf.inputs) {
    const isUsed =
      input.type === 'text' || reads.has(input.id) || leaf.inputs.some((other) => isMeasuredBy(other, input.id))
    if (!isUsed) say('unused-input', input, 'id', { path, found: input.id })
  }
}

/** The object and key that `at` leads to; objects know their own place. */
function descend(
  root: object,
  at: readonly (string | number)[],
): { readonly holder: object; readonly key: string | number | undefined } {
  let holder: object = root
  for (const step of at.slice(0, -1)) {
    const next = (holder as Readonly<Record<string | number, unknown>>)[step]
    if (typeof next !== 'object' || next === null) return { holder, key: step }
    holder = next
  }
  return { holder, key: at.at(-1) }
}

/** Facts, targets, attributes and constants: sound, and read by some rule. */
function checkShared({ framework, say }: Checking, used: ReadonlySet<string>): void {
  for (const group of ['facts', 'targets', 'attributes'] as const) {
    const inputs = framework[group] ?? []
    checkInputs(inputs, group, say)
    for (const input of inputs)
      if (input.type !== 'text' && !used.has(`${group}.${input.id}`))
        say('unused-input', input, 'id', { path: group, found: input.id })
  }
  const { constants = {}, effective } = framework
  for (const [id, constant] of Object.entries(constants)) {
    const { until } = constant
    if (!used.has(`constants.${id}`)) say('unused-input', constants, id, { path: 'constants', found: id })
    if (until !== undefined && !isDay(until))
      say('bad-day', constant, 'until', { path: 'constants', key: 'until', found: until })
    else if (until !== undefined && until < effective.from)
      say('expired-constant', constant, 'until', { path: 'constants', id, found: until, from: effective.from })
  }
}

/** Criteria that read each other's points in a circle could never be scored. */
function checkCircles({ framework, say }: Checking): void {
  const { circle } = inOrder(framework)
  for (const leaf of circle)
    say('criteria-circle', leaf, 'rule', { path: leaf.id, found: circle.map(({ id }) => id).join(' → ') })
}

function checkInputs(inputs: readonly InputShape[], path: string, say: Checking['say']): void {
  const byId = new Map(inputs.map((input) => [input.id, input]))
  const seen = new Set<string>()
  for (const input of inputs) {
    const { id, type } = input
    if (seen.has(id)) say('duplicate-id', input, 'id', { path, found: id })
    seen.add(id)
    if (RESERVED.has(id)) say('reserved-name', input, 'id', { path, found: id })
    if ((type === 'choice') !== (input.choices !== undefined))
      say('choices-for-choice', input, input.choices ? 'choices' : 'type', { path, found: id })
    const { min, max, decimals } = boundsOf(input)
    if (isNumeric(type)) {
      const fine = (['min', 'max', 'step'] as const).find((key) => decimalsOf(String(input[key] ?? 0)) > decimals)
      if (fine !== undefined) say('too-many-decimals', input, fine, { path, found: input[fine], digits: decimals })
      if (isWhole(type) && (input.decimals ?? 0) > 0)
        say('too-many-decimals', input, 'decimals', { path, found: input.decimals, digits: 0 })
    }
    const numberKey = (['min', 'max', 'decimals', 'at_most', 'step'] as const).find((key) => input[key] !== undefined)
    if (!isNumeric(type) && numberKey !== undefined)
      say('numbers-only', input, numberKey, { path, found: id, key: numberKey })
    if (min !== null && max !== null && min > max) say('min-above-max', input, 'min', { path, found: min, max })
    const limit = limitOf(input)
    for (const found of [limit.at_most, ...limit.at_most_less]) {
      const other = found === null ? undefined : byId.get(found)
      const sound = other !== undefined && other !== input && isNumeric(other.type) && other.when === undefined
      if (found !== null && !sound)
        say('unknown-variable', input, 'at_most', { path, id, found, known: [...byId.keys()].join(', ') })
    }
    if (input.dated_by !== undefined && type !== 'date') say('dates-only', input, 'dated_by', { path, found: id })
    checkVisibility(input, byId, path, say)
  }
}

function checkVisibility(
  input: InputShape,
  byId: ReadonlyMap<string, InputShape>,
  path: string,
  say: Checking['say'],
): void {
  const { when, when_in } = visibilityOf(input)
  if (when === null) return
  const condition = byId.get(when)
  const always = condition !== undefined && condition !== input && condition.when === undefined
  if (typeof input.when === 'string') {
    if (!always || condition.type !== 'boolean') say('when-not-boolean', input, 'when', { path, found: when })
    return
  }
  const known = condition?.choices?.map(({ id }) => id) ?? []
  const unknown = when_in.find((id) => !known.includes(id))
  if (!always || condition.type !== 'choice' || unknown !== undefined)
    say('when-not-choice', input, 'when', { path, id: when, found: unknown ?? when, known: known.join(', ') })
}

/** Whether an input is asked, or held, by the value of another. */
function isMeasuredBy(input: InputShape, id: string): boolean {
  const { at_most, at_most_less } = limitOf(input)
  return visibilityOf(input).when === id || at_most === id || at_most_less.includes(id)
}

function checkBands({ framework, say }: Checking): void {
  const names = new Map<string, Type>([
    ['index', 'number'],
    ['leaves.min', 'number'],
    ...framework.domains.map(({ id }): [string, Type] => [`domains.${id}.ratio`, 'number']),
  ])
  framework.bands.forEach((band, index) => {
    const { type, findings } = checkLogic(band.when, names)
    for (const { code, at, params } of findings) {
      const { holder, key } = descend(band, ['when', ...at])
      say(code, holder, key, { path: `bands/${band.id}`, id: band.id, ...params })
    }
    if (findings.length === 0 && type !== 'boolean')
      say('logic-type', band, 'when', {
        path: `bands/${band.id}`,
        id: band.id,
        operator: 'when',
        expected: 'boolean',
        found: type,
      })
    const last = index === framework.bands.length - 1
    if (last !== (band.when === true))
      say(last ? 'bands-leave-a-gap' : 'band-hides-the-rest', band, 'when', { path: `bands/${band.id}`, id: band.id })
  })
}
