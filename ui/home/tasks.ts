/** What a task is called, where it is done, and who acts next, in words. Whose turn it is says the server. Pure. */
import type { Role, RoundState, Task } from '../api.ts'
import { ofUnit } from '../roles.ts'
import { paths } from '../paths.ts'
import { isDeciding, roleWords, stageWords } from '../states.ts'
import { text } from '../text.ts'

export function titleOf(task: Task): string {
  const round = task.round?.title ?? ''
  switch (task.kind) {
    case 'fill':
      return text('home.task-self', { round })
    case 'confirm':
      return text('home.task-confirm', { round })
    case 'explain':
      return text('home.task-explain', { round })
    case 'appraise':
      return text('home.task-appraise', { round })
    case 'second':
      return text('home.task-second', { round })
    case 'third':
      return text('home.task-third', { round })
    case 'survey':
      return text('home.task-survey', { round })
    case 'move':
      return stepTitle(task.to, round)
    case 'correction':
      return text('home.task-correction', { round })
    case 'version':
      return text('home.task-version', { round })
    case 'cancellation':
      return text('home.task-cancellation', { round })
    case 'reopening':
      return text('home.task-reopening', { round })
    case 'watch':
      return task.assessment === null ? text('home.task-watch', { round }) : text('home.task-self', { round })
    case 'framework':
      return frameworkTitle(task.framework)
    default:
      return task.kind satisfies never
  }
}

function frameworkTitle(framework: Task['framework']): string {
  const { id = '', version = '', problems = 0, draft = null } = framework ?? {}
  if (draft !== null) return text('home.task-draft', { framework: id, version })
  return problems === 0
    ? text('home.task-unpublished', { framework: id, version })
    : text('home.task-framework', { framework: id, version })
}

function stepTitle(to: RoundState | null, round: string): string {
  if (to === 'self-scoring') return text('home.task-open', { round })
  if (to === 'published' || to === null) return text('home.task-publish', { round })
  return text('home.task-move', { stage: stageWords(to).toLocaleLowerCase('vi'), round })
}

export function hrefOf(task: Task): string {
  const { round, assessment, units } = task
  switch (task.kind) {
    case 'confirm':
      return paths.check(assessment?.id ?? '')
    case 'second':
    case 'third':
      return paths.appraise(units[0]?.assessment ?? '')
    case 'appraise':
      return task.now ? paths.across(round?.id ?? '') : paths.appraisal(round?.id ?? '')
    case 'survey':
      return paths.survey(round?.id ?? '')
    case 'framework':
      return task.framework?.draft
        ? paths.draft(task.framework.draft)
        : paths.framework(task.framework?.id ?? '', task.framework?.version ?? '')
    case 'fill':
    case 'explain':
    case 'move':
    case 'correction':
    case 'version':
    case 'cancellation':
    case 'reopening':
    case 'watch':
      return assessment === null ? paths.appraisal(round?.id ?? '') : paths.assessment(assessment.id)
    default:
      return task.kind satisfies never
  }
}

/** Where the work on one of its sheets is: in the form, or across all units; null: nowhere of its own. */
export function sheetHrefOf(
  { kind, round, assessment }: Task,
  { id, framework }: Task['sheets'][number],
): string | null {
  if (assessment !== null) return paths.domain(assessment.id, id)
  return kind === 'appraise' && round !== null ? paths.acrossSheet(round.id, id, framework) : null
}

export function actionOf(task: Task): string {
  if (!task.now) {
    if (task.assessment !== null) return text('home.see-self')
    return task.kind === 'survey' ? text('home.see-survey') : text('home.see-round')
  }
  switch (task.kind) {
    case 'fill':
      return (task.progress?.done ?? 0) === 0 ? text('home.begin-self') : text('home.do-self')
    case 'confirm':
      return text('home.do-confirm')
    case 'explain':
      return text('home.do-explain')
    case 'appraise':
    case 'second':
    case 'third':
      return text('home.do-appraise')
    case 'survey':
      return text('home.do-survey')
    case 'move':
      if (task.to === 'self-scoring') return text('home.do-open')
      return task.to === 'published' ? text('home.do-publish') : text('home.do-move')
    case 'correction':
    case 'version':
    case 'cancellation':
    case 'reopening':
      return text('home.do-decide')
    case 'framework':
      return text(task.framework?.draft ? 'home.write-framework' : 'home.see-framework')
    case 'watch':
      return text('home.see-round')
    default:
      return task.kind satisfies never
  }
}

/** As many names of units as are read at a glance. */
const most = 5

/** "Bạn hoặc Lãnh đạo đơn vị"; "Cán bộ đơn vị, Lãnh đạo đơn vị của Phòng A, Phòng B và 3 đơn vị khác". */
export function whoOf({ now, by, units }: Pick<Task, 'now' | 'by' | 'units'>, me: Role): string {
  if (by.length === 0) return text('home.nobody')
  const others = by.filter((role) => !now || role !== me).map(roleWords)
  if (now) return others.length === 0 ? text('home.you') : text('home.you-or', { others: others.join(', ') })
  const who = others.join(', ')
  return by.every(ofUnit) && units.length > 0 ? text('home.who-of', { who, units: namesOf(units) }) : who
}

function namesOf(units: Task['units']): string {
  const names = units.slice(0, most).map(({ unit }) => unit.name)
  const more = units.length - names.length
  return [names.join(', '), ...(more > 0 ? [text('home.units-more', { count: more })] : [])].join(' ')
}

/** How far it is, in words; null where nothing is counted. */
export function progressWords({ kind, progress, round }: Pick<Task, 'kind' | 'progress' | 'round'>): string | null {
  if (progress === null || progress.of === 0) return null
  const { done, of } = progress
  if (kind === 'fill' || kind === 'confirm') return text('home.answered', { answered: done, of })
  if (kind === 'survey') return text('home.entered', { done, of })
  if (kind === 'second') return text('home.seconds', { of })
  if (kind === 'third') return text('home.thirds', { of })
  if (kind === 'explain' || round?.state === 'clarification') return text('home.explained', { done, of })
  if (kind === 'appraise' || (round !== null && isDeciding(round.state)))
    return text('home.decided', { decided: done, of })
  return text('home.submitted-units', { count: done, of })
}

/** Of each sheet, what this browser holds unreadable counts as an error: the server does not know of it. */
export function sheetStates(
  { sheets }: Pick<Task, 'sheets'>,
  unreadable: ReadonlySet<string>,
): readonly (Task['sheets'][number] & { readonly wrong: boolean })[] {
  return sheets.map((sheet) => ({ ...sheet, wrong: sheet.criteria.some((id) => unreadable.has(id)) }))
}
