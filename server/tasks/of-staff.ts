/** What waits for those who see a round whole: decisions, its next step, what a second person decides; else who is awaited. */
import type { Actor } from '../deps.ts'
import type { Role } from '../http/schemas.ts'
import { type Action, may, rolesOf, type Subject } from '../policy.ts'
import { sheetsIn } from '../present-delegations.ts'
import { ownSheets } from '../store/delegations.ts'
import type { Db } from '../store/open.ts'
import type { RoundRow } from '../store/rounds.ts'
import { askedCorrection, askedEnding, askedMove } from '../store/stages.ts'
import { nextStep } from '../workflow.ts'
import { type Form, formsOf } from './standing.ts'
import { inRound, type Task, task } from './task.ts'

export async function staffTasks(db: Db, actor: Actor, round: RoundRow, now: Date): Promise<readonly Task[]> {
  const forms = await formsOf(db, round, now)
  const mine = [
    ...(await decisions(db, actor, round, forms)),
    ...step(actor, round, forms),
    ...(await requests(db, actor, round)),
  ]
  if (mine.some((one) => one.now) || (round.state === 'published' && mine.length > 0)) return mine
  return round.state === 'published' ? mine : [...mine, watched(round, forms)]
}

/** As the policy asks about an object: of the round as a whole, or of one unit. */
const asks = (actor: Actor, round: RoundRow) => (action: Action, unit: string | null) => {
  const subject: Subject = { unit_id: unit, state: round.state, published: round.published_at !== null }
  return may(action, actor, subject)
}

async function decisions(db: Db, actor: Actor, round: RoundRow, forms: readonly Form[]): Promise<readonly Task[]> {
  const can = asks(actor, round)
  const sheets = await ownSheets(db, actor, round)
  const own = (form: Form, criterion: string): boolean =>
    sheets === null || sheets.includes(form.sheets.get(criterion) ?? '')
  const open = forms.filter(({ row }) => row.state !== 'open' && can('appraise', row.unit_id))
  if (open.length === 0) return []
  const parts = open.map((form) => ({ form, criteria: form.decidable.filter((criterion) => own(form, criterion)) }))
  const waiting = ({ proposed }: Form, criterion: string) => proposed.filter((one) => one.criterion === criterion)
  // What this person proposed waits for somebody else.
  const undecided = ({ form, criteria }: (typeof parts)[number]) =>
    criteria.filter((criterion) => !form.decided.has(criterion) && waiting(form, criterion).length === 0)
  const seconds = ({ form, criteria }: (typeof parts)[number]) =>
    criteria.filter((criterion) => {
      const all = waiting(form, criterion)
      return all.length === 1 && all.every(({ by_id }) => by_id !== actor.id)
    })
  const thirds = ({ form }: (typeof parts)[number]) =>
    actor.role === 'chair' ? form.decidable.filter((criterion) => waiting(form, criterion).length > 1) : []
  const here = inRound(round)
  const some = (kind: 'second' | 'third', of: typeof seconds): readonly Task[] => {
    const counted = parts.map((part) => ({ part, count: of(part).length })).filter(({ count }) => count > 0)
    const count = counted.reduce((sum, one) => sum + one.count, 0)
    const by = kind === 'third' ? (['chair'] as const) : rolesOf('appraise')
    const units = counted.map(({ part }) => named(part.form))
    return count === 0 ? [] : [task(kind, { ...here, now: true, by, progress: { done: 0, of: count }, units })]
  }
  const left = parts.filter((part) => undecided(part).length > 0)
  const of = parts.reduce((sum, { criteria }) => sum + criteria.length, 0)
  const todo = left.reduce((sum, part) => sum + undecided(part).length, 0)
  const appraise: readonly Task[] =
    todo === 0
      ? []
      : [
          task('appraise', {
            ...here,
            now: true,
            by: rolesOf('appraise'),
            progress: { done: of - todo, of },
            units: left.map(({ form }) => named(form)),
            sheets: decidedSheets(parts),
          }),
        ]
  return [...appraise, ...some('second', seconds), ...some('third', thirds)]
}

interface Part {
  readonly form: Form
  readonly criteria: readonly string[]
}

/** Of one's own sheets, how much is decided over all units. */
function decidedSheets(all: readonly Part[]): Task['sheets'] {
  const frameworks = [...new Map(all.map(({ form }) => [form.framework.hash, form.framework])).values()]
  return frameworks.flatMap((framework) =>
    sheetsIn(framework).flatMap((sheet) => {
      const here = all.filter(({ form }) => form.framework.hash === framework.hash)
      const pairs = here.flatMap(({ form, criteria }) =>
        criteria.filter((id) => form.sheets.get(id) === sheet.id).map((id) => form.decided.has(id)),
      )
      if (pairs.length === 0) return []
      const done = pairs.filter(Boolean).length
      const state = done === pairs.length ? 'done' : done === 0 ? 'todo' : 'doing'
      return [{ ...sheet, framework: framework.hash, state, done, of: pairs.length, criteria: [] } as const]
    }),
  )
}

