/** Units that have not submitted: who they are, and what is done about all of them at once. */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { AssessmentSummary, ReminderSent, Round } from '../api.ts'
import { askReason } from '../elements/ask-reason.ts'
import { confirmed } from '../elements/confirm.ts'
import { day, time } from '../format.ts'
import { paths } from '../paths.ts'
import { text } from '../text.ts'
import { leftOver } from './left-over.ts'

export interface Doing {
  readonly remind: () => Promise<void>
  readonly settle: (body: object) => Promise<void>
}

/** For those who may: a panel of its own beside the next step. */
export function unsubmittedPanel(round: Round, { remind, settle }: Doing): TemplateResult | typeof nothing {
  const { unsubmitted } = leftOver(round)
  if (unsubmitted.length === 0) return nothing
  const count = unsubmitted.length
  const assessments = unsubmitted.map(({ id }) => id)
  const extend = async (): Promise<void> => {
    const lines = [text('unsubmitted.extend-why'), preview(unsubmitted)]
    const title = text('unsubmitted.extend', { count })
    await askReason(
      { title, lines, yes: title },
      ({ reason, day: until }) => settle({ assessments, how: 'extend', until, reason }),
      { label: text('course.until'), value: day(round.self_scoring_until) },
    )
  }
  const proceed = async (): Promise<void> => {
    const lines = [text('unsubmitted.proceed-why'), preview(unsubmitted)]
    const title = text('unsubmitted.proceed', { count })
    await askReason({ title, lines, yes: title }, ({ reason }) =>
      settle({ assessments, how: 'proceed', until: null, reason }),
    )
  }
  const ask = async (): Promise<void> => {
    const title = text('unsubmitted.remind', { count })
    const lines = [text('unsubmitted.remind-why'), preview(unsubmitted)]
    if (await confirmed({ title, lines, yes: title })) await remind()
  }
  const button = (words: string, act: () => Promise<void>): TemplateResult =>
    html`<button type="button" class="button-second" @click=${() => void act()}>${words}</button>`
  const { reminder } = round
  return html`<section class="panel" aria-labelledby="unsubmitted">
    <h2 id="unsubmitted">${text('unsubmitted.title', { count, of: round.assessments.length })}</h2>
    <ul>
      ${unsubmitted.map(
        (row) =>
          html`<li>
            <a href=${paths.assessment(row.id)}>${row.unit.name}</a>
            ${text('unsubmitted.answered', { count: row.progress.answered, of: row.progress.to_answer })}
          </li>`,
      )}
    </ul>
    <p class="muted">${reminderWords(reminder)}</p>
    <p class="actions">
      ${button(text('unsubmitted.remind', { count }), ask)} ${button(text('unsubmitted.extend', { count }), extend)}
      ${button(text('unsubmitted.proceed', { count }), proceed)}
    </p>
  </section>`
}

export function reminderWords(reminder: Round['reminder']): string {
  if (reminder === null) return text('unsubmitted.never')
  const { by, units, recipients } = reminder
  const said = { time: time(reminder.at), by, units }
  return recipients === 0 ? text('unsubmitted.last-nobody', said) : text('unsubmitted.last', { ...said, recipients })
}

/** The names, in one sentence. */
const preview = (rows: readonly AssessmentSummary[]): string =>
  text('unsubmitted.who', { units: rows.map(({ unit }) => unit.name).join('; ') })

export function sentWords({ units, recipients, unreached, mail }: ReminderSent): string {
  const sent = text('unsubmitted.sent', { units, recipients })
  const missing = unreached.length > 0 ? ` ${text('unsubmitted.unreached', { units: unreached.join('; ') })}` : ''
  return `${sent}${missing}${mail ? '' : ` ${text('unsubmitted.no-mail')}`}`
}
