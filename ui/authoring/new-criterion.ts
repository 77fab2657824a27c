/** Dialogs for what needs more than one value: a new criterion, and another way to score one. */
import { html, nothing, render } from 'lit'
import type { TemplateResult } from 'lit'
import type { Change, Row } from '../../engine/author.ts'
import { readNumber } from '../../engine/live.ts'
import { formText } from '../administration/form-text.ts'
import { textField } from '../administration/text-field.ts'
import { explain } from '../elements/page.ts'
import { say, text } from '../text.ts'
import type { Looked, TemplateName } from './author.worker.ts'
import { applied } from './applied.ts'
import type { DraftWork } from './draft-work.ts'

type Rows = Extract<Looked, { readonly kind: 'rows' }>
type Wrong = Readonly<Record<string, string | undefined>>

/** The id of the criterion that was added; null: the person went back. */
export async function addCriterion(work: DraftWork, looked: Rows, row: Row): Promise<string | null> {
  const templates = await work.templates()
  const [under, after] = row.kind === 'leaf' ? [row.parent, row.id] : [row.id, null]
  let added: string | null = null
  await ask(
    text(row.kind === 'leaf' ? 'author.add-after' : 'author.add-within'),
    (wrong) => html`
      ${textField({ id: 'new-number', label: text('new.number'), problem: wrong['new-number'], value: nextNumber(looked.rows, row) })}
      ${textField({ id: 'new-title', label: text('new.title'), problem: wrong['new-title'] })}
      ${textField({ id: 'new-max', label: text('author.max'), problem: wrong['new-max'], value: '1' })}
      ${choice(templates)}
    `,
    async (form) => {
      const [number, title] = [formText(form, 'new-number').trim(), formText(form, 'new-title').normalize('NFC').trim()]
      const max = readNumber(formText(form, 'new-max'), { type: 'decimal', decimals: 4 })
      const wrong: Wrong = {
        ...(number === '' && { 'new-number': text('new.number-missing') }),
        ...(title === '' && { 'new-title': text('new.title-missing') }),
        ...(max.kind !== 'number' && { 'new-max': text('author.not-a-number') }),
      }
      if (Object.keys(wrong).length > 0 || max.kind !== 'number') return wrong
      const template = formText(form, 'new-template')
      const taken = looked.rows.map(({ id }) => id)
      const node = await work.newLeaf({ number, title, max: max.value, template, digits: digitsOf(looked), taken })
      const outcome = await made(work, { kind: 'add', under, after, node })
      if (outcome === null) added = node.id
      return outcome
    },
  )
  return added
}

export async function changeRule(work: DraftWork, looked: Rows, row: Row): Promise<void> {
  const templates = await work.templates()
  await ask(
    text('author.change-rule'),
    () =>
      html`<p>${text('new.rule-what')}</p>
        ${choice(templates)}`,
    async (form) => {
      const template = formText(form, 'new-template')
      const { inputs, rule, evidence, scored_by } = await work.newLeaf({
        number: row.number,
        title: row.title.vi,
        max: row.max,
        template,
        digits: digitsOf(looked),
        taken: [],
      })
      return made(work, {
        kind: 'rule',
        id: row.id,
        rule,
        ...(inputs && { inputs }),
        ...(evidence && { evidence }),
        ...(scored_by && { scored_by }),
      } as unknown as Change)
    },
  )
}

/** What is wrong, by box, "" for the whole; null: it is done. */
async function made(work: DraftWork, change: Change): Promise<Wrong | null> {
  const problems = await applied(work, change)
  const [first] = problems ?? []
  return first ? { '': first.words } : null
}

const choice = (templates: readonly TemplateName[]): TemplateResult =>
  html`<fieldset>
    <legend class="strong">${text('new.template')}</legend>
    ${templates.map(
      ({ id, title, about }, index) =>
        html`<div class="option">
          <input
            type="radio"
            name="new-template"
            id="template-${id}"
            value=${id}
            ?checked=${index === 0}
            aria-describedby="template-${id}-what"
          />
          <label for="template-${id}">${say(title)}</label>
          <span class="hint" id="template-${id}-what">${say(about)}</span>
        </div>`,
    )}
  </fieldset>`

/** After the point of a criterion's points. */
const digitsOf = ({ head }: Rows): number =>
  Number(head.find(({ path }) => path.join('.') === 'rounding.criterion')?.value ?? 2)

/** "1.2.3" → "1.2.4": behind the last of its siblings, or the first of a group. */
function nextNumber(rows: readonly Row[], row: Row): string {
  const parent = row.kind === 'leaf' ? row.parent : row.id
  const last = rows.findLast((one) => one.parent === parent)
  const [tail] = /(?<!\d)\d+$/.exec(last?.number ?? '') ?? []
  if (last === undefined || tail === undefined) return `${rows.find(({ id }) => id === parent)?.number ?? ''}.1`
  return last.number.slice(0, -tail.length) + String(Number(tail) + 1)
}

function ask(
  title: string,
  fields: (wrong: Wrong) => TemplateResult,
  take: (form: FormData) => Promise<Wrong | null>,
): Promise<void> {
  const dialog = document.createElement('dialog')
  dialog.setAttribute('aria-labelledby', 'ask-title')
  let busy = false
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    busy = true
    const wrong = await take(new FormData(event.target as HTMLFormElement)).catch((cause: unknown): Wrong => ({
      '': explain(cause),
    }))
    busy = false
    if (wrong === null) return dialog.close()
    draw(wrong)
    const [first = ''] = Object.keys(wrong)
    if (first !== '') dialog.querySelector<HTMLElement>(`#${first}`)?.focus()
  }
  const draw = (wrong: Wrong): void => {
    render(
      html`
        <h2 id="ask-title">${title}</h2>
        <form novalidate @submit=${(event: SubmitEvent) => void submit(event)}>
          ${fields(wrong)}
          ${wrong[''] === undefined ? nothing : html`<p class="field-error" role="alert">${wrong['']}</p>`}
          <p class="actions">
            <button>${text('new.do')}</button>
            <button type="button" class="button-second" @click=${() => dialog.close()}>${text('confirm.no')}</button>
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
      dialog.remove()
      resolve()
    })
  })
}
