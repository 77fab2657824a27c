/** The catalogue. Vietnamese is the source: English must have exactly these keys, by type. */
import { administrationVi } from './administration.vi.ts'
import { councilVi } from './council.vi.ts'
import { figuresVi } from './figures.vi.ts'
import { integrationVi } from './integration.vi.ts'
import { peopleVi } from './people.vi.ts'
import { resultsVi } from './results.vi.ts'
import { roundsVi } from './rounds.vi.ts'
import { sharedVi } from './shared.vi.ts'
import { staffVi } from './staff.vi.ts'
import { surveyVi } from './survey.vi.ts'

export const vi = {
  ...sharedVi,
  ...staffVi,
  ...councilVi,
  ...resultsVi,
  ...figuresVi,
  ...administrationVi,
  ...roundsVi,
  ...peopleVi,
  ...integrationVi,
  ...surveyVi,
} as const
