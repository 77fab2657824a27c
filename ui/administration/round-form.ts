/** A new round as it is filled in → what is sent, or everything that is wrong with it. Pure. */
import { readDay, readNumber } from '../../engine/live.ts'
import type { Day } from '../../engine/live.ts'
import type { Framework, RoundInput, RoundState } from '../api.ts'
import { stageWords } from '../states.ts'
import { text } from '../text.ts'

export type DateName = 'from' | 'until' | 'self-until' | 'appraisal-until' | FurtherDate
/** Of stages that a round may go without. */
export type FurtherDate = 'clarification-until' | 'appraisal-2-until' | 'council-until'

export interface RoundForm {
  readonly framework: string
  readonly further: readonly string[]
  readonly title: string
  readonly dates: Readonly<Record<DateName, string>>
  readonly survey: boolean | null
  readonly units: readonly string[]
  readonly confirmed: boolean
  readonly delegated: boolean
  readonly shows: boolean
  /** As typed. */
  readonly tolerance: string
}

/** Of all frameworks of a round: one that requires a survey decides, and one that has none hinders nobody. */
export function surveyOf(frameworks: readonly Pick<Framework, 'scale'>[]): 'none' | 'mandatory' | 'free' {
  const found = frameworks.flatMap(({ scale }) => scale.survey ?? [])
  if (found.length === 0) return 'none'
  return found.some(({ mandatory }) => mandatory) ? 'mandatory' : 'free'
}

/** By the id of the field. */
export type RoundProblems = Readonly<Record<string, string>>

export type RoundReading =
  | { readonly kind: 'input'; readonly input: RoundInput }
  | { readonly kind: 'problems'; readonly problems: RoundProblems }

export function readRound(form: RoundForm): RoundReading {
  const problems: Record<string, string> = {}
  const title = form.title.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (form.framework === '') problems['framework-0'] = text('new-round.framework-missing')
  if (title === '') problems['title'] = text('new-round.title-missing')
  const date = (name: DateName): Day => {
    const typed = form.dates[name]
    const day = readDay(typed)
    // Named, because the summary lists several dates below each other.
    if (day === null) {
      const what = typed.trim() === '' ? text('new-round.date-missing') : text('field.not-a-day')
      problems[name] = text('new-round.date-problem', { name: dateLabel(name), what })
    }
    return day ?? ''
  }
  const further = (name: FurtherDate): Day | null => (form.dates[name].trim() === '' ? null : date(name))
  const [from, until] = [date('from'), date('until')]
  if (form.survey === null) problems['survey-yes'] = text('new-round.survey-missing')
  const [self, appraisal] = [date('self-until'), date('appraisal-until')]
  if (from && until && from > until) problems['until'] = text('new-round.period-order')
  if (self && appraisal && self > appraisal) problems['appraisal-until'] = text('new-round.deadline-order')
  const clarification = further('clarification-until')
  const second = further('appraisal-2-until')
  const council = further('council-until')
  const days = [self, appraisal, clarification, second, council].filter((one) => one !== null && one !== '')
  if (self <= appraisal && days.some((one, at) => at > 0 && (one ?? '') < (days[at - 1] ?? '')))
    problems['council-until'] ??= text('new-round.stage-order')
  const tolerance = readNumber(form.tolerance, { type: 'decimal', decimals: 4 })
  if (tolerance.kind === 'refused') problems['tolerance'] = text('field.not-a-number')
  if (form.units.length === 0) problems['units-all'] = text('new-round.units-missing')
  if (Object.keys(problems).length > 0) return { kind: 'problems', problems }
  return {
    kind: 'input',
    input: {
      framework: form.framework,
      further_frameworks: form.further,
      title,
      period: { from, until },
      survey: form.survey ?? false,
      unit_ids: form.units,
      self_scoring_until: self,
      appraisal_until: appraisal,
      clarification_until: clarification,
      appraisal_2_until: second,
      council_until: council,
      confirmed: form.confirmed,
      delegated: form.delegated,
      shows_appraisal: form.shows,
      tolerance: tolerance.kind === 'number' ? tolerance.value : null,
    },
  }
}

const untilOf = (stage: RoundState): string => text('deadline.of', { stage: stageWords(stage).toLocaleLowerCase('vi') })

export function dateLabel(name: DateName): string {
  switch (name) {
    case 'from':
      return text('new-round.from')
    case 'until':
      return text('new-round.until')
    case 'self-until':
      return text('round.self-scoring-until')
    case 'appraisal-until':
      return text('round.appraisal-until')
    case 'clarification-until':
      return untilOf('clarification')
    case 'appraisal-2-until':
      return untilOf('appraisal-2')
    case 'council-until':
      return untilOf('council')
    default:
      return name satisfies never
  }
}

/** The fields in the order of the page: the summary follows it. */
export const fieldOrder = [
  'framework-0',
  'title',
  'from',
  'until',
  'survey-yes',
  'self-until',
  'appraisal-until',
  'clarification-until',
  'appraisal-2-until',
  'council-until',
  'tolerance',
  'units-all',
] as const