const named = ({ row }: Form): Task['units'][number] => ({
  assessment: row.id,
  unit: { id: row.unit_id, name: row.unit_name },
})

/** The next step, for whoever takes it, once nothing of the stage is awaited; or, but for publication, once its last day is over. */
function step(actor: Actor, round: RoundRow, forms: readonly Form[]): readonly Task[] {
  const next = nextStep(round)
  const can = asks(actor, round)
  if (next === undefined || !next.by.includes(actor.role) || !can('move round', null)) return []
  const { progress, units } = awaited(round, forms)
  const publishes = next.to === 'published'
  // Whoever has a unit of their own in it does not publish it.
  if (publishes && forms.some(({ row }) => actor.units.includes(row.unit_id))) return []
  const over = !publishes && forms.every(({ inTime }) => !inTime)
  return units.length === 0 || over
    ? [task('move', { ...inRound(round), now: true, by: next.by, to: next.to, progress, units })]
    : []
}

/** Who holds the round up now, and how far they are. */
function awaited(round: RoundRow, forms: readonly Form[]): Pick<Task, 'by' | 'progress' | 'units'> {
  const next: readonly Role[] = nextStep(round)?.by ?? []
  const sum = (pick: (form: Form) => number): number => forms.reduce((total, form) => total + pick(form), 0)
  const from = (by: readonly Role[], held: readonly Form[], done: number, of: number) => ({
    by: held.length === 0 ? next : by,
    progress: { done, of },
    units: held.map(named),
  })
  switch (round.state) {
    case 'self-scoring': {
      const open = forms.filter(({ row, inTime }) => row.state === 'open' && inTime)
      const submitted = forms.filter(({ row }) => row.state === 'submitted').length
      return from(rolesOf('save answer'), open, submitted, forms.length)
    }
    case 'clarification': {
      const silent = forms.filter(({ unanswered, inTime }) => unanswered > 0 && inTime)
      return from(
        rolesOf('answer explanation'),
        silent,
        sum((one) => one.questions - one.unanswered),
        sum((one) => one.questions),
      )
    }
    case 'appraisal':
    case 'appraisal-2':
    case 'council': {
      const left = forms.filter(
        ({ decidable, decided, proposed }) => decidable.some((id) => !decided.has(id)) || proposed.length > 0,
      )
      return from(
        rolesOf('appraise'),
        left,
        sum(({ decidable, decided }) => decidable.filter((id) => decided.has(id)).length),
        sum(({ decidable }) => decidable.length),
      )
    }
    case 'draft':
    case 'published':
    case 'cancelled':
      return { by: next, progress: null, units: [] }
    default:
      return round.state satisfies never
  }
}

const watched = (round: RoundRow, forms: readonly Form[]): Task =>
  task('watch', { ...inRound(round), ...awaited(round, forms) })

/** What somebody asked for and another person decides. */
async function requests(db: Db, actor: Actor, round: RoundRow): Promise<readonly Task[]> {
  const can = asks(actor, round)
  const correction = await askedCorrection(db, round.authority_id, round.id)
  const version = await askedMove(db, round.authority_id, round.id)
  const ending = await askedEnding(db, round.authority_id, round.id)
  const one = (
    kind: 'correction' | 'version' | 'cancellation' | 'reopening',
    action: Action,
    found: { asked_by_id: string; asked_by: string; asked_at: string; reason: string } | undefined,
  ): readonly Task[] =>
    found === undefined
      ? []
      : [
          task(kind, {
            ...inRound(round),
            now: found.asked_by_id !== actor.id && can(action, null),
            by: rolesOf(action),
            asked: { by: found.asked_by, at: found.asked_at, reason: found.reason },
          }),
        ]
  return [
    ...one('correction', 'decide correction', correction),
    ...one('version', 'decide version', version),
    ...one(ending?.kind === 'reopen' ? 'reopening' : 'cancellation', 'decide ending', ending),
  ]
}

/** Of the survey: its points, whole and entered. */
export async function surveyTasks(db: Db, actor: Actor, round: RoundRow, now: Date): Promise<readonly Task[]> {
  if (round.survey === 0 || round.state === 'published') return []
  const can = asks(actor, round)
  const forms = await formsOf(db, round, now)
  const left = forms.filter(({ survey, decided }) => survey.some((id) => !decided.has(id)))
  const sum = (pick: (form: Form) => number): number => forms.reduce((total, form) => total + pick(form), 0)
  const mine = left.filter(({ row }) => row.state !== 'open' && can('enter survey', row.unit_id))
  const by = mine.length > 0 ? rolesOf('enter survey') : (nextStep(round)?.by ?? [])
  const progress = {
    done: sum(({ survey, decided }) => survey.filter((id) => decided.has(id)).length),
    of: sum(({ survey }) => survey.length),
  }
  return [task('survey', { ...inRound(round), now: mine.length > 0, by, progress, units: mine.map(named) })]
}
