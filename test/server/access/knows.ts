/**
 * Who may know what, said once more and without the server's own table: from what each role is for. A program is its
 * scopes. What this does not allow is a leak.
 */
import type { Role, Scope } from '../../../ui/api.ts'
import type { Mark, Place, Side, State } from './world.ts'

export interface Speaker {
  readonly name: string
  /** Null: nobody is signed in. `above`: the authority over all three. */
  readonly place: Place | 'above' | null
  readonly role: Role | Scope | null
  readonly side: Side | null
}

const staff: readonly Speaker['role'][] = ['council', 'chair', 'administrator', 'auditor']

/** What is below whom. */
const under: Readonly<Record<Place | 'above', readonly Place[]>> = {
  above: ['ours', 'theirs', 'below'],
  ours: ['below'],
  theirs: [],
  below: [],
}

export function mayKnow({ place, role, side }: Speaker, mark: Mark): boolean {
  if (place === null || role === null) return false
  const program = role === 'read results' || role === 'read journal' || role === 'enter survey'
  const isStaff = staff.includes(role)
  if (mark.place !== place) {
    if (!isStaff || !under[place].includes(mark.place)) return false
    return mark.kind === 'authority' || mark.kind === 'unit' || (mark.kind === 'round' && mark.state === 'published')
  }
  const ofOwnUnit = side !== null && side === mark.side
  const published = mark.state === 'published'
  const journal = role === 'read journal'
  switch (mark.kind) {
    case 'authority':
    case 'unit':
      return true
    case 'person':
      return true
    case 'mail':
      return role === 'administrator' || role === 'auditor'
    case 'token':
      return role === 'administrator' || role === 'auditor' || journal
    case 'round':
      if (role === 'author') return published
      return side === null || mark.state !== 'draft'
    case 'said':
    case 'file':
      return isStaff || ofOwnUnit || journal
    case 'paper':
      return isStaff || ofOwnUnit
    case 'decided':
      if (isStaff || journal) return true
      if (side !== null) return ofOwnUnit && published
      return published && role !== 'enter survey'
    case 'surveyed':
      if (isStaff || journal || role === 'survey' || role === 'enter survey') return true
      if (side !== null) return ofOwnUnit && published
      return published
    case 'writing':
      return role === 'author' || role === 'administrator'
    case 'inner':
      return role === 'council' || role === 'chair' || role === 'auditor'
    case 'asked':
    case 'moving':
    case 'correcting':
      return isStaff || (program && journal)
    default:
      return mark.kind satisfies never
  }
}

/** What a request is about; absent: nobody's in particular. */
export interface About {
  readonly place: Place
  readonly side?: Side
  readonly state?: State
  /** Of one person, and nobody else's. */
  readonly personal?: true
  /** An authority, to be seen from those above it, by what it has published. */
  readonly fromAbove?: true
}

/** To whom it must look as if it did not exist. */
export function isHidden({ place, role, side }: Speaker, about: About): boolean {
  const { place: of, side: unit, state, personal, fromAbove } = about
  if (fromAbove) return place === null || !under[place].includes(of) || (state ?? 'published') !== 'published'
  if (of !== place || personal) return true
  if (side !== null) return state === 'draft' || (unit !== undefined && unit !== side)
  return role === 'author' && state !== undefined && state !== 'published'
}
