/** The two files that every table of a result can be had as. */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { toast } from '../elements/toast.ts'
import { language } from '../language.ts'
import { text } from '../text.ts'
import type { Table } from './cells.ts'
import { csvOf, download, save } from './csv.ts'

/** `of`: whose table it is, for those who hear the page. The table is made when it is asked for. */
export function exports(table: () => Table, of: string): TemplateResult {
  const name = html`<span class="hidden-words">: ${of}</span>`
  return html`<p class="actions no-print">
    <button type="button" class="button-second" @click=${() => asCsv(table())}>${text('results.csv')}${name}</button>
    <button type="button" class="button-second" @click=${() => void asWorkbook(table())}>
      ${text('figures.xlsx')}${name}
    </button>
  </p>`
}

const asCsv = (table: Table): void => download(`${table.file}.csv`, csvOf(table, language()))

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function asWorkbook(table: Table): Promise<void> {
  try {
    const { workbook } = await import('./workbook.ts')
    save(`${table.file}.xlsx`, new Blob([await workbook(table)], { type: spreadsheet }))
  } catch {
    toast(text('page.unreachable'))
  }
}
