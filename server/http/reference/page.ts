/** The OpenAPI document as a page to read. */
import type { Lang } from '../../../engine/index.ts'
import { html, type Markup, plainPage } from '../html.ts'
import type { Shape } from './components.ts'
import type { OpenApi, Operation, Parameter } from './openapi.ts'
import { words } from './words.ts'

export function referencePage({ info, paths, components }: OpenApi, lang: Lang): string {
  const say = words[lang]
  const tags = new Map<string, Markup[]>()
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, one] of Object.entries(methods)) {
      const tag = one.tags[0] ?? ''
      tags.set(tag, [...(tags.get(tag) ?? []), operation(`${method.toUpperCase()} ${path}`, one, lang)])
    }
  }
  const content = html`<p>${info.description}</p>
    <p><a href="/api/v1/openapi.json?lang=${lang}">${say.raw}</a></p>
    ${[...tags].map(
      ([tag, operations]) =>
        html`<section>
          <h2>${tag}</h2>
          ${operations}
        </section>`,
    )}
    <section>
      <h2>${say.shapes}</h2>
      ${Object.entries(components.schemas).map(
        ([name, shape]) =>
          html`<h3 id="${name}">${name}</h3>
            ${shapeOf(shape)}`,
      )}
    </section>`
  return plainPage({ lang, title: info.title, other: `/api/v1/reference?lang=${lang === 'vi' ? 'en' : 'vi'}`, content })
}

function operation(title: string, one: Operation, lang: Lang): Markup {
  const say = words[lang]
  return html`<article>
    <h3 id="${one.operationId}"><code>${title}</code></h3>
    <p>${one.summary}</p>
    <p>${one.description}</p>
    <dl>
      ${
        one.parameters.length === 0
          ? null
          : html`<dt>${say.parameters}</dt>
              ${one.parameters.map(parameter)}`
      }
      ${
        one.requestBody === undefined
          ? null
          : html`<dt>${say.body}</dt>
              ${bodies(one.requestBody.content)}`
      }
      <dt>${say.answers}</dt>
      ${Object.entries(one.responses).map(
        ([status, { description, content }]) =>
          html`<dd><code>${status}</code> ${description}${Number(status) < 300 ? bodies(content ?? {}) : null}</dd>`,
      )}
    </dl>
  </article>`
}

const parameter = ({ name, in: where, required, description, schema }: Parameter): Markup =>
  html`<dd>
    <code>${name}${required ? '' : '?'}</code> (${where}) ${description ?? ''}
    ${where === 'query' ? shapeOf(schema) : null}
  </dd>`

const bodies = (content: Readonly<Record<string, { readonly schema: Shape }>>): Markup =>
  html`${Object.entries(content).map(([type, { schema }]) => html`<dd><code>${type}</code> ${shapeOf(schema)}</dd>`)}`

const prefix = '#/components/schemas/'

function shapeOf(shape: Shape): Markup | null {
  if (Object.keys(shape).length === 0) return null
  const reference = referenced(shape)
  if (reference !== null) return html`<a href="#${reference}">${reference}</a>`
  return html`<pre tabindex="0">${JSON.stringify(shape, (_key, value: unknown) => shortened(value), 2)}</pre>`
}

const referenced = (shape: Shape): string | null =>
  typeof shape['$ref'] === 'string' ? shape['$ref'].slice(prefix.length) : null

/** A reference inside a shape shows as the name that it stands for. */
function shortened(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return referenced(value as Shape) ?? value
}
