/** Shows what a pasted column would put where, before anything is changed. Loaded with the first paste. */
import { html, nothing, render } from 'lit'
import type { TemplateResult } from 'lit'
import { showValue, unreadableWords } from '../fields/registry.ts'
import { partNumber } from '../sheets.ts'
import { say, text } from '../text.ts'
import { cellsOf, column } from '../spreadsheet/cells.ts'
import { cellCounts, keepsText, pasted } from './paste.ts'
import type { PasteAt, Pasted, PastedCell } from './paste.ts'

type Place = Omit<PasteAt, 'withLocked'>

/** What is to be changed once the person has agreed; null: nothing. */
export function askPaste(clip: string, place: Place): Promise<Pasted | null> {
  const rows = cellsOf(clip)
  const columns = Math.max(...rows.map((row) => row.length))
  let chosen = bestColumn(rows, columns, place)
  let withLocked = false
  const now = (): Pasted => pasted(column(rows, chosen), { ...place, withLocked })
  const dialog = document.createElement('dialog')
  dialog.className = 'paste'
  dialog.setAttribute('aria-labelledby', 'paste-title')
  const draw = (): void => {
    const found = now()
    render(
      html`
        <h2 id="paste-title">${text('paste.title')}</h2>
        <p role="status">${summary(found)}</p>
        ${
          columns > 1
            ? html`<div class="field">
                <label for="paste-column">${text('paste.column')}</label>
                <select
                  id="paste-column"
                  @change=${(event: Event) => {
                    chosen = Number((event.target as HTMLSelectElement).value)
                    draw()
                  }}
                >
                  ${Array.from(
                    { length: columns },
                    (_, at) =>
                      html`<option value=${at} ?selected=${at === chosen}>
                        ${text('paste.column-number', { number: at + 1, first: rows[0]?.[at] ?? '' })}
                      </option>`,
                  )}
                </select>
              </div>`
            : nothing
        }
        <div class="option">
          <input
            type="checkbox"
            id="paste-locked"
            .checked=${withLocked}
            @change=${() => {
              withLocked = !withLocked
              draw()
            }}
          />
          <label for="paste-locked">${text('paste.with-locked')}</label>
        </div>
        <div class="scroller" role="region" tabindex="0" aria-label=${text('paste.table')}>${preview(found)}</div>
        <form method="dialog" class="actions">
          <button value="yes" ?disabled=${found.entries.size === 0}>${doWords(found)}</button>
          <button class="button-second" value="no">${text('confirm.no')}</button>
        </form>
      `,
      dialog,
    )
  }
  draw()
  document.body.append(dialog)
  dialog.showModal()
  dialog.querySelector<HTMLElement>('button[value=yes]')?.focus()
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(dialog.returnValue === 'yes' ? now() : null)
    })
  })
}

/** The column of which most can be read; of equal ones the last, where spreadsheets keep their figures. */
function bestColumn(rows: ReturnType<typeof cellsOf>, columns: number, place: Place): number {
  const good = Array.from({ length: columns }, (_, at) => {
    const { cells } = pasted(column(rows, at), { ...place, withLocked: false })
    return cells.filter(({ read }) => read.kind === 'value').length
  })
  return good.lastIndexOf(Math.max(...good))
}

function doWords(found: Pasted): string {
  const { filled, kept } = cellCounts(found)
  return kept === 0 ? text('paste.do', { count: filled }) : text('paste.do-kept', { count: filled, kept })
}

function summary(found: Pasted): string {
  const { cells, over } = found
  const { filled, kept, left } = cellCounts(found)
  const count = (kind: PastedCell['read']['kind']): number => cells.filter(({ read }) => read.kind === kind).length
  return [
    text('paste.read', { count: filled }),
    kept > 0 ? text('paste.kept', { count: kept }) : '',
    left > 0 ? text('paste.left', { count: left }) : '',
    count('empty') > 0 ? text('paste.empty', { count: count('empty') }) : '',
    count('locked') > 0 ? text('paste.locked', { count: count('locked') }) : '',
    over > 0 ? text('paste.over', { count: over }) : '',
  ]
    .filter((words) => words !== '')
    .join('; ')
}

function preview({ cells }: Pasted): TemplateResult {
  return html`<table>
    <caption class="hidden-words">
      ${text('paste.table')}
    </caption>
    <thead>
      <tr>
        <th scope="col">${text('criterion')}</th>
        <th scope="col">${text('paste.question')}</th>
        <th scope="col">${text('paste.cell')}</th>
        <th scope="col">${text('paste.value')}</th>
      </tr>
    </thead>
    <tbody>
      ${cells.map(
        (one) =>
          html`<tr>
            <th scope="row" title=${say(one.leaf.title)}>${partNumber(one.leaf)}</th>
            <td>${say(one.input?.label ?? one.leaf.title)}</td>
            <td class="digits">${one.cell}</td>
            <td>${outcome(one)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

function outcome({ cell, leaf, input, read }: PastedCell): TemplateResult | string {
  switch (read.kind) {
    case 'value':
      return html`<span class="strong">${input ? showValue(input, read.value) : ''}</span>`
    case 'empty':
      return text('paste.stays')
    case 'locked':
      return leaf.scored_by === 'appraisal' ? text('paste.claimed') : text('row.by-council')
    case 'unreadable':
      return html`<span class="wrong"
        >${text('problems.error', {
          text:
            input && keepsText(input)
              ? `${unreadableWords(input, cell)}; ${text('paste.waits')}`
              : text('paste.no-choice'),
        })}</span
      >`
    default:
      return read satisfies never
  }
}
