/** Asks for a reason, and for a day where one is needed, before something that goes on record. */
import { html, nothing, render } from 'lit'
import type { TemplateResult } from 'lit'
import { readDay } from '../../engine/live.ts'
import type { Day } from '../../engine/live.ts'
import { Refused } from '../client.ts'
import { text } from '../text.ts'
import type { Question } from './confirm.ts'
import { explain } from './page.ts'
import { toast } from './toast.ts'

export interface Given {
  readonly reason: string
  /** "" where none was asked for. */
  readonly day: Day
}

/** What is wrong, and where: the ids of the boxes; "" is no one of them. */
type Wrong = Readonly<Partial<Record<'reason-day' | 'reason-words' | '', string>>>

/**
 * Stays until the server took it: a refusal is said in the dialog, with everything that was typed. Over when that is
 * done, or when the person went back.
 */
export function askReason(
  question: Question,
  send: (given: Given) => Promise<void>,
  day?: { readonly label: string; readonly value: string },
): Promise<void> {
  const dialog = document.createElement('dialog')
  dialog.setAttribute('aria-labelledby', 'reason-title')
  let busy = false
  const read = (): Given | Wrong => {
    const reason = dialog.querySelector('textarea')?.value.normalize('NFC').trim() ?? ''
    const typed = readDay(dialog.querySelector('input')?.value ?? '')
    if (reason !== '' && (!day || typed !== null)) return { reason, day: typed ?? '' }
    return {
      ...(day && typed === null && { 'reason-day': text('reason.day-missing') }),
      ...(reason === '' && { 'reason-words': text('decide.reason-missing') }),
    }
  }
  const say = (wrong: Wrong): void => {
    draw(wrong)
    const box = wrong['reason-day'] === undefined ? 'textarea' : 'input'
    dialog.querySelector<HTMLElement>(box)?.focus()
  }
  const give = async (): Promise<void> => {
    const given = read()
    if (!('reason' in given)) return say(given)
    if (busy) return
    busy = true
    draw({})
    try {
      await send(given)
      busy = false
      dialog.close()
      toast(text('course.done'))
    } catch (cause) {
      busy = false
      say(refused(cause, day !== undefined))
    }
  }
  const error = (id: keyof Wrong, words: string | undefined): TemplateResult =>
    html`<span id="${id}-error" role="alert" class=${words === undefined ? '' : 'field-error'}
      >${words === undefined ? nothing : text('problems.error', { text: words })}</span
    >`
  const draw = (wrong: Wrong): void => {
    const { 'reason-day': wrongDay, 'reason-words': wrongWords, '': whole } = wrong
    render(
      html`
        <h2 id="reason-title">${question.title}</h2>
        ${question.lines.map((line) => html`<p>${line}</p>`)}
        <form
          novalidate
          @submit=${(event: SubmitEvent) => {
            event.preventDefault()
            void give()
          }}
        >
          ${
            day
              ? html`<div class="field">
                  <label for="reason-day">${day.label}</label>
                  <span class="hint" id="reason-day-hint">${text('field.date-hint')}</span>
                  <input
                    id="reason-day"
                    type="text"
                    value=${day.value}
                    aria-invalid=${wrongDay === undefined ? nothing : 'true'}
                    aria-describedby="reason-day-hint reason-day-error"
                  />
                  ${error('reason-day', wrongDay)}
                </div>`
              : nothing
          }
          <div class="field">
            <label for="reason-words">${text('decide.reason')}</label>
            <textarea
              id="reason-words"
              rows="3"
              aria-invalid=${wrongWords === undefined ? nothing : 'true'}
              aria-describedby="reason-words-error"
            ></textarea>
            ${error('reason-words', wrongWords)}
          </div>
          ${error('', whole)}
          <p class="actions">
            <button aria-disabled=${busy ? 'true' : nothing}>${question.yes}</button>
            <button type="button" class="button-second" ?disabled=${busy} @click=${() => dialog.close()}>
              ${text('confirm.no')}
            </button>
          </p>
        </form>
      `,
      dialog,
    )
  }
  draw({})
  document.body.append(dialog)
  dialog.showModal()
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      // While the server is asked, nobody can know yet what there is to go back to.
      if (busy) return dialog.showModal()
      resolve()
      dialog.remove()
    })
  })
}

/** Beside the box that the server names; else for the whole. */
function refused(cause: unknown, dated: boolean): Wrong {
  const errors = cause instanceof Refused ? (cause.problem.errors ?? []) : []
  const of = (pointer: string): string | undefined => errors.find((one) => one.pointer === pointer)?.detail
  const [until, reason] = [dated ? of('/until') : undefined, of('/reason')]
  if (until === undefined && reason === undefined) return { '': explain(cause) }
  return {
    ...(until !== undefined && { 'reason-day': until }),
    ...(reason !== undefined && { 'reason-words': reason }),
  }
}
