/** A QR code as a drawing on the page: no picture leaves or enters it, because it holds a secret. */
import { html, svg } from 'lit'
import type { TemplateResult } from 'lit'
import type { FactorSecret } from '../api.ts'

export const qrCode = ({ size, path }: FactorSecret['qr'], label: string): TemplateResult =>
  html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label=${label} shape-rendering="crispEdges">
    ${svg`<rect width=${size} height=${size} fill="#fff"/><path d=${path} fill="#000"/>`}
  </svg>`
