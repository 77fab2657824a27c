/** Pages that the server writes itself: what is put into the markup is escaped, unless it is markup already. */
import type { Lang } from '../../engine/index.ts'

export interface Markup {
  readonly markup: string
}
type Part = string | number | Markup | null | readonly Part[]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function show(part: Part): string {
  if (part === null) return ''
  if (typeof part === 'string' || typeof part === 'number') {
    return String(part).replace(/[&<>"']/g, (sign) => entities[sign] ?? '')
  }
  return 'markup' in part ? part.markup : part.map(show).join('')
}

export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  markup: texts.map((text, at) => text + show(parts[at] ?? null)).join(''),
})

export interface PlainPage {
  readonly lang: Lang
  readonly title: string
  /** The address of the same page in the other language. */
  readonly other: string
  readonly content: Markup
}

/** A whole page that needs no script and nothing from elsewhere. `/fonts.css` comes with the built pages, whose fonts it names. */
export const plainPage = ({ lang, title, other, content }: PlainPage): string =>
  html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Khung</title>
        <link rel="stylesheet" href="/fonts.css" />
        <link rel="stylesheet" href="/api/v1/plain.css" />
      </head>
      <body>
        <header>
          <div>
            <a class="brand" href="/">
              <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
                <rect width="32" height="32" rx="4" fill="#0B4F9E" />
                <path d="M7 7h18v18H7zM7 13h18M13 13v12" fill="none" stroke="#fff" stroke-width="2.5" />
              </svg>
              Khung
            </a>
            <a href="${other}" hreflang="${lang === 'vi' ? 'en' : 'vi'}" lang="${lang === 'vi' ? 'en' : 'vi'}"
              >${lang === 'vi' ? 'English' : 'Tiếng Việt'}</a
            >
          </div>
        </header>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html> `.markup

/** The look of the product: the same colours, measures and frame. */
export const plainStyle = `:root { color-scheme: light; font: 100%/1.5 'Source Sans 3', system-ui, sans-serif; color: #14181f; background: #fff; }
body { margin: 0; overflow-wrap: anywhere; border-top: 4px solid #0b4f9e; }
header { border-bottom: 1px solid #d5dae1; }
header > div, main { box-sizing: border-box; max-width: 76rem; margin: 0 auto; padding: 8px 16px; }
header > div { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 8px 24px; }
.ways { display: flex; flex-wrap: wrap; gap: 4px 24px; }
.brand { display: inline-flex; align-items: center; gap: 12px; min-height: 44px; font-weight: 700; font-size: 1.125rem; color: inherit; text-decoration: none; }
.brand svg { width: 32px; height: 32px; }
main { padding-block: 24px 48px; }
main > * { max-width: 44rem; }
a { color: #0b4f9e; }
a:hover { color: #083a75; }
header a { display: inline-flex; align-items: center; min-height: 32px; }
h1 { font-size: 2rem; line-height: 1.3; margin: 0 0 16px; }
h2 { font-size: 1.5rem; line-height: 1.35; margin-top: 2rem; }
h3 { font-size: 1.25rem; line-height: 1.4; margin-top: 2rem; border-top: 1px solid #d5dae1; padding-top: 1rem; }
code, pre { font-family: ui-monospace, monospace; font-size: 0.9375rem; }
pre { overflow-x: auto; padding: 12px; border: 1px solid #d5dae1; background: #f4f6f8; white-space: pre-wrap; }
dt { font-weight: 600; }
dd { margin: 0 0 0.5rem 1rem; }
label { display: block; font-weight: 600; margin-top: 16px; }
input, button { font: inherit; padding: 8px 12px; min-height: 44px; max-width: 100%; box-sizing: border-box; border: 1px solid #6b7686; border-radius: 4px; }
input { width: 100%; }
button { margin-top: 16px; padding-inline: 24px; border-color: #0b4f9e; background: #0b4f9e; color: #fff; font-weight: 600; cursor: pointer; }
button:hover { background: #083a75; }
:focus-visible { outline: 3px solid #0b4f9e; outline-offset: 2px; }
.verdict { padding: 12px 16px; border-left: 4px solid #0b4f9e; background: #f4f6f8; font-weight: 600; }
.good { border-color: #0b6b3a; background: #e6f4ec; }
.bad { border-color: #b3161b; background: #fdebeb; }
summary { cursor: pointer; padding-block: 8px; }
@media print {
  @page { size: A4; margin: 20mm 15mm 20mm 30mm; }
  body { border: 0; }
  header > div, main { max-width: none; padding-inline: 0; }
  a { color: inherit; text-decoration: none; }
  .verdict { border: 1px solid #000; background: none; }
  button, .ways, [hreflang] { display: none !important; }
}
`
