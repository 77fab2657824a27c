/** A draft is edited and taken away with a trace; it opens once its frameworks are published, proven and without findings. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApiProblem, Assessment, FrameworkStanding, JournalEntry, Round, Tasks } from '../../ui/api.ts'
import { publishAll } from '../publish-all.ts'
import { code } from './harness.ts'
import { cast, type Cast, expectTold, move, roundInput } from './round.ts'

/** One that is not published, one that is, and one that was published although an example fails. */
function shelf(): string {
  const folder = mkdtempSync(join(tmpdir(), 'khung-draft-'))
  const small = readFileSync(new URL('small.yaml', import.meta.url), 'utf8')
  const put = (id: string): void => {
    mkdirSync(join(folder, id))
    writeFileSync(join(folder, `${id}/1.0.0.yaml`), small.replace('framework: small', `framework: ${id}`))
  }
  for (const id of ['small', 'failing']) put(id)
  writeFileSync(
    join(folder, 'failing/1.0.0.examples.yaml'),
    'framework: failing@1.0.0\nperiod: { from: "2026-01-01", until: "2026-12-31" }\nsurvey: false\ncases:\n  - name: Sai\n    answers: { plan: { issued: true } }\n    expect: { plan: "0.00" }\n',
  )
  publishAll(folder)
  put('new')
  return folder
}

let people: Cast
beforeAll(async () => void (people = await cast({ frameworks: shelf(), asShelved: true })))
afterAll(async () => {
  await expectTold(people)
  await people.close()
})

const draft = async (more: object = {}): Promise<Round> =>
  (await people.asAdministrator.post<Round>('/rounds', { ...roundInput(people.units), ...more })).body

describe('a draft', () => {
  it('is changed in everything, and the journal says from what to what', async () => {
    const { id, rev, assessments } = await draft()
    const [red] = people.units
    const input = {
      ...roundInput([red]),
      title: 'Tên khác',
      framework: 'failing@1.0.0',
      council_until: '2026-12-31',
      confirmed: true,
      tolerance: '0.5',
    }
    expect(code(await people.asChair.put(`/rounds/${id}`, input, rev))).toBe('403 not-allowed')
    expect(code(await people.asAdministrator.put(`/rounds/${id}`, input, rev + 1))).toBe('412 stale')
    const { status, body } = await people.asAdministrator.put<Round>(`/rounds/${id}`, input, rev)
    expect([status, body.title, body.rev, body.council_until, body.confirmed, body.tolerance]).toEqual([
      200,
      'Tên khác',
      2,
      '2026-12-31',
      true,
      '0.5',
    ])
    expect(body.framework.id).toBe('failing')
    const kept = assessments.find(({ unit }) => unit.id === red.id)
    expect(body.assessments.map((one) => [one.id, one.unit.name])).toEqual([[kept?.id, 'Phòng Đỏ']])
    const { body: journal } = await people.asAuditor.get<JournalEntry[]>(`/rounds/${id}/journal`)
    const edited = journal.find(({ action }) => action === 'round-edited')
    const detail = JSON.parse(edited?.detail ?? '{}') as Record<'before' | 'after', { title: string; units: string[] }>
    expect([detail.before.title, detail.before.units.length, detail.after.title, detail.after.units]).toEqual([
      'Đợt thử',
      2,
      'Tên khác',
      [red.id],
    ])
  })

  it('is changed no more once it is open', async () => {
    const { id, rev } = await move(people.asAdministrator, await draft(), 'self-scoring')
    const path = `/rounds/${id}`
    expect(code(await people.asAdministrator.put(path, roundInput(people.units), rev))).toBe('409 wrong-state')
    expect(code(await people.asAdministrator.delete(path, rev))).toBe('409 wrong-state')
  })

  it('is taken away, and stays in the journal', async () => {
    const { id, rev, assessments } = await draft({ title: 'Đợt lập nhầm', delegated: true })
    expect(code(await people.asChair.delete(`/rounds/${id}`, rev))).toBe('403 not-allowed')
    expect(code(await people.asAdministrator.delete(`/rounds/${id}`, rev + 1))).toBe('412 stale')
    expect((await people.asAdministrator.delete(`/rounds/${id}`, rev)).status).toBe(204)
    expect(code(await people.asAdministrator.get(`/rounds/${id}`))).toBe('404 not-found')
    expect(code(await people.asAdministrator.get<Assessment>(`/assessments/${assessments[0]?.id}`))).toBe(
      '404 not-found',
    )
    const { body } = await people.asAuditor.get<JournalEntry[]>('/journal?action=round-deleted')
    expect(body.map(({ object, what }) => [object, what])).toEqual([['Đợt lập nhầm', 'Draft round removed']])
  })
})

