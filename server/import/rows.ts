/** What a spreadsheet is here: rows of text. */

export const mostRows = 5000
export const mostColumns = 60

/** `number`: as the spreadsheet program counts, from 1. Cells are trimmed; empty ones are "". */
export interface TableRow {
  readonly number: number
  readonly cells: readonly string[]
  /** Where nobody knows whether a cell and the next one were one number: "8,5" in a file parted by commas. */
  readonly parted?: number
}

export type Table =
  | { readonly kind: 'table'; readonly rows: readonly TableRow[] }
  | { readonly kind: 'unreadable'; readonly code: 'not-a-table' | 'not-utf8' | 'open-quote' | 'too-many-rows' }
