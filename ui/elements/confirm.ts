/** Asks once before something that cannot be taken back: `if (await confirmed({…})) …`. */
import { html, render } from 'lit'
import { text } from '../text.ts'

export interface Question {
  readonly title: string
  readonly lines: readonly string[]
  readonly yes: string
  /** For good: the keyboard begins on the way back, so that Enter twice does not do it. */
  readonly grave?: boolean
}

export function confirmed(question: Question): Promise<boolean> {
  const dialog = document.createElement('dialog')
  dialog.setAttribute('aria-labelledby', 'confirm-title')
  render(
    html`
      <h2 id="confirm-title">${question.title}</h2>
      ${question.lines.map((line) => html`<p>${line}</p>`)}
      <form method="dialog" class="actions">
        <button value="yes">${question.yes}</button>
        <button class="button-second" value="no" ?autofocus=${question.grave ?? false}>${text('confirm.no')}</button>
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
