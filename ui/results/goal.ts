/** Which band comes next above the one that a result is in. Pure. */
import type { Band, Framework, Leaf } from '../../engine/live.ts'
import { leaves } from '../../engine/live.ts'
import type { Levers } from '../../engine/advise/index.ts'

export function nextBand({ bands }: Pick<Framework, 'bands'>, band: string | null): Band | null {
  if (band === null) return null
  const at = bands.findIndex(({ id }) => id === band)
  return bands[at === -1 ? bands.length - 1 : at - 1] ?? null
}

/** A unit changes what it answers itself; what a survey or the council enters stays as it is. */
export const ownLevers = (framework: Framework): Levers => ({
  places: Object.fromEntries(
    leaves(framework)
      .filter(({ scored_by }: Leaf) => scored_by !== 'appraisal')
      .map(({ id }) => [id, null]),
  ),
})
