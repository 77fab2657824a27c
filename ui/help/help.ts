/** What a page of help is made of: plain data, shown by one page. */
import type { Lang } from '../../engine/live.ts'
import type { Role } from '../api.ts'

export const pictures = [
  'office-home',
  'office-form',
  'leader-home',
  'council-home',
  'council-desk',
  'chair-round',
  'administrator-home',
  'auditor-journal',
  'author-draft',
  'author-comparison',
  'survey-points',
] as const
export type Picture = (typeof pictures)[number]

export interface HelpStep {
  readonly does: string
  readonly picture?: { readonly id: Picture; readonly shows: string }
}

export interface Help {
  /** What the role is for, in a sentence or two. */
  readonly what: string
  /** In the order in which they are done. */
  readonly steps: readonly HelpStep[]
  readonly trouble: readonly { readonly when: string; readonly then: string }[]
  readonly ask: string
}

export type HelpTexts = Readonly<Record<Role, Help>>

/** Made from the running product by `npm run pictures`. */
export const pictureUrl = (id: Picture, lang: Lang): string =>
  new URL(`./pictures/${id}-${lang}.webp`, import.meta.url).href
