/** A QR code as the outline of its dark squares, for the page to draw. */
import encode from 'qr'

/** `path`: of an SVG, in a square of `size` units. */
export interface Drawing {
  readonly size: number
  readonly path: string
}

export function qrDrawing(words: string): Drawing {
  const rows = encode(words, 'raw', { border: 3 })
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return { size: rows.length, path }
}
