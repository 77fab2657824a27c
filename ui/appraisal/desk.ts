/** All the appraisals of a round at once, for those who go through it across the units. */
import type { Framework, Part } from '../../engine/live.ts'
import type { Acceptances, CriterionPlace, Desk, Round, Withdrawals } from '../api.ts'
import { get, post, Unreachable } from '../client.ts'
import { byName } from '../format.ts'
import type { Appraisal } from './appraisal.ts'
import { knownRevisions, shareAppraisal } from './appraisal.ts'

export interface OpenDesk {
  readonly round: Round
  /** By the name of the unit. */
  readonly appraisals: readonly Appraisal[]
}

/** By hash: what a round pins never changes. */
const frameworks = new Map<string, Framework>()
const desks = new Map<string, OpenDesk>()

/** Where the server gives no answer, work goes on with what is here. */
export async function openDesk(round: string, user: string): Promise<OpenDesk> {
  const key = `${user} ${round}`
  const known = desks.get(key)
  const before = known ? knownRevisions(known.appraisals) : new Map()
  let desk: Desk
  try {
    desk = await get<Desk>(`/rounds/${encodeURIComponent(round)}/desk`)
  } catch (cause) {
    if (!known || !(cause instanceof Unreachable)) throw cause
    for (const one of known.appraisals) one.reached = false
    return known
  }
  const hashes = new Map(desk.round.assessments.map(({ id, framework }) => [id, framework]))
  const appraisals: Appraisal[] = []
  for (const assessment of desk.assessments) {
    const framework = await frameworkOf(round, hashes.get(assessment.id) ?? desk.round.framework.hash)
    const whole = { ...assessment, round: desk.round }
    appraisals.push(shareAppraisal(whole, framework, user, before.get(assessment.id)))
  }
  const made: OpenDesk = {
    round: desk.round,
    appraisals: appraisals.toSorted((a, b) => byName(a.assessment.unit.name, b.assessment.unit.name)),
  }
  desks.set(key, made)
  return made
}

async function frameworkOf(round: string, hash: string): Promise<Framework> {
  const known = frameworks.get(hash)
  if (known) return known
  const path = `/rounds/${encodeURIComponent(round)}/framework?hash=${encodeURIComponent(hash)}`
  const read = await get<Framework>(path)
  frameworks.set(hash, read)
  return read
}

/** One criterion of one unit. */
export interface Chosen {
  readonly appraisal: Appraisal
  readonly leaf: Part
}

const placeOf = ({ appraisal, leaf }: Chosen): CriterionPlace => ({
  assessment: appraisal.assessment.id,
  criterion: leaf.id,
})

/** As many as the server takes at once. */
const most = 1000

function portions<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return items.length <= most ? [items] : [items.slice(0, most), ...portions(items.slice(most))]
}

/** Accepts all of these that nobody decided; gives those that were accepted. */
export async function acceptAll(round: string, chosen: readonly Chosen[]): Promise<readonly Chosen[]> {
  const done: Chosen[] = []
  const path = `/rounds/${encodeURIComponent(round)}/acceptances`
  for (const items of portions(chosen.map(placeOf))) {
    const reply = await post<Acceptances>(path, { items })
    for (const { assessment, criterion, record } of reply.done) {
      const one = chosen.find(({ appraisal, leaf }) => appraisal.assessment.id === assessment && leaf.id === criterion)
      if (!one) continue
      one.appraisal.decisions.stored(criterion, record)
      done.push(one)
    }
  }
  return done
}

/** Takes these decisions back, as they stand on the screen. */
export async function withdrawAll(round: string, chosen: readonly Chosen[]): Promise<Withdrawn> {
  const all = chosen.flatMap((one) => {
    const rev = one.appraisal.decisions.record(one.leaf.id)?.rev
    return rev === undefined ? [] : [{ ...placeOf(one), rev }]
  })
  let count = 0
  const codes: string[] = []
  for (const items of portions(all)) {
    const { done, left } = await post<Withdrawals>(`/rounds/${encodeURIComponent(round)}/withdrawals`, { items })
    for (const { assessment, criterion } of done)
      chosen.find(({ appraisal }) => appraisal.assessment.id === assessment)?.appraisal.decisions.gone(criterion)
    count += done.length
    codes.push(...left.map(({ code }) => code))
  }
  return { count, byTwo: codes.includes('decided-by-two') }
}

interface Withdrawn {
  /** How many were taken back. */
  readonly count: number
  /** Some stay, because nobody decides such a change alone. */
  readonly byTwo: boolean
}
