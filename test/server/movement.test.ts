/** The same units over the rounds: what was published, and where the engine says that it cannot be compared. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Movement, Ranking, Round } from '../../ui/api.ts'
import { expectTold, move, roundInput } from './round.ts'
import { threeRounds, type ThreeRounds } from './three-rounds.ts'

let made: ThreeRounds
beforeAll(async () => {
  made = await threeRounds()
})
afterAll(async () => {
  await expectTold(made.people)
  await made.people.close()
})

const places = ({ rounds }: Movement) =>
  rounds.map(({ title, rows }) => [title, ...rows.map(({ unit, place }) => `${place} ${unit.name}`)])

describe('a round over the years', () => {
  it('comes last after all of earlier periods, each as it was published', async () => {
    const { people, rounds } = made
    const { status, body } = await people.asAuditor.get<Movement>(`/rounds/${rounds[2].id}/movement`)
    expect(status).toBe(200)
    expect(places(body)).toEqual([
      ['Đợt 2023', '1 Phòng Đỏ', '2 Phòng Xanh'],
      ['Đợt 2024', '1 Phòng Đỏ', '2 Phòng Xanh'],
      ['Đợt 2025', '1 Phòng Xanh', '2 Phòng Đỏ'],
    ])
    const { body: ranking } = await people.asAuditor.get<Ranking>(`/rounds/${rounds[2].id}/ranking`)
    expect(body.rounds[2]?.rows).toEqual(ranking.rows)
    expect(body.rounds[2]?.published_at).toBe(ranking.published_at)
  })

  it('is broken where the engine calls a change breaking, and not where only words changed', async () => {
    const { people, rounds } = made
    const { body } = await people.asOffice.get<Movement>(`/rounds/${rounds[2].id}/movement`)
    expect(
      body.steps.map(({ round, comparable, breaking }) => [
        round,
        comparable,
        breaking.map(({ property, level }) => `${property} ${level}`),
      ]),
    ).toEqual([
      [rounds[1].id, false, ['rounding.index breaking']],
      [rounds[2].id, true, []],
    ])
    const hashes = body.rounds.map(({ frameworks }) => frameworks[0]?.hash)
    expect(body.steps.map(({ from, to }) => [from, to])).toEqual([
      [hashes[0], hashes[1]],
      [hashes[1], hashes[2]],
    ])
  })

  it('knows nothing of later rounds', async () => {
    const { people, rounds } = made
    const { body } = await people.asOffice.get<Movement>(`/rounds/${rounds[0].id}/movement`)
    expect([places(body).length, body.steps]).toEqual([1, []])
  })

  it('is shown as it stands to the council, and not to an office, until it is published', async () => {
    const { people } = made
    const input = { ...roundInput(people.units), title: 'Đợt 2026', framework: 'small@1.1.0' }
    const draft = await people.asAdministrator.post<Round>('/rounds', input)
    const { id } = await move(people.asAdministrator, draft.body, 'self-scoring')
    const { body } = await people.asCouncil.get<Movement>(`/rounds/${id}/movement`)
    expect(body.rounds.map(({ title, published_at }) => [title, published_at === null])).toEqual([
      ['Đợt 2023', false],
      ['Đợt 2024', false],
      ['Đợt 2025', false],
      ['Đợt 2026', true],
    ])
    expect(body.rounds[3]?.rows.map(({ place, index }) => [place, index])).toEqual([
      [null, null],
      [null, null],
    ])
    const refused = await people.asOffice.get<{ code: string }>(`/rounds/${id}/movement`)
    expect([refused.status, refused.body.code]).toEqual([403, 'not-published'])
  })
})

describe('the publications of a round', () => {
  it('are told with the hash of what is stored', async () => {
    const { people, rounds } = made
    const { body } = await people.asOffice.get<Round>(`/rounds/${rounds[2].id}`)
    const stored = await people.deps.store.db
      .selectFrom('publication')
      .select(['hash', 'revision'])
      .where('round_id', '=', rounds[2].id)
      .execute()
    expect(body.publications.map(({ hash, revision }) => ({ hash, revision }))).toEqual(stored)
  })
})
