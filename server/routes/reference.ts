/** The interface described by itself: its own routes are in the document too. */
import type { Lang } from '../../engine/index.ts'
import { forEveryone, type Route } from '../http/endpoint.ts'
import { plainStyle } from '../http/html.ts'
import { type OpenApi, openApi } from '../http/reference/openapi.ts'
import { referencePage } from '../http/reference/page.ts'
import { LanguageQuery } from '../http/schemas.ts'

/** The routes, and after them those that describe them all. */
export function withReference(routes: readonly Route[]): readonly Route[] {
  const made = new Map<Lang, OpenApi>()
  const documentIn = (lang: Lang): OpenApi => {
    const document = made.get(lang) ?? openApi(all, lang)
    made.set(lang, document)
    return document
  }
  const document = forEveryone({
    action: 'read reference',
    query: LanguageQuery,
    answers: 'application/json',
    run: ({ lang, query }) => Promise.resolve({ body: documentIn(query.lang ?? lang) }),
  })
  const page = forEveryone({
    action: 'read reference',
    query: LanguageQuery,
    answers: 'text/html',
    run: ({ lang, query }) => {
      const chosen = query.lang ?? lang
      return Promise.resolve({ text: { type: 'text/html', content: referencePage(documentIn(chosen), chosen) } })
    },
  })
  const style = forEveryone({
    action: 'read reference',
    answers: 'text/css',
    run: () => Promise.resolve({ text: { type: 'text/css', content: plainStyle } }),
  })
  const all: readonly Route[] = [
    ...routes,
    ['get', '/openapi.json', document],
    ['get', '/reference', page],
    ['get', '/plain.css', style],
  ]
  return all
}
