/** What a save says that the whole form earns: always what the engine makes of the answers that are stored. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { score } from '../../engine/index.ts'
import type { Answers, Framework } from '../../engine/index.ts'
import { actorOf } from '../../server/access/sessions.ts'
import { saveAnswer } from '../../server/actions/save-answer.ts'
import type { Deps } from '../../server/deps.ts'
import { readCookie } from '../../server/http/cookie.ts'
import type { Assessment, SavedAnswer } from '../../ui/api.ts'
import { cast, type Cast, counts, opened, yes } from './round.ts'

let people: Cast
let framework: Framework
let own: string
beforeAll(async () => {
  people = await cast()
  own = (await opened(people)).own
  framework = (await people.asOffice.get<Framework>(`/assessments/${own}/framework`)).body
})
afterAll(() => people.close())

const save = async (criterion: string, body: object, rev: number): Promise<SavedAnswer> =>
  (await people.asOffice.put<SavedAnswer>(`/assessments/${own}/answers/${criterion}`, body, rev)).body

/** From all that is stored, by the evaluator that the server does not use here. */
async function stored(): Promise<{ readonly rev: number; readonly points: string }> {
  const { body } = await people.asOffice.get<Assessment>(`/assessments/${own}`)
  const answers: Answers = Object.fromEntries(Object.entries(body.answers).map(([id, { answer }]) => [id, answer]))
  return { rev: body.rev, points: score(framework, answers, body.setting).points }
}

/** The action itself, apart from HTTP. */
async function directly(deps: Deps, save: typeof saveAnswer, on_time: string, rev: number): Promise<SavedAnswer> {
  const actor = await actorOf(people.deps, readCookie('session', people.asOffice.cookie) ?? '')
  return save(deps, actor!, { assessment: own, criterion: 'on-time', rev, ...counts(on_time, '4') })
}

describe('a saved answer', () => {
  it('says what the whole form earns with it', async () => {
    const first = await save('plan', yes, 0)
    expect(first.assessment).toEqual({ rev: 2, points: '1.00' })
    const second = await save('on-time', counts('3', '4'), 0)
    expect(second.assessment).toEqual({ rev: 3, points: '4.00' })
    const third = await save('plan', { answer: { inputs: { issued: false } }, note: '' }, 1)
    expect(third.assessment).toEqual({ rev: 4, points: '3.00' })
    expect(await stored()).toEqual(third.assessment)
  })

  it('says it of what did not arise, and of what is cleared', async () => {
    const idle = await save('on-time', counts('0', '0'), 1)
    expect(idle.assessment).toEqual({ rev: 5, points: '0.00' })
    const issued = await save('plan', yes, 2)
    expect(issued.assessment).toEqual({ rev: 6, points: '1.00' })
    const cleared = await save('on-time', { answer: { inputs: {} }, note: '' }, 2)
    expect(await stored()).toEqual(cleared.assessment)
  })

  it('counts what another process has saved in between', async () => {
    const here = await save('on-time', counts('1', '4'), 3)
    expect(here.assessment.points).toBe('2.00')
    vi.resetModules()
    const elsewhere = await import('../../server/actions/save-answer.ts')
    expect((await directly(people.deps, elsewhere.saveAnswer, '4', 4)).assessment.points).toBe('5.00')
    const again = await save('plan', { answer: { inputs: { issued: false } }, note: '' }, 3)
    expect(again.assessment.points).toBe('4.00')
    expect(await stored()).toEqual(again.assessment)
  })

  it('counts nothing of a save that was taken back', async () => {
    const { store } = people.deps
    const cut: Deps = {
      ...people.deps,
      store: {
        ...store,
        write: (scope, work) =>
          store.write(scope, async (tx) => {
            await work(tx)
            throw new Error('cut off before the end')
          }),
      },
    }
    await expect(directly(cut, saveAnswer, '0', 5)).rejects.toThrow('cut off before the end')
    const after = await save('plan', yes, 4)
    expect(after.assessment.points).toBe('5.00')
    expect(await stored()).toEqual(after.assessment)
  })
})
