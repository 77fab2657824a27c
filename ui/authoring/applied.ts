/** Makes one change; where an overlay has to give a reason for it, asks for that first. */
import type { Change } from '../../engine/author.ts'
import { asProblem, Refused } from '../client.ts'
import { askReason } from '../elements/ask-reason.ts'
import { text } from '../text.ts'
import type { Worded } from './author.worker.ts'
import type { DraftWork } from './draft-work.ts'

/** The problems say why it was not made; null: the person went back. */
export async function applied(work: DraftWork, change: Change): Promise<readonly Worded[] | null> {
  const problems = await work.apply(change)
  if (!problems.some(({ code }) => code === 'reason-missing')) return problems
  let done = false
  await askReason(
    { title: text('author.reason'), lines: [text('author.reason-why')], yes: text('author.reason-give') },
    async ({ reason }) => {
      const [first] = await work.apply({ ...change, reason })
      if (first) throw new Refused(asProblem({ code: first.code, detail: first.words }, 422))
      done = true
    },
  )
  return done ? [] : null
}
