/**
 * Many criteria at once, over the units of a round: accepting what nobody has decided, and taking decisions back. Each
 * stands for itself in the journal; what cannot be done is left as it is and named, the rest is done together.
 */
import type { Static } from 'typebox'
import type { Answer } from '../../engine/index.ts'
import type { Actor, Deps } from '../deps.ts'
import { Refusal } from '../http/refusal.ts'
import type { Acceptances, AcceptancesInput, Withdrawals, WithdrawalsInput } from '../http/schemas.ts'
import { byCriterion, presentAppraisal } from '../present.ts'
import { answersOf, appraisalsOf } from '../store/assessments.ts'
import { ownSheets, sheetsOf } from '../store/delegations.ts'
import { append } from '../store/journal.ts'
import type { Tx } from '../store/open.ts'
import { proposalsOf } from '../store/proposals.ts'
import type { AppraisalTable } from '../store/tables.ts'
import { takeBack } from '../store/withdrawals.ts'
import { isComplete } from './answer-problems.ts'
import { keepDecision, unasked } from './appraise.ts'
import { bump, objectOf, openAssessment, type Opened, partOf } from './open-assessment.ts'
import { openRound } from './open-round.ts'
import { tookTwo } from './second-look.ts'

type Left = Static<typeof Acceptances>['left'][number]
type Done<Reply extends { readonly done: readonly unknown[] }> = Reply['done'][number]

/** Accepts, as the office answered, whatever of this is undecided. */
export function acceptMany(
  deps: Deps,
  actor: Actor,
  round: string,
  { items }: Static<typeof AcceptancesInput>,
): Promise<Static<typeof Acceptances>> {
  return deps.store.write(actor.authority, async (tx) => {
    const now = deps.now()
    return inTurn<(typeof items)[number], Done<Static<typeof Acceptances>>>(tx, actor, round, items, async (opened) => {
      const { id } = opened.assessment
      const answers = await answersOf(tx, actor.authority, id)
      const proposed = await proposalsOf(tx, actor.authority, id)
      return async ({ assessment, criterion }, stored) => {
        const part = partOf(opened.framework, criterion)
        if (part.scored_by !== 'appraisal') throw new Refusal('not-for-change')
        if (stored !== undefined) throw new Refusal('stale')
        // Someone proposed something else: that is looked at for itself.
        if (proposed.some((one) => one.criterion === criterion)) throw new Refusal('third-decides')
        const row = answers.find((answer) => answer.criterion === criterion)
        const said = row === undefined ? unasked(part) : (JSON.parse(row.answer) as Answer)
        if (said === null || !isComplete(part, said)) throw new Refusal('not-answered')
        const decided = { decision: 'accepted', answer: said, reason: '' } as const
        const made = await keepDecision(tx, now, actor, opened, { part, said, decided, stored, proposals: [] })
        return { assessment, criterion, record: presentAppraisal(made) }
      }
    })
  })
}

/** Takes decisions back, each at the revision that was seen: it is undecided again. */
export function withdrawMany(
  deps: Deps,
  actor: Actor,
  round: string,
  { items }: Static<typeof WithdrawalsInput>,
): Promise<Static<typeof Withdrawals>> {
  return deps.store.write(actor.authority, async (tx) => {
    const now = deps.now()
    return inTurn<(typeof items)[number], Done<Static<typeof Withdrawals>>>(tx, actor, round, items, async (opened) => {
      const rows = await answersOf(tx, actor.authority, opened.assessment.id)
      const answers = byCriterion(rows, ({ answer }) => JSON.parse(answer) as Answer)
      return async ({ assessment, criterion, rev }, stored) => {
        const part = partOf(opened.framework, criterion)
        if (stored?.rev !== rev) throw new Refusal('stale')
        if (stored.by_id !== actor.id && actor.role !== 'chair') throw new Refusal('decided-by-other')
        const said = answers[criterion] ?? unasked(part)
        if (tookTwo(opened, { criterion, said, answers, stored })) throw new Refusal('decided-by-two')
        await append(tx, now, actor, {
          action: 'answer-withdrawn',
          object: objectOf(opened, part),
          round: opened.round.id,
          detail: { assessment, criterion, decision: stored.decision, rev },
        })
        await takeBack(tx, { authority_id: actor.authority, assessment_id: assessment, criterion, rev })
        return { assessment, criterion }
      }
    })
  })
}

interface Place {
  readonly assessment: string
  readonly criterion: string
}
type Act<Item, Result> = (item: Item, stored: AppraisalTable | undefined) => Promise<Result>

/** Unit by unit. `begin` reads what an assessment needs once; what it gives refuses before it writes anything. */
async function inTurn<Item extends Place, Result>(
  tx: Tx,
  actor: Actor,
  roundId: string,
  items: readonly Item[],
  begin: (opened: Opened) => Promise<Act<Item, Result>>,
): Promise<{ readonly done: readonly Result[]; readonly left: readonly Left[] }> {
  const round = await openRound(tx, actor, roundId, 'appraise')
  const own = await ownSheets(tx, actor, round)
  const done: Result[] = []
  const left: Left[] = []
  for (const assessment of new Set(items.map((item) => item.assessment))) {
    const here = new Map(
      items.flatMap((item) => (item.assessment === assessment ? [[item.criterion, item] as const] : [])),
    )
    const refuse = ({ criterion }: Item, code: string): void => void left.push({ assessment, criterion, code })
    const opened = await openAssessment(tx, actor, 'appraise', assessment).catch(refusalOnly)
    if (opened instanceof Refusal || opened.round.id !== round.id) {
      for (const item of here.values()) refuse(item, opened instanceof Refusal ? opened.code : 'not-found')
      continue
    }
    const stored = new Map((await appraisalsOf(tx, actor.authority, assessment)).map((row) => [row.criterion, row]))
    const sheets = sheetsOf(opened.framework)
    const act = await begin(opened)
    let acted = 0
    for (const item of here.values()) {
      if (opened.assessment.state === 'open') refuse(item, 'not-submitted')
      else if (own !== null && !own.includes(sheets.get(item.criterion) ?? '')) refuse(item, 'not-delegated')
      else {
        const result = await act(item, stored.get(item.criterion)).catch(refusalOnly)
        if (result instanceof Refusal) refuse(item, result.code)
        else acted = done.push(result)
      }
    }
    if (acted > 0) await bump(tx, opened)
  }
  return { done, left }
}

function refusalOnly(cause: unknown): Refusal {
  if (cause instanceof Refusal) return cause
  throw cause
}
