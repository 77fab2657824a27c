/** Reminders: an office whose deadline is near and whose self-score is not in, once for each mark of days. */
import type { Deps } from '../deps.ts'
import { dayInVietnam } from '../workflow.ts'
import { queue } from './queue.ts'
import { peopleOfUnit } from './recipients.ts'
import { reminder } from './words.ts'

const dayMs = 24 * 3_600_000

/** The mark that holds now: the least that the days left do not pass; undefined when none does, or the day is over. */
export function markOf(until: string, today: string, marks: readonly number[]): number | undefined {
  const left = (Date.parse(until) - Date.parse(today)) / dayMs
  return left < 0 ? undefined : marks.toSorted((a, b) => a - b).find((mark) => left <= mark)
}

export async function remind({ store, now }: Deps, marks: readonly number[]): Promise<void> {
  const at = now().toISOString()
  const today = dayInVietnam(now())
  const open = await store.db
    .selectFrom('assessment')
    .innerJoin('round', (join) =>
      join.onRef('round.authority_id', '=', 'assessment.authority_id').onRef('round.id', '=', 'assessment.round_id'),
    )
    .innerJoin('unit', (join) =>
      join.onRef('unit.authority_id', '=', 'assessment.authority_id').onRef('unit.id', '=', 'assessment.unit_id'),
    )
    .leftJoin('extension', (join) =>
      join
        .onRef('extension.authority_id', '=', 'assessment.authority_id')
        .onRef('extension.assessment_id', '=', 'assessment.id')
        .on('extension.stage', '=', 'self-scoring'),
    )
    .select(['assessment.authority_id', 'assessment.id', 'assessment.unit_id', 'unit.name', 'round.title'])
    .select((row) => row.fn.coalesce('extension.until', 'round.self_scoring_until').as('until'))
    .where('round.state', '=', 'self-scoring')
    .where('assessment.state', '=', 'open')
    .execute()
  for (const { authority_id: authority, id, unit_id, name, title, until } of open) {
    const mark = markOf(until, today, marks)
    if (mark === undefined) continue
    const event = { authority, event: `reminder:${id}:${until}:${mark}`, at }
    const recipients = await peopleOfUnit(store.db, { authority, unit: unit_id, day: today })
    const known = await store.db
      .selectFrom('notice')
      .select('recipient')
      .where('authority_id', '=', authority)
      .where('event', '=', event.event)
      .execute()
    const fresh = recipients.filter((recipient) => !known.some((one) => one.recipient === recipient))
    if (fresh.length === 0) continue
    const mails = fresh.map((recipient) => ({ channel: 'mail', recipient }) as const)
    await store.write(authority, (tx) => queue(tx, event, mails, reminder(title, name, until)))
  }
}
