/** The self-scores that are open in this tab: one of each, shared by its pages, from the server or from what was kept. */
import type { Framework } from '../../engine/live.ts'
import type { Assessment } from '../api.ts'
import { get, Unreachable } from '../client.ts'
import { keep, kept } from '../offline/kept.ts'
import { serveOffline } from '../offline/register.ts'
import { Drafts } from './drafts.ts'
import { KeptWords } from './kept-words.ts'
import { later } from './later.ts'
import { SelfScore } from './self-score.ts'

const open = new Map<string, SelfScore>()

/**
 * Opens or refreshes; the pages of one assessment share it. Where the server gives no answer,
 * work goes on with what is here.
 */
export async function openSelfScore(id: string, user: string): Promise<SelfScore> {
  const known = open.get(`${user} ${id}`)
  const files = known?.files
  const path = `/assessments/${encodeURIComponent(id)}`
  const framework = known ? Promise.resolve(known.framework) : get<Framework>(`${path}/framework`)
  // What hinders it hinders the assessment as well, and is told of that.
  framework.catch(() => {})
  try {
    const [assessment, scoredBy] = await Promise.all([get<Assessment>(path), framework])
    // Another page may have opened it meanwhile: two would send each draft twice.
    const before = known ?? open.get(`${user} ${id}`)
    const work = before ?? begun(assessment, scoredBy, user)
    before?.refresh(assessment, files)
    void keepForm(work, user)
    serveOffline()
    return work
  } catch (cause) {
    if (!(cause instanceof Unreachable)) throw cause
    const work = known ?? (await begunWithout(id, user))
    if (!work) throw cause
    work.cutOff()
    return work
  }
}

function begun(assessment: Assessment, framework: Framework, user: string): SelfScore {
  const { id } = assessment
  const made = new SelfScore(assessment, framework, new Drafts(user, id), new KeptWords(user, id))
  const readAgain = (): void => void openSelfScore(id, user).catch(() => {})
  made.addEventListener('differs', readAgain)
  addEventListener('online', () => {
    made.saveNow()
    readAgain()
  })
  let waiting: (() => void) | undefined
  made.addEventListener('stored', () => {
    waiting?.()
    waiting = later(() => void keep(`assessment ${user} ${id}`, made.assessment), 500)
  })
  open.set(`${user} ${id}`, made)
  return made
}

/** As the server last told it, when there was a connection. */
async function begunWithout(id: string, user: string): Promise<SelfScore | null> {
  const [assessment, framework] = await Promise.all([
    kept<Assessment>(`assessment ${user} ${id}`),
    kept<Framework>(`framework ${user} ${id}`),
  ])
  return open.get(`${user} ${id}`) ?? (assessment && framework && begun(assessment, framework, user))
}

async function keepForm({ assessment, framework }: SelfScore, user: string): Promise<void> {
  await keep(`framework ${user} ${assessment.id}`, framework)
  await keep(`assessment ${user} ${assessment.id}`, assessment)
}