describe('a round opens by its framework', () => {
  const opens = async (framework: string) => {
    const { id, rev } = await draft({ framework })
    return people.asAdministrator.post<ApiProblem>(`/rounds/${id}/transitions`, { to: 'self-scoring' }, rev)
  }
  const standing = async (framework: string) => {
    const { body } = await people.asAdministrator.get<FrameworkStanding>(`/frameworks/${framework}/1.0.0/standing`)
    return [body.framework.published, body.findings.map((one) => one.code)]
  }

  it('when it is published and nothing is found', async () => {
    expect((await opens('small@1.0.0')).status).toBe(200)
    expect(await standing('small')).toEqual([true, []])
  })

  it('not before it is published', async () => {
    const refused = await opens('new@1.0.0')
    expect(code(refused)).toBe('409 framework-not-ready')
    expect(refused.body.errors?.map((one) => [one.pointer, one.code])).toEqual([
      ['/frameworks/new@1.0.0', 'framework-unpublished'],
      ['/frameworks/new@1.0.0', 'framework-no-examples'],
    ])
    expect(refused.body.errors?.[0]?.detail).toBe(
      'new/1.0.0.yaml: This version is not published. On the server, run npx khung publish new@1.0.0 and start it again.',
    )
    expect(await standing('new')).toEqual([false, ['framework-unpublished', 'framework-no-examples']])
    const { body } = await people.asAuthor.get<Tasks>('/tasks')
    const waiting = body.tasks.filter(({ framework }) => framework?.id === 'new')
    expect(
      waiting.map(({ kind, now, by, framework }) => [kind, now, by, framework?.version, framework?.problems]),
    ).toEqual([['framework', true, ['author'], '1.0.0', 0]])
    expect(body.tasks.some(({ framework }) => framework?.id === 'small')).toBe(false)
  })

  it('not while an example fails, whatever was published', async () => {
    const refused = await opens('failing@1.0.0')
    expect(refused.body.errors?.map((one) => one.code)).toEqual(['publish-failing'])
    expect(refused.body.errors?.[0]?.detail).toBe(
      'failing/1.0.0.examples.yaml:5:5: The example "Sai" does not hold: run khung test to see.',
    )
    expect(await standing('failing')).toEqual([true, ['publish-failing']])
  })

  it('not when its file is another one by now', async () => {
    const round = await draft()
    const { db } = people.deps.store
    const { hash } = round.framework
    const { framework } = await db
      .selectFrom('round')
      .select('framework')
      .where('id', '=', round.id)
      .executeTakeFirstOrThrow()
    const other = { framework_hash: 'sha256:0', framework: framework.replace(hash, 'sha256:0') }
    await db.updateTable('round').set(other).where('id', '=', round.id).execute()
    const path = `/rounds/${round.id}`
    const refused = await people.asAdministrator.post<ApiProblem>(`${path}/transitions`, { to: 'self-scoring' }, 1)
    expect(refused.body.errors?.map((one) => one.code)).toEqual(['framework-other'])
    expect((await people.asAdministrator.put(path, roundInput(people.units), 1)).status).toBe(200)
    expect((await people.asAdministrator.post(`${path}/transitions`, { to: 'self-scoring' }, 2)).status).toBe(200)
  })
})
