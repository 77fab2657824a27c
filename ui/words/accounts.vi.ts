/** Words of the pages of accounts: people, units one by one, imports, authorities below, tokens of integrations. */
import { integrationVi } from './integration.vi.ts'
import { peopleVi } from './people.vi.ts'

export const accountsVi = { ...peopleVi, ...integrationVi } as const
