/** What a framework must satisfy beyond its shape: names, sums, rules, bands. (SPEC L9–L16) */
import type { Outcome, Place, Problem } from '../../model.ts'
import { isError, problem } from '../../problem.ts'
import type { ProblemParts } from '../../problem.ts'
import { suggest } from '../../suggest.ts'
import type { Resolved } from '../extend.ts'
import { sharedNames } from '../leaf.ts'
import { isLeaf } from '../shape.ts'
import { placeIn, placeOf } from '../source.ts'
import { nodes } from '../tree.ts'
import { checkBands } from './bands.ts'
import type { Checking } from './checking.ts'
import { checkHead, checkScale, checkUnique } from './head.ts'
import { withKnown } from './known.ts'
import { checkLeaf } from './leaf.ts'
import { checkReach } from './reach.ts'
import { checkCircles, checkShared } from './shared.ts'
import { checkPoints, checkSums } from './sums.ts'

export function check(resolved: Resolved): Outcome<Resolved> {
  const { shape, places, changes } = resolved
  const problems: Problem[] = []
  const locate = (holder: object, key: string | number | undefined): Place | null => {
    if (changes === null) return placeOf(places, holder, key)
    const place = placeIn(places, changes.file, holder, key)
    return place?.file === changes.file ? place : changes
  }
  const located: Checking['problem'] = (code, holder, key, params) =>
    problem(code, { place: locate(holder, key), ...params, suggestion: nearest(params) })
  const checking: Checking = {
    framework: shape,
    digits: shape.rounding.criterion,
    shared: sharedNames(shape),
    reached: new Map(),
    problem: located,
    say: (...parts) => {
      problems.push(located(...parts))
    },
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
  checkReach(checking)
  checkBands(checking)
  const found = withKnown(problems, checking)
  return found.some(isError) ? { kind: 'refused', problems: found } : { kind: 'ok', value: resolved, problems: found }
}

/** The known name that was probably meant, where a problem lists the known ones. */
function nearest({ found, known }: ProblemParts): string | undefined {
  if (typeof found !== 'string' || typeof known !== 'string') return undefined
  return suggest(found, known.split(', ')) ?? undefined
}
