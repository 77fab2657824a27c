/** How a problem names the guard that was broken: whose it is and the line that states it. */
import type { Place } from '../model.ts'
import type { ProblemParts } from '../problem.ts'
import type { Link } from './extend.ts'

export function guardParts(place: Place | null, links: readonly Link[]): ProblemParts {
  const { reference = '' } = links.find(({ file }) => file === place?.file) ?? {}
  return { guard: place ? `${place.file}:${place.line}` : '', parent: reference }
}
