/** 2,000 saves around the instant: accepted if and only if the server's time inside the transaction is before it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dice } from '../../server/demo/answers.ts'
import type { ApiProblem } from '../../ui/api.ts'
import { cast, type Cast, counts, opened, yes } from './round.ts'

const instant = Date.parse('2026-11-20T17:00:00.000Z')
const batches = 500

let people: Cast
beforeAll(async () => void (people = await cast()))
afterAll(() => people.close())

it('holds for 2,000 requests, whatever clock the client claims', async () => {
  const { own, other } = await opened(people)
  people.setClock(new Date(instant - 60_000).toISOString())
  const offices = [
    { voice: await people.signIn('phong-do'), id: own },
    { voice: await people.signIn('phong-xanh'), id: other },
  ]
  const boxes = offices.flatMap(({ voice, id }) =>
    (['plan', 'on-time'] as const).map((criterion) => ({
      voice,
      path: `/assessments/${id}/answers/${criterion}`,
      criterion,
      rev: 0,
    })),
  )
  const roll = dice('deadline')
  const wrong: string[] = []
  let [accepted, refused] = [0, 0]
  for (let batch = 0; batch < batches; batch++) {
    const apart = batch % 10 === 0 ? 0 : Math.floor((roll() - 0.5) * 2000)
    people.setClock(new Date(instant + apart).toISOString())
    const claimed = new Date(instant + (roll() < 0.5 ? -1 : 1) * 86_400_000).toUTCString()
    const answered = await Promise.all(
      boxes.map(async (box) => {
        const body = box.criterion === 'plan' ? yes : counts(String(batch % 9), '10')
        const response = await fetch(`${people.url}/api/v1${box.path}`, {
          method: 'PUT',
          headers: {
            Cookie: box.voice.cookie,
            'Content-Type': 'application/json',
            'If-Match': `"${box.rev}"`,
            'X-Client-Date': claimed,
          },
          body: JSON.stringify(body),
        })
        return { box, status: response.status, told: (await response.json()) as ApiProblem }
      }),
    )
    for (const { box, status, told } of answered) {
      const before = apart < 0
      if (status === 200) box.rev += 1
      if (before ? status === 200 : told.code === 'deadline-passed') continue
      wrong.push(`${apart} ms: ${status} ${told.code}`)
    }
    if (apart < 0) accepted += answered.length
    else refused += answered.length
  }
  expect(wrong).toEqual([])
  expect(accepted + refused).toBe(2000)
  const { db } = people.deps.store
  const saved = await db.selectFrom('answer').select('rev').execute()
  expect(saved.reduce((sum, { rev }) => sum + rev, 0)).toBe(accepted)
  const entries = await db.selectFrom('journal').select('at').where('action', '=', 'answer-saved').execute()
  expect(entries).toHaveLength(accepted)
}, 180_000)
