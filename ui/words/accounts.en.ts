import type { accountsVi } from './accounts.vi.ts'
import { integrationEn } from './integration.en.ts'
import { peopleEn } from './people.en.ts'

export const accountsEn: { readonly [Key in keyof typeof accountsVi]: string } = { ...peopleEn, ...integrationEn }
