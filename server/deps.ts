/** What everything is given instead of reaching for it: the store, the clock, the files. */
import type { Logger } from 'pino'
import type { AccessSettings } from './access/settings.ts'
import type { Evidence } from './evidence/evidence.ts'
import type { ShelfOf } from './frameworks.ts'
import type { Role, Scope } from './http/schemas.ts'
import type { Judge } from './judging/judge.ts'
import type { SecretKey } from './keys/secrets.ts'
import type { SigningKey } from './keys/signing.ts'
import type { Writer } from './store/journal.ts'
import type { Store } from './store/open.ts'

export interface Deps {
  readonly store: Store
  readonly shelf: ShelfOf
  /** Whether a framework may be published; takes long, and holds up nobody else. */
  readonly judge: Judge
  readonly evidence: Evidence
  readonly now: () => Date
  /** Signs checkpoints of the journal. */
  readonly signing: SigningKey
  /** Seals the secrets of second factors. */
  readonly secrets: SecretKey
  readonly log: Logger
  readonly access: AccessSettings
  /** Whether a server for mail is set: without one notices stay in the outbox. */
  readonly mails?: boolean
}

/** The person who asks, acting under one membership; or the integration. */
export interface Actor extends Writer {
  readonly username: string
  readonly membership: string
  readonly role: Role
  readonly unit: { readonly id: string; readonly name: string } | null
  /** Units of all memberships that are not over, whichever is acted under: nobody judges their own. */
  readonly units: readonly string[]
  /** What the person does before anything else; absent: nothing. */
  readonly needs?: 'password' | 'second-factor' | null
  /** Of an integration: all that it may, whatever the role. Absent for a person. */
  readonly scopes?: readonly Scope[]
}
