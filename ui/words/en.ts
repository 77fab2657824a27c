import { administrationEn } from './administration.en.ts'
import { councilEn } from './council.en.ts'
import { figuresEn } from './figures.en.ts'
import { integrationEn } from './integration.en.ts'
import { peopleEn } from './people.en.ts'
import { resultsEn } from './results.en.ts'
import { roundsEn } from './rounds.en.ts'
import { sharedEn } from './shared.en.ts'
import { staffEn } from './staff.en.ts'
import { surveyEn } from './survey.en.ts'
import type { vi } from './vi.ts'

export const en: { readonly [Key in keyof typeof vi]: string } = {
  ...sharedEn,
  ...staffEn,
  ...councilEn,
  ...resultsEn,
  ...figuresEn,
  ...administrationEn,
  ...roundsEn,
  ...peopleEn,
  ...integrationEn,
  ...surveyEn,
}
