import { administrationEn } from './administration.en.ts'
import { councilEn } from './council.en.ts'
import { figuresEn } from './figures.en.ts'
import { deskEn } from './desk.en.ts'
import { helpEn } from './help.en.ts'
import { homeEn } from './home.en.ts'
import { integrationEn } from './integration.en.ts'
import { peopleEn } from './people.en.ts'
import { resultsEn } from './results.en.ts'
import { roundsEn } from './rounds.en.ts'
import { surveyEn } from './survey.en.ts'
import type { laterVi } from './later.vi.ts'

export const laterEn: { readonly [Key in keyof typeof laterVi]: string } = {
  ...councilEn,
  ...deskEn,
  ...resultsEn,
  ...figuresEn,
  ...administrationEn,
  ...roundsEn,
  ...peopleEn,
  ...integrationEn,
  ...surveyEn,
  ...helpEn,
  ...homeEn,
}
