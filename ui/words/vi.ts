/**
 * The whole catalogue. Vietnamese is the source: English must have exactly these keys, by type.
 * Pages never import this: words come in lots, see `text.ts`.
 */
import { accountsVi } from './accounts.vi.ts'
import { authoringVi } from './authoring.vi.ts'
import { firstVi } from './first.vi.ts'
import { laterVi } from './later.vi.ts'

export const vi = { ...firstVi, ...laterVi, ...accountsVi, ...authoringVi } as const
