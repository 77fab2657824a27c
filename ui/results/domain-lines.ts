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
import { isAnyKnown, isKnown, waits } from './waiting.ts'

/** The office's own part, before and after each appraisal; null where nothing is answered, or nothing appraised. */
export interface OwnPart {
  readonly of: Decimal
  readonly self: Decimal | null
  readonly appraised: Decimal | null
  readonly clarified: Decimal | null
  readonly final: Decimal | null
}

export interface Line {
  readonly sheet: Pick<Sheet, 'id' | 'number' | 'title'> | null
  /** null: nothing of it is apart to the last digit, as where a domain is rescaled as a whole. */
  readonly own: OwnPart | null
  readonly entered: { readonly of: Decimal; readonly points: Decimal | null } | null
  readonly of: Decimal
  /** null: nothing of it has points yet. */
  readonly points: Decimal | null
  /** Of the whole, where it is not apart. */
  readonly self: Decimal | null
}

export interface DomainLines {
  readonly domains: readonly Line[]
  readonly total: Line
  readonly sections: readonly Line[]
  /** Something that counts is entered by others. */
  readonly isEntered: boolean
  readonly isApart: boolean
  /** Something is not appraised yet: its self-score is in the points, and in no column of an appraisal. */
  readonly isWaiting: boolean
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
      ? {
          of: domains.reduce<Decimal>((sum, { entered }) => add(sum, entered?.of ?? '0'), '0'),
          points: sumKnown(domains.map(({ entered }) => entered && entered.points)),
        }
      : null,
    of: final.of,
    points: isAnyKnown(final.domains) ? final.points : null,
    self: isAnyKnown(self.domains) ? self.points : null,
  }
  const isEntered = leaves(framework).some(
    (leaf) => leaf.scored_by !== 'appraisal' && Number(countedOf(leafOf(final, leaf.id))) !== 0,
  )
  const isWaiting = leaves(framework).some((leaf) => waits(result, leaf))
  return { domains, total, sections, isEntered, isApart, isWaiting }
}

function lineOf(sheet: Sheet, result: UnitResult): readonly Line[] {
  const [said, counted] = [sumOf(result.self, sheet.id), sumOf(result.final, sheet.id)]
  if (!said || !counted) return []
  const below = partsBelow(sheet.nodes).flatMap((part) => (part.kind === 'leaf' ? [part] : []))
  const own = below.filter(({ scored_by }) => scored_by === 'appraisal')
  const others = below.filter(({ scored_by }) => scored_by !== 'appraisal')
  const line = {
    sheet,
    of: counted.of,
    points: isAnyKnown(counted.children) ? counted.points : null,
    self: isAnyKnown(said.children) ? said.points : null,
  }
  const entered = { of: ofAll(others, result.final), points: knownPoints(others, result.final) }
  const ownOf = ofAll(own, result.final)
  const isWhole = (one: Result): boolean =>
    compare(add(pointsOf(own, one), pointsOf(others, one)), sumOf(one, sheet.id)?.points ?? '0') === 0
  const { self, appraised, clarified, final } = result
  const columns = [self, final, ...(appraised ? [appraised] : []), ...(clarified ? [clarified] : [])]
  if (!columns.every(isWhole) || compare(add(ownOf, entered.of), counted.of) !== 0)
    return [{ ...line, own: null, entered: null }]
  const part: OwnPart = {
    of: ownOf,
    self: knownPoints(own, self),
    appraised: appraised && knownPoints(own, appraised),
    clarified: clarified && knownPoints(own, clarified),
    final: knownPoints(
      own.filter((leaf) => !waits(result, leaf)),
      final,
    ),
  }
  return [{ ...line, own: part, entered }]
}

function sumOwn(parts: readonly OwnPart[]): OwnPart {
  return {
    of: parts.reduce<Decimal>((sum, { of }) => add(sum, of), '0'),
    self: sumKnown(parts.map(({ self }) => self)),
    appraised: sumKnown(parts.map(({ appraised }) => appraised)),
    clarified: sumKnown(parts.map(({ clarified }) => clarified)),
    final: sumKnown(parts.map(({ final }) => final)),
  }
}

/** Of those that there are; null where there is none. */
export function sumKnown(some: readonly (Decimal | null)[]): Decimal | null {
  const known = some.filter((one) => one !== null)
  return known.length === 0 ? null : known.reduce<Decimal>((sum, one) => add(sum, one), '0')
}

const total = (some: readonly Leaf[], of: (leaf: LeafResult | undefined) => Decimal, result: Result): Decimal =>
  some.reduce<Decimal>((sum, { id }) => add(sum, of(leafOf(result, id))), '0')
const pointsOf = (some: readonly Leaf[], result: Result): Decimal => total(some, countedPoints, result)
const knownPoints = (some: readonly Leaf[], result: Result): Decimal | null =>
  some.some(({ id }) => isKnown(leafOf(result, id))) ? pointsOf(some, result) : null
const ofAll = (some: readonly Leaf[], result: Result): Decimal => total(some, countedOf, result)

const countedPoints = (leaf: LeafResult | undefined): Decimal => leaf?.counted?.points ?? outcomePoints(leaf) ?? '0'

/** What of its maximum goes into the sum above it. */
export function countedOf(leaf: LeafResult | undefined): Decimal {
  if (leaf === undefined || leaf.outcome.kind === 'no_survey') return '0'
  return leaf.counted?.of ?? (leaf.outcome.kind === 'not_arising' ? leaf.outcome.of : leaf.max)
}
