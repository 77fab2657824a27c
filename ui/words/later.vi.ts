/** Words of every page but the staff's form. */
import { administrationVi } from './administration.vi.ts'
import { councilVi } from './council.vi.ts'
import { figuresVi } from './figures.vi.ts'
import { deskVi } from './desk.vi.ts'
import { helpVi } from './help.vi.ts'
import { homeVi } from './home.vi.ts'
import { integrationVi } from './integration.vi.ts'
import { peopleVi } from './people.vi.ts'
import { resultsVi } from './results.vi.ts'
import { roundsVi } from './rounds.vi.ts'
import { surveyVi } from './survey.vi.ts'

export const laterVi = {
  ...councilVi,
  ...deskVi,
  ...resultsVi,
  ...figuresVi,
  ...administrationVi,
  ...roundsVi,
  ...peopleVi,
  ...integrationVi,
  ...surveyVi,
  ...helpVi,
  ...homeVi,
} as const
