/** What the made-up council does: accepts most, corrects some, enters what only a council knows. */
import { parts } from '../../engine/index.ts'
import type { Answer, Part } from '../../engine/index.ts'
import { type Appraise, appraise } from '../actions/appraise.ts'
import { acceptMany } from '../actions/decide-many.ts'
import type { Actor, Deps } from '../deps.ts'
import { answersOf } from '../store/assessments.ts'
import { drawAnswer } from './answers.ts'
import { words } from './district.ts'
import { diceOf, type Task } from './office.ts'

/** First what is not simply accepted, one by one; then all the rest at once. */
export async function appraiseAll(deps: Deps, council: Actor, task: Task): Promise<void> {
  const { framework, setting, round, assessment } = task
  const said = await answersOf(deps.store.db, council.authority, assessment)
  const accepted: string[] = []
  for (const leaf of parts(framework)) {
    if (leaf.scored_by === 'survey' && !setting.survey) continue
    const row = said.find(({ criterion }) => criterion === leaf.id)
    const answer = row === undefined ? null : (JSON.parse(row.answer) as Answer)
    const appraisal = decision(task, leaf, answer)
    if (appraisal.decision === 'accept') accepted.push(leaf.id)
    else await appraise(deps, council, { assessment, criterion: leaf.id, rev: 0, appraisal })
  }
  const items = accepted.map((criterion) => ({ assessment, criterion }))
  const { left } = await acceptMany(deps, council, round, { items })
  if (left.length > 0) throw new Error(`the demonstration's council could not accept ${left[0]?.criterion}`)
}

function decision(task: Task, leaf: Part, said: Answer | null): Appraise['appraisal'] {
  const { framework, setting, office } = task
  const roll = diceOf(task, leaf.id, 'council')
  if (leaf.scored_by !== 'appraisal') {
    const answer = drawAnswer(framework, leaf, setting, roll, office.strength)
    if (answer === null) throw new Error(`no demonstration answer for ${leaf.id}`)
    return { decision: 'enter', answer, reason: '' }
  }
  const kind = roll()
  if (kind < 0.06) {
    const answer = drawAnswer(framework, leaf, setting, roll, 0.3)
    if (answer !== null) return { decision: 'change', answer, reason: words.changedFact }
  }
  if (kind > 0.96 && said !== null && leaf.kind === 'leaf') {
    const adjusted = { points: '0', reason: words.changedPoints }
    return { decision: 'change', answer: { ...said, adjusted }, reason: words.changedPoints }
  }
  return { decision: 'accept' }
}
