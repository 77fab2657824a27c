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

/** A whole page that needs no script and nothing from elsewhere. */
export const plainPage = ({ lang, title, other, content }: PlainPage): string =>
  html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Khung</title>
        <link rel="stylesheet" href="/api/v1/plain.css" />
      </head>
      <body>
        <header>
          <a href="/">Khung</a>
          <a href="${other}" hreflang="${lang === 'vi' ? 'en' : 'vi'}" lang="${lang === 'vi' ? 'en' : 'vi'}"
            >${lang === 'vi' ? 'English' : 'Tiếng Việt'}</a
          >
        </header>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html> `.markup

export const plainStyle = `:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; overflow-wrap: anywhere; }
header { display: flex; justify-content: space-between; gap: 1rem; }
h1 { font-size: 1.75rem; line-height: 1.2; }
h2 { font-size: 1.375rem; margin-top: 2.5rem; }
h3 { font-size: 1.125rem; margin-top: 2rem; border-top: 1px solid; padding-top: 1rem; }
code, pre { font-family: ui-monospace, monospace; font-size: 0.9375rem; }
pre { overflow-x: auto; padding: 0.75rem; border: 1px solid; white-space: pre-wrap; }
dt { font-weight: 600; }
dd { margin: 0 0 0.5rem 1rem; }
label { display: block; font-weight: 600; margin-top: 1rem; }
input, button { font: inherit; padding: 0.5rem; max-width: 100%; box-sizing: border-box; }
input { width: 100%; }
button { margin-top: 1rem; padding-inline: 1.5rem; }
summary { cursor: pointer; padding-block: 0.5rem; }
`
