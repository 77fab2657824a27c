/** What a framework must satisfy beyond its shape: names, sums, rules, bands, guards. (SPEC L9–L16) */
import type { Outcome, Place, Problem } from '../../model.ts'
import { isError, problem } from '../../problem.ts'
import type { ProblemParts } from '../../problem.ts'
import { suggest } from '../../suggest.ts'
import type { Resolved } from '../extend.ts'
import { sharedNames } from '../leaf.ts'
import { policies } from '../not-arising.ts'
import { isLeaf } from '../shape.ts'
import type { LeafShape } from '../shape.ts'
import { placeIn, placeOf } from '../source.ts'
import { nodes, roots } from '../tree.ts'
import { checkBands } from './bands.ts'
import type { Checking } from './checking.ts'
import { checkGuards, checkInvariants } from './guards.ts'
import { checkHead, checkScale, checkUnique } from './head.ts'
import { noted, withKnown } from './known.ts'
import { checkLeaf } from './leaf.ts'
import { checkNotArising } from './not-arising.ts'
import { checkReach } from './reach.ts'
import { checkSections } from './sections.ts'
import { checkCircles, checkShared } from './shared.ts'
import { checkPoints, checkSums } from './sums.ts'

export function check(resolved: Resolved): Outcome<Resolved> {
  const problems: Problem[] = []
  const checking = checkingOf(resolved, problems)
  const { framework } = checking
  checkHead(checking)
  checkUnique(checking)
  checkScale(checking)
  const used = new Set<string>()
  for (const { node } of nodes(roots(framework))) {
    checkPoints(node, checking)
    if (isLeaf(node)) checkLeaf(node, checking, used)
  }
  checkNotArising(checking)
  checkSections(checking)
  // Sums of points that are not decimals yet would only repeat what was said.
  if (!problems.some(({ code }) => code === 'too-many-decimals')) checkSums(checking)
  checkReach(checking)
  for (const name of checkBands(checking)) used.add(name)
  checkShared(checking, used)
  checkCircles(checking)
  checkGuards(checking)
  checkInvariants(resolved, checking)
  const found = withKnown(problems, checking)
  return found.some(isError) ? { kind: 'refused', problems: found } : { kind: 'ok', value: resolved, problems: found }
}

/** What is wrong with one criterion in itself, standing in this framework; sums and the like need `check`. */
export function checkCriterion(resolved: Resolved, leaf: LeafShape): readonly Problem[] {
  const problems: Problem[] = []
  const checking = checkingOf(resolved, problems)
  checkPoints(leaf, checking)
  checkLeaf(leaf, checking, new Set())
  return noted(problems, checking).found
}

function checkingOf({ shape, places, changes }: Resolved, problems: Problem[]): Checking {
  const locate = (holder: object, key: string | number | undefined): Place | null => {
    if (changes === null) return placeOf(places, holder, key)
    const place = placeIn(places, changes.file, holder, key)
    return place?.file === changes.file ? place : changes
  }
  const located: Checking['problem'] = (code, holder, key, params) =>
    problem(code, { place: locate(holder, key), ...params, suggestion: nearest(params) })
  return {
    framework: shape,
    digits: shape.rounding.criterion,
    shared: sharedNames(shape),
    policies: policies(shape),
    reached: new Map(),
    problem: located,
    say: (...parts) => {
      problems.push(located(...parts))
    },
  }
}

/** The known name that was probably meant, where a problem lists the known ones. */
function nearest({ found, known }: ProblemParts): string | undefined {
  if (typeof found !== 'string' || typeof known !== 'string') return undefined
  return suggest(found, known.split(', ')) ?? undefined
}
