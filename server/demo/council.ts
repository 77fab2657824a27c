/** What the made-up council does: accepts most, corrects some, enters what only a council knows. */
import { parts } from '../../engine/index.ts'
import type { Answer, Part } from '../../engine/index.ts'
import { type Appraise, appraise } from '../actions/appraise.ts'
import type { Actor, Deps } from '../deps.ts'
import { answersOf } from '../store/assessments.ts'
import { dice, drawAnswer } from './answers.ts'
import { words } from './district.ts'
import type { Task } from './office.ts'

export async function appraiseAll(deps: Deps, council: Actor, task: Task): Promise<void> {
  const { framework, setting, assessment } = task
  const said = await answersOf(deps.store.db, council.authority, assessment)
  for (const leaf of parts(framework)) {
    if (leaf.scored_by === 'survey' && !setting.survey) continue
    const row = said.find(({ criterion }) => criterion === leaf.id)
    const answer = row === undefined ? null : (JSON.parse(row.answer) as Answer)
    const appraisal = decision(task, leaf, answer)
    await appraise(deps, council, { assessment, criterion: leaf.id, rev: 0, appraisal })
  }
}

function decision(task: Task, leaf: Part, said: Answer | null): Appraise['appraisal'] {
  const { framework, setting, office } = task
  const roll = dice('council', office.seed, setting.period.from, leaf.id)
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
