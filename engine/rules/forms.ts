/** The closed table of rule forms. To add one, see `rules/README.md`. */
import { allOf } from './all-of.ts'
import { bestOf } from './best-of.ts'
import { branch } from './branch.ts'
import { checklist } from './checklist.ts'
import { cohortBest } from './cohort-best.ts'
import { cohortMean } from './cohort-mean.ts'
import { count } from './count.ts'
import { deadline } from './deadline.ts'
import { deduct } from './deduct.ts'
import type { Form } from './form.ts'
import { judgement } from './judgement.ts'
import { logic } from './logic.ts'
import { noneOf } from './none-of.ts'
import { rankTiers } from './rank-tiers.ts'
import { ratio } from './ratio.ts'
import { steps } from './steps.ts'
import { survey } from './survey.ts'
import { target } from './target.ts'
import { targetAndLeader } from './target-and-leader.ts'
import { tiers } from './tiers.ts'
import { yesNo } from './yes-no.ts'

/** A form whose written shape the schema has already proven. */
export type AnyForm = Form<never>

const all: readonly AnyForm[] = [
  yesNo,
  allOf,
  checklist,
  noneOf,
  deadline,
  tiers,
  ratio,
  steps,
  count,
  deduct,
  branch,
  bestOf,
  target,
  cohortMean,
  cohortBest,
  targetAndLeader,
  rankTiers,
  survey,
  judgement,
  logic,
]

export const forms: Readonly<Record<string, AnyForm>> = Object.fromEntries(all.map((form) => [form.name, form]))
