/** The texts that a draft begins with. Pure. */
import type { FrameworkSource, FrameworkSummary } from '../api.ts'
import { today } from '../format.ts'
import { withHead, withReference } from './head.ts'

export interface Beginning {
  readonly text: string
  readonly examples: string
}

/** The same, as another version or under another id: every other byte stays. */
export function copied({ text, examples }: FrameworkSource, id: string, version: string): Beginning {
  return {
    text: withHead(text, { framework: id, version }),
    examples: withReference(examples ?? '', `${id}@${version}`),
  }
}

/** The step that a change of meaning needs; a smaller or larger one is a press of a button once the changes are there. */
export function nextVersion(versions: readonly Pick<FrameworkSummary, 'version'>[]): string {
  const parts = versions.map(({ version }) => version.split('.').map(Number))
  const [major = 1, minor = 0] =
    parts.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0)).at(-1) ?? []
  return `${major}.${minor + 1}.0`
}

/** A framework that says only what it has otherwise. Its examples begin as those of what it extends. */
export function adapting(
  { id: above, version, examples }: FrameworkSource,
  { title }: Pick<FrameworkSummary, 'title'>,
  { id, authority }: { readonly id: string; readonly authority: string },
): Beginning {
  const quoted = (words: string): string => JSON.stringify(words)
  const text = [
    '# yaml-language-server: $schema=../framework.schema.json',
    '# $schema: ../framework.schema.json',
    '',
    `framework: ${id}`,
    'version: "1.0.0"',
    'title:',
    `  vi: ${quoted(title.vi)}`,
    ...(title.en === undefined ? [] : [`  en: ${quoted(title.en)}`]),
    // Official is what was issued: the author says so once it was.
    'provenance: illustrative',
    `authority: ${quoted(authority)}`,
    `effective: { from: "${today()}" }`,
    `extends: ${above}@${version}`,
    '',
    'changes: []',
    '',
  ].join('\n')
  return { text, examples: withReference(examples ?? '', `${id}@1.0.0`) }
}
