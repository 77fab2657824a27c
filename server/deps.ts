/** What everything is given instead of reaching for it: the store, the clock, the files. */
import type { Logger } from 'pino'
import type { EvidenceFolder } from './evidence/folder.ts'
import type { Shelf } from './frameworks.ts'
import type { Role, Scope } from './http/schemas.ts'
import type { SigningKey } from './signing.ts'
import type { Writer } from './store/journal.ts'
import type { Store } from './store/open.ts'

export interface Deps {
  readonly store: Store
  readonly shelf: Shelf
  readonly evidence: EvidenceFolder
  readonly now: () => Date
  /** Signs checkpoints of the journal. */
  readonly signing: SigningKey
  readonly log: Logger
}

/** The person who asks, or the integration. */
export interface Actor extends Writer {
  readonly username: string
  readonly role: Role
  readonly unit: { readonly id: string; readonly name: string } | null
  /** Of an integration: all that it may, whatever the role. Absent for a person. */
  readonly scopes?: readonly Scope[]
}
