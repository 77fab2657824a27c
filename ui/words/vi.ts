/**
 * The whole catalogue. Vietnamese is the source: English must have exactly these keys, by type.
 * Pages never import this: words come in three parts (`first`, `later`, `authoring`), see `text.ts`.
 */
import { authoringVi } from './authoring.vi.ts'
import { firstVi } from './first.vi.ts'
import { laterVi } from './later.vi.ts'

export const vi = { ...firstVi, ...laterVi, ...authoringVi } as const
