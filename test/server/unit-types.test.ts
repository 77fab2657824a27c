/** Types of units have names; a unit of a type that nobody knows is refused; what nothing refers to can be removed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApiProblem, JournalEntry, Unit, UnitType } from '../../ui/api.ts'
import { code } from './harness.ts'
import { cast, type Cast, expectTold } from './round.ts'

let people: Cast
beforeAll(async () => void (people = await cast()))
afterAll(async () => {
  await expectTold(people)
  await people.close()
})

const types = async () => (await people.asAdministrator.get<UnitType[]>('/unit-types')).body

describe('types of units', () => {
  it('are those that frameworks name, until the authority names them', async () => {
    const [only, ...others] = await types()
    expect([only?.id, only?.name, only?.rev, only?.units, others]).toEqual(['phong', null, 0, 2, []])
    expect(only?.frameworks.map(({ id }) => id)).toEqual(['shared', 'small', 'totals'])
    expect(code(await people.asChair.post('/unit-types', { id: 'phong', name: 'Phòng' }))).toBe('403 not-allowed')
    const { status, body } = await people.asAdministrator.post<UnitType>('/unit-types', {
      id: 'phong',
      name: ' Phòng ',
    })
    expect([status, body.name, body.rev]).toEqual([201, 'Phòng', 1])
    expect(code(await people.asAdministrator.post('/unit-types', { id: 'phong', name: 'Khác' }))).toBe(
      '409 unit-type-taken',
    )
    expect(code(await people.asAdministrator.post('/unit-types', { id: 'so', name: 'Phòng' }))).toBe(
      '409 unit-type-taken',
    )
    expect((await people.asAdministrator.post('/unit-types', { id: 'Không phải mã', name: 'x' })).status).toBe(400)
  })

  it('are renamed against what was seen, and removed while nothing is of them', async () => {
    expect(code(await people.asAdministrator.put('/unit-types/phong', { name: 'Phòng ban' }, 9))).toBe('412 stale')
    const { body } = await people.asAdministrator.put<UnitType>('/unit-types/phong', { name: 'Phòng ban' }, 1)
    expect([body.name, body.rev]).toEqual(['Phòng ban', 2])
    expect(code(await people.asAdministrator.delete('/unit-types/phong', 2))).toBe('409 unit-type-in-use')
    await people.asAdministrator.post('/unit-types', { id: 'so', name: 'Sở' })
    expect((await people.asAdministrator.delete('/unit-types/so', 1)).status).toBe(204)
    expect((await types()).map(({ id }) => id)).toEqual(['phong'])
    const { body: journal } = await people.asAuditor.get<JournalEntry[]>('/journal')
    expect(journal.filter(({ action }) => action.startsWith('unit-type')).map(({ what }) => what)).toEqual([
      'Type of unit named',
      'Type of unit renamed',
      'Type of unit named',
      'Type of unit removed',
    ])
  })
})

describe('a unit', () => {
  it('of a type that nobody knows is refused, and told which there are', async () => {
    const refused = await people.asAdministrator.post<ApiProblem>('/units', { units: [{ name: 'X', type: 'xa' }] })
    expect([code(refused), refused.body.detail]).toEqual([
      '422 unit-type-unknown',
      'There is no type “xa”. There are: Phòng ban (phong).',
    ])
    const [red] = people.units
    const change = { name: red.name, type: 'xa', attributes: {}, valid_from: null, valid_until: null }
    expect(code(await people.asAdministrator.put(`/units/${red.id}`, change, 1))).toBe('422 unit-type-unknown')
  })

  it('is imported by the name of its type as well as by its id', async () => {
    const csv = (text: string) => new TextEncoder().encode(text)
    const good = csv('Tên đơn vị,Loại đơn vị\nPhòng Một,Phòng ban\nPhòng Hai,phong\n')
    const { body } = await people.asAdministrator.upload<{ rows: { detail: string }[] }>('/imports?kind=units', good)
    expect(body.rows.map(({ detail }) => detail)).toEqual(['phong', 'phong'])
    const bad = await people.asAdministrator.upload<ApiProblem>(
      '/imports?kind=units',
      csv('Tên đơn vị,Loại đơn vị\nPhòng Một,Xã\n'),
    )
    expect(bad.body.errors?.map((one) => [one.pointer, one.code])).toEqual([
      ['/rows/2/Loại đơn vị', 'cell-type-unknown'],
    ])
  })

  it('is removed while nothing refers to it, and ended otherwise', async () => {
    const { body } = await people.asAdministrator.post<Unit[]>('/units', { units: [{ name: 'Nhầm', type: 'phong' }] })
    const path = `/units/${body[0]?.id}`
    expect(code(await people.asChair.delete(path, 1))).toBe('403 not-allowed')
    expect(code(await people.asAdministrator.delete(path, 2))).toBe('412 stale')
    expect((await people.asAdministrator.delete(path, 1)).status).toBe(204)
    expect(code(await people.asAdministrator.delete(path, 1))).toBe('404 not-found')
    expect(code(await people.asAdministrator.delete(`/units/${people.units[0].id}`, 1))).toBe('409 unit-in-use')
  })
})
