/**
 * What a form earns while its office fills it. The form is kept as a sheet of the engine, so that of one change one
 * criterion is scored. A sheet knows what it was made of, and is made again from what is stored as soon as that is
 * something else: another process may have saved in between.
 */
import { fill, pointsOfSheet, prepare, rescore, write } from '../engine/index.ts'
import type { Answer, Answers, Framework, Plan, Sheet } from '../engine/index.ts'
import type { Opened } from './actions/open-assessment.ts'
import { answersOf } from './store/assessments.ts'
import type { Tx } from './store/open.ts'
import { unitSettingOf } from './store/rounds.ts'

export interface Earned {
  /** As `points` of a result; what is not answered yet adds nothing. */
  readonly points: string
  /** To be called once the transaction is kept: until then nobody else may build on it. */
  readonly keep: () => void
}

interface KeptSheet {
  readonly madeOf: string
  readonly sheet: Sheet
}

const mostKept = 1000
const sheets = new Map<string, KeptSheet>()
const plans = new WeakMap<Framework, Plan>()

/** Called in the transaction that has stored this answer and goes on to raise the revision of its assessment. */
export async function earned(tx: Tx, opened: Opened, criterion: string, answer: Answer): Promise<Earned> {
  const { assessment, round, framework } = opened
  const plan = plans.get(framework) ?? prepare(framework)
  plans.set(framework, plan)
  const setting = unitSettingOf(round, framework, assessment)
  const madeOf = (rev: number): string => JSON.stringify([rev, framework.hash, setting])

  const known = sheets.get(assessment.id)
  sheets.delete(assessment.id)
  const place = plan.placeOf.get(criterion)
  let sheet: Sheet
  // What all criteria may read, such as a fact, has no place among them: then everything is scored again.
  if (known?.madeOf === madeOf(assessment.rev) && place !== undefined) {
    sheet = known.sheet
    write(plan, sheet, place, answer, setting)
    rescore(plan, sheet, place)
  } else sheet = fill(plan, await storedAnswers(tx, assessment.authority_id, assessment.id), setting)

  const keep = (): void => {
    if (sheets.size >= mostKept) sheets.delete(sheets.keys().next().value ?? '')
    sheets.set(assessment.id, { madeOf: madeOf(assessment.rev + 1), sheet })
  }
  return { points: pointsOfSheet(plan, sheet), keep }
}

const storedAnswers = async (tx: Tx, authority: string, assessment: string): Promise<Answers> =>
  Object.fromEntries(
    (await answersOf(tx, authority, assessment)).map(({ criterion, answer }) => [
      criterion,
      JSON.parse(answer) as Answer,
    ]),
  )
