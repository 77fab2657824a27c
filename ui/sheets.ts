/**
 * The parts of a form as they are paged through: the shared facts, each domain, bonus, penalty,
 * the flags. Everything that shows a whole framework goes by this list. Pure.
 */
import { parts } from '../engine/live.ts'
import type { Framework, GroupResult, LeafResult, Node, NodeResult, Part, Result, Text } from '../engine/live.ts'
import { say, text } from './text.ts'

export interface Sheet {
  /** A domain's id, or one of the reserved "facts", "bonus", "penalty", "flags". */
  readonly id: string
  readonly number: string
  readonly title: Text
  readonly kind: 'shared' | 'domain' | 'section'
  readonly nodes: readonly (Node | Part)[]
}

const found = new WeakMap<Framework, readonly Sheet[]>()

export function sheets(framework: Framework): readonly Sheet[] {
  const known = found.get(framework) ?? sheetsIn(framework)
  found.set(framework, known)
  return known
}

function sheetsIn(framework: Framework): readonly Sheet[] {
  const shared = (id: string): readonly Sheet[] =>
    parts(framework)
      .filter((part) => part.kind === 'shared' && part.id === id)
      .map((part) => ({ id, number: '', title: part.title, kind: 'shared', nodes: [part] }))
  const section = (id: 'bonus' | 'penalty'): readonly Sheet[] => {
    const { [id]: found } = framework
    return found ? [{ id, number: found.number, title: found.title, kind: 'section', nodes: found.criteria }] : []
  }
  return [
    ...shared('facts'),
    ...framework.domains.map(({ id, number, title, children }): Sheet => ({
      id,
      number,
      title,
      kind: 'domain',
      nodes: children,
    })),
    ...section('bonus'),
    ...section('penalty'),
    ...shared('flags'),
  ]
}

export const sheetTitle = ({ number, title }: Pick<Sheet, 'number' | 'title'>): string =>
  number === '' ? say(title) : text('domain.heading', { number, title: say(title) })

/** "1.1.1", or in words what has no number. */
export const partNumber = (part: Part): string => part.number || say(part.title)

export function partsBelow(nodes: Sheet['nodes']): readonly Part[] {
  return nodes.flatMap((node) => (node.kind === 'group' ? partsBelow(node.children) : [node]))
}

export const sheetOf = (framework: Framework, part: string): Sheet | undefined =>
  sheets(framework).find(({ nodes }) => partsBelow(nodes).some(({ id }) => id === part))

/** The sums of a sheet; of bonus and penalty as of a group that counts up to its maximum. */
export function sumOf(result: Result, sheet: string): GroupResult | undefined {
  if (sheet !== 'bonus' && sheet !== 'penalty') return result.domains.find(({ id }) => id === sheet)
  const { [sheet]: found } = result
  if (found === undefined) return undefined
  const { points, max, children } = found
  const open = children.filter(({ outcome }) => outcome.kind === 'open').length
  return { kind: 'group', id: sheet, points, of: max, max, open, children }
}

export function resultOf(result: Result, id: string): NodeResult | undefined {
  const within = (nodes: readonly NodeResult[]): NodeResult | undefined => {
    for (const one of nodes) {
      const found = one.id === id ? one : one.kind === 'group' ? within(one.children) : undefined
      if (found) return found
    }
    return undefined
  }
  return within([...result.domains, ...(result.bonus?.children ?? []), ...(result.penalty?.children ?? [])])
}

/** Every criterion's result by its id, for who wants many of them. */
export function leafResults(result: Result): ReadonlyMap<string, LeafResult> {
  const found = new Map<string, LeafResult>()
  const take = (nodes: readonly NodeResult[]): void => {
    for (const one of nodes)
      if (one.kind === 'leaf') found.set(one.id, one)
      else take(one.children)
  }
  take([...result.domains, ...(result.bonus?.children ?? []), ...(result.penalty?.children ?? [])])
  return found
}

export function leafOf(result: Result, id: string): LeafResult | undefined {
  const found = resultOf(result, id)
  return found?.kind === 'leaf' ? found : undefined
}
