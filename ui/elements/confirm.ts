/** Asks once before something that cannot be taken back: `if (await confirmed({…})) …`. */
import { html, nothing, render } from 'lit'
import { text } from '../text.ts'

export interface Question {
  readonly title: string
  readonly lines: readonly string[]
  readonly yes: string
  /** Something is lost with it, or it is for good: then going back is what the focus and the eye find first. */
  readonly backFirst?: boolean
}

export function confirmed(question: Question): Promise<boolean> {
  const dialog = document.createElement('dialog')
  dialog.setAttribute('aria-labelledby', 'confirm-title')
  render(
    html`
      <h2 id="confirm-title">${question.title}</h2>
      ${question.lines.map((line) => html`<p>${line}</p>`)}
      <form method="dialog" class="actions">
        ${question.backFirst ? nothing : html`<button value="yes">${question.yes}</button>`}
        <button class=${question.backFirst ? '' : 'button-second'} value="no">${text('confirm.no')}</button>
        ${question.backFirst ? html`<button class="button-second" value="yes">${question.yes}</button>` : nothing}
      </form>
    `,
    dialog,
  )
  document.body.append(dialog)
  dialog.showModal()
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      resolve(dialog.returnValue === 'yes')
      dialog.remove()
    })
  })
}
