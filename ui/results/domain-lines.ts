/**
 * Points by domain in columns that mean one thing each: what the office scores itself stands apart from what a survey or
 * the council enters, each beside its own maximum, and both add up to what counts. Pure.
 */
import { leaves } from '../../engine/live.ts'
import type { Decimal, Framework, Leaf, LeafResult, Result } from '../../engine/live.ts'
import type { UnitResult } from '../api.ts'
import { outcomePoints } from '../appraisal/outcome.ts'
import { leafOf, partsBelow, sheets, sumOf } from '../sheets.ts'
import type { Sheet } from '../sheets.ts'
import { add, compare } from './scores.ts'

/** The office's own part, before and after each appraisal. */
export interface OwnPart {
  readonly of: Decimal
  readonly self: Decimal
  readonly appraised: Decimal | null
  readonly clarified: Decimal | null
  readonly final: Decimal
}

export interface Line {
  readonly sheet: Pick<Sheet, 'id' | 'number' | 'title'> | null
  /** null: nothing of it is apart to the last digit, as where a domain is rescaled as a whole. */
  readonly own: OwnPart | null
  readonly entered: { readonly of: Decimal; readonly points: Decimal } | null
  readonly of: Decimal
  readonly points: Decimal
  /** Of the whole, where it is not apart. */
  readonly self: Decimal
}

export interface DomainLines {
  readonly domains: readonly Line[]
  readonly total: Line
  readonly sections: readonly Line[]
  /** Something that counts is entered by others. */
  readonly isEntered: boolean
  readonly isApart: boolean
}

export function domainLines(framework: Framework, result: UnitResult): DomainLines {
  const all = sheets(framework)
  const lines = (kind: Sheet['kind']): readonly Line[] =>
    all.filter((sheet) => sheet.kind === kind).flatMap((sheet) => lineOf(sheet, result))
  const [domains, sections] = [lines('domain'), lines('section')]
  const isApart = domains.every(({ own }) => own !== null)
  const { self, final } = result
  const total: Line = {
    sheet: null,
    own: isApart ? sumOwn(domains.flatMap(({ own }) => (own === null ? [] : [own]))) : null,
    entered: isApart
      ? domains.reduce(
          (sum, { entered }) => ({
            of: add(sum.of, entered?.of ?? '0'),
            points: add(sum.points, entered?.points ?? '0'),
          }),
          { of: '0', points: '0' },
        )
      : null,
    of: final.of,
    points: final.points,
    self: self.points,
  }
  const isEntered = leaves(framework).some(
    (leaf) => leaf.scored_by !== 'appraisal' && Number(countedOf(leafOf(final, leaf.id))) !== 0,
  )
  return { domains, total, sections, isEntered, isApart }
}

function lineOf(sheet: Sheet, result: UnitResult): readonly Line[] {
  const [said, counted] = [sumOf(result.self, sheet.id), sumOf(result.final, sheet.id)]
  if (!said || !counted) return []
  const below = partsBelow(sheet.nodes).flatMap((part) => (part.kind === 'leaf' ? [part] : []))
  const own = below.filter(({ scored_by }) => scored_by === 'appraisal')
  const others = below.filter(({ scored_by }) => scored_by !== 'appraisal')
  const line = { sheet, of: counted.of, points: counted.points, self: said.points }
  const entered = { of: ofAll(others, result.final), points: pointsOf(others, result.final) }
  const ownOf = ofAll(own, result.final)
  const isWhole = (one: Result): boolean =>
    compare(add(pointsOf(own, one), pointsOf(others, one)), sumOf(one, sheet.id)?.points ?? '0') === 0
  const { self, appraised, clarified, final } = result
  const columns = [self, final, ...(appraised ? [appraised] : []), ...(clarified ? [clarified] : [])]
  if (!columns.every(isWhole) || compare(add(ownOf, entered.of), counted.of) !== 0)
    return [{ ...line, own: null, entered: null }]
  const at = (one: Result | null): Decimal | null => one && pointsOf(own, one)
  const part: OwnPart = {
    of: ownOf,
    self: pointsOf(own, self),
    appraised: at(appraised),
    clarified: at(clarified),
    final: pointsOf(own, final),
  }
  return [{ ...line, own: part, entered }]
}

function sumOwn(parts: readonly OwnPart[]): OwnPart {
  const sum = (of: (part: OwnPart) => Decimal): Decimal =>
    parts.reduce<Decimal>((total, one) => add(total, of(one)), '0')
  const known = (of: (part: OwnPart) => Decimal | null): Decimal | null =>
    parts.some((one) => of(one) === null) ? null : sum((one) => of(one) ?? '0')
  return {
    of: sum(({ of }) => of),
    self: sum(({ self }) => self),
    appraised: known(({ appraised }) => appraised),
    clarified: known(({ clarified }) => clarified),
    final: sum(({ final }) => final),
  }
}

const total = (some: readonly Leaf[], of: (leaf: LeafResult | undefined) => Decimal, result: Result): Decimal =>
  some.reduce<Decimal>((sum, { id }) => add(sum, of(leafOf(result, id))), '0')
const pointsOf = (some: readonly Leaf[], result: Result): Decimal => total(some, countedPoints, result)
const ofAll = (some: readonly Leaf[], result: Result): Decimal => total(some, countedOf, result)

const countedPoints = (leaf: LeafResult | undefined): Decimal => leaf?.counted?.points ?? outcomePoints(leaf) ?? '0'

/** What of its maximum goes into the sum above it. */
export function countedOf(leaf: LeafResult | undefined): Decimal {
  if (leaf === undefined || leaf.outcome.kind === 'no_survey') return '0'
  return leaf.counted?.of ?? (leaf.outcome.kind === 'not_arising' ? leaf.outcome.of : leaf.max)
}
