/** Asks for a reason, and for a day where one is needed, before something that goes on record. */
import { html, nothing, render } from 'lit'
import { readDay } from '../../engine/live.ts'
import type { Day } from '../../engine/live.ts'
import { text } from '../text.ts'
import type { Question } from './confirm.ts'

export interface Given {
  readonly reason: string
  /** "" where none was asked for. */
  readonly day: Day
}

/** Null: the person went back. */
export function askReason(
  question: Question,
  day?: { readonly label: string; readonly value: string },
): Promise<Given | null> {
  const dialog = document.createElement('dialog')
  dialog.setAttribute('aria-labelledby', 'reason-title')
  const read = (): Given | null => {
    const reason = dialog.querySelector('textarea')?.value.normalize('NFC').trim() ?? ''
    const typed = readDay(dialog.querySelector('input')?.value ?? '')
    return reason === '' || (day && typed === null) ? null : { reason, day: typed ?? '' }
  }
  /** The box that is to be filled in. */
  const wrongBox = (): HTMLElement | null => {
    const box = dialog.querySelector('input')
    return box && readDay(box.value) === null ? box : dialog.querySelector('textarea')
  }
  const draw = (wrong: boolean): void => {
    render(
      html`
        <h2 id="reason-title">${question.title}</h2>
        ${question.lines.map((line) => html`<p>${line}</p>`)}
        <form
          novalidate
          @submit=${(event: SubmitEvent) => {
            event.preventDefault()
            if (read() !== null) return dialog.close('yes')
            draw(true)
            wrongBox()?.focus()
          }}
        >
          ${
            day
              ? html`<div class="field">
                  <label for="reason-day">${day.label}</label>
                  <span class="hint" id="reason-day-hint">${text('field.date-hint')}</span>
                  <input id="reason-day" type="text" value=${day.value} aria-describedby="reason-day-hint" />
                </div>`
              : nothing
          }
          <div class="field">
            <label for="reason-words">${text('decide.reason')}</label>
            <textarea id="reason-words" rows="3" aria-describedby=${wrong ? 'reason-error' : nothing}></textarea>
            <span id="reason-error" role="alert" class=${wrong ? 'field-error' : ''}
              >${wrong ? text(day ? 'reason.day-missing' : 'decide.reason-missing') : nothing}</span
            >
          </div>
          <p class="actions">
            <button>${question.yes}</button>
            <button type="button" class="button-second" @click=${() => dialog.close()}>${text('confirm.no')}</button>
          </p>
        </form>
      `,
      dialog,
    )
  }
  draw(false)
  document.body.append(dialog)
  dialog.showModal()
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      resolve(dialog.returnValue === 'yes' ? read() : null)
      dialog.remove()
    })
  })
}
