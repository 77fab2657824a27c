/**
 * The whole catalogue. Vietnamese is the source: English must have exactly these keys, by type.
 * Pages never import this: words come in two parts (`first`, `later`), see `text.ts`.
 */
import { firstVi } from './first.vi.ts'
import { laterVi } from './later.vi.ts'

export const vi = { ...firstVi, ...laterVi } as const
