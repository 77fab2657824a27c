/** The number of a domain as the annexes of decisions print it: "4" → "IV"; what is no plain number stays as it is. */
import { html } from 'lit'
import type { TemplateResult } from 'lit'

const signs = [
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const

export function roman(number: string): string {
  if (!/^[1-8]?\d$/.test(number) || number === '0') return number
  let left = Number(number)
  let written = ''
  for (const [value, sign] of signs) for (; left >= value; left -= value) written += sign
  return written
}

/** Arabic on the screen, where people refer to "1.2"; Roman on paper. */
export const domainNumber = (number: string): TemplateResult =>
  html`<span class="on-paper" data-paper=${roman(number)}><span class="no-print">${number}</span></span>`
