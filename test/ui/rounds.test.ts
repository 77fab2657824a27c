/** What a round says of itself: what is undecided, who decided what, whether its result stands. */
import { describe, expect, it } from 'vitest'
import type { Agreed, AssessmentSummary, Membership, ReminderSent, RoundState, User } from '../../ui/api.ts'
import { attributeWarnings, laterTypes, typeName } from '../../ui/administration/unit-types.ts'
import { agreedWords } from '../../ui/rounds/agreed.ts'
import { leftOver, overdue, seen } from '../../ui/rounds/left-over.ts'
import { isWithdrawn, revisionWords } from '../../ui/rounds/notices.ts'
import { unstaffed } from '../../ui/rounds/unstaffed.ts'
import { reminderWords, sentWords } from '../../ui/rounds/unsubmitted.ts'

const row = (id: string, parts: Partial<AssessmentSummary>): AssessmentSummary => ({
  id,
  unit: { id, name: `Phòng ${id}` },
  state: 'submitted',
  submitted_at: null,
  ready_at: null,
  until: null,
  framework: '',
  progress: { to_answer: 2, answered: 2, to_decide: 3, decided: 3 },
  ...parts,
})

const agreed: Agreed = {
  reason: 'Số liệu sai',
  by: 'Nguyễn Văn A',
  at: '2026-11-10T02:00:00.000Z',
  approved_by: 'Trần Thị B',
  approved_at: '2026-11-11T02:30:00.000Z',
}

describe('what is left over', () => {
  const assessments = [
    row('Xanh', { state: 'open' }),
    row('Đỏ', { progress: { to_answer: 2, answered: 1, to_decide: 3, decided: 1 } }),
    row('An', { state: 'closed', progress: { to_answer: 2, answered: 0, to_decide: 3, decided: 0 } }),
  ]
  const at = (state: RoundState) => leftOver({ state, assessments })

  it('is who has not submitted, while they still can', () => {
    expect(at('self-scoring').unsubmitted.map(({ id }) => id)).toEqual(['Xanh'])
    expect(at('appraisal').unsubmitted).toEqual([])
    expect(seen(at('self-scoring'))).toEqual({ unsubmitted: 1, undecided: 0 })
  })

  it('is what has no decision, by the name of the unit, while the council could decide', () => {
    for (const state of ['appraisal', 'appraisal-2', 'council'] as const) {
      expect(at(state).undecided.map(({ row: { id }, count }) => [id, count])).toEqual([
        ['An', 3],
        ['Đỏ', 2],
      ])
      expect(seen(at(state))).toEqual({ unsubmitted: 0, undecided: 5 })
    }
    expect(seen(at('clarification'))).toEqual({ unsubmitted: 0, undecided: 0 })
  })
})

describe('what is overdue', () => {
  const round = {
    state: 'self-scoring' as RoundState,
    self_scoring_until: '2026-11-20',
    assessments: [
      row('An', { state: 'open' }),
      row('Bình', { state: 'open', until: '2026-11-25' }),
      row('Cường', { state: 'submitted' }),
      row('Dũng', { state: 'closed' }),
    ],
  }
  const late = (now: string, state: RoundState = round.state) =>
    overdue({ ...round, state }, new Date(now)).map(({ id }) => id)

  it('is an open form whose last day, its own if it has one, is over in Việt Nam', () => {
    expect(late('2026-11-20T16:59:59.000Z')).toEqual([])
    expect(late('2026-11-20T17:00:00.000Z')).toEqual(['An'])
    expect(late('2026-11-25T17:00:00.000Z')).toEqual(['An', 'Bình'])
  })

  it('is nothing once the council works', () => {
    expect(late('2026-12-25T17:00:00.000Z', 'appraisal')).toEqual([])
  })
})

describe('a decision', () => {
  it('names both people and both times', () => {
    expect(agreedWords(agreed)).toBe(
      'Người đề nghị: Nguyễn Văn A, 09:00 10/11/2026. Người duyệt: Trần Thị B, 09:30 11/11/2026.',
    )
  })

  it('of one person names that one, and says when it waits for another', () => {
    const alone = { ...agreed, approved_by: null, approved_at: null }
    expect(agreedWords(alone)).toBe('Người quyết định: Nguyễn Văn A, 09:00 10/11/2026.')
    expect(agreedWords(alone, true)).toBe(
      'Người đề nghị: Nguyễn Văn A, 09:00 10/11/2026. Đang chờ người thứ hai duyệt.',
    )
    expect(agreedWords({ ...agreed, by: '' })).toContain('(đã xóa tên)')
    expect(agreedWords({ ...alone, by: null, at: null })).toBe('')
  })
})

describe('a result', () => {
  it('that was published is withdrawn when its round is cancelled', () => {
    expect(isWithdrawn({ state: 'cancelled', published_at: agreed.at })).toBe(true)
    expect(isWithdrawn({ state: 'cancelled', published_at: null })).toBe(false)
    expect(isWithdrawn({ state: 'council', published_at: agreed.at })).toBe(false)
  })

  it('says which revision it is and why it was made, as files carry it', () => {
    const first = { revision: 1, at: agreed.at, hash: '', correction: null }
    const publications = [first, { revision: 2, at: agreed.at, hash: '', correction: agreed }]
    expect(revisionWords({ publications: [first] }, 1)).toBe('')
    expect(revisionWords({ publications }, 1)).toBe('Công bố lần 1.')
    expect(revisionWords({ publications }, 2)).toBe(
      `Công bố lần 2, sau đính chính. Lý do: Số liệu sai ${agreedWords(agreed)}`,
    )
  })
})

describe('a reminder', () => {
  it('says whom it does not reach, and when no mail can leave', () => {
    const sent: ReminderSent = { units: 2, recipients: 1, unreached: ['Phòng Xanh'], mail: false }
    expect(sentWords(sent)).toBe(
      'Đã ghi lời nhắc cho 2 đơn vị, 1 địa chỉ. Không ai có địa chỉ thư điện tử ở: Phòng Xanh. Hãy liên hệ cách khác. Máy chủ chưa được cài đặt gửi thư (SMTP_URL), nên thư chưa đi được.',
    )
    expect(sentWords({ ...sent, unreached: [], mail: true })).toBe('Đã ghi lời nhắc cho 2 đơn vị, 1 địa chỉ.')
    const last = { at: '2026-11-10T02:00:00.000Z', by: 'Lê Thị C', units: 9, recipients: 0 }
    expect(reminderWords(last)).toBe(
      'Lời nhắc gần nhất: 09:00 10/11/2026, Lê Thị C ghi cho 9 đơn vị. Không có thư nào được gửi vì không ai có địa chỉ thư điện tử.',
    )
  })
})

describe('a type of unit', () => {
  const attributes = [{ id: 'mountainous', label: { vi: 'Miền núi' }, type: 'boolean' }]
  const type = {
    id: 'xa',
    name: 'Xã',
    rev: 1,
    units: 1,
    frameworks: [{ id: 'a', version: '1.0.0', title: { vi: 'Khung A' }, attributes }],
  }

  it('is shown by its name, and never by a bare id', () => {
    expect(typeName([type], 'xa')).toBe('Xã')
    expect(typeName([type], 'so')).toBe('Loại chưa đặt tên (mã so)')
  })

  it('waits behind the others while nobody named or used it and no published framework rates it', () => {
    const bare = { ...type, name: null, rev: 0, units: 0 }
    const named = { ...bare, id: 'named', name: 'Sở' }
    const used = { ...bare, id: 'used', units: 1 }
    const rated = { ...bare, id: 'rated', frameworks: [{ ...type.frameworks[0]!, id: 'b' }] }
    const shelf = [
      { id: 'a', version: '1.0.0', published: false },
      { id: 'b', version: '1.0.0', published: true },
    ]
    expect(laterTypes([bare, named, used, rated], shelf)).toEqual([bare])
    expect(laterTypes([bare], shelf)).toEqual([])
  })

  it('warns of what a framework needs and of what none reads, by name', () => {
    expect(attributeWarnings(type, { size: '3' })).toEqual([
      'Khung “Khung A” cần đặc điểm “Miền núi” (mã mountainous); đơn vị này chưa có.',
      'Đặc điểm có mã size: không khung nào cho loại “Xã” dùng đến.',
    ])
    expect(attributeWarnings(type, { mountainous: true })).toEqual([])
    expect(attributeWarnings(undefined, { size: '3' })).toEqual([])
  })
})

describe('who could not be filled in for', () => {
  const person = (unit: string | null, parts: Partial<Membership> = {}, state: User['state'] = 'invited'): User => ({
    id: 'p',
    username: 'p',
    name: 'P',
    email: null,
    rev: 1,
    state,
    second_factor: false,
    memberships: [
      {
        id: 'm',
        role: 'office',
        unit: unit === null ? null : { id: unit, name: unit },
        valid_from: null,
        valid_until: null,
        ...parts,
      },
    ],
  })

  it('is every unit without anybody who may, by name', () => {
    const assessments = ['Xanh', 'Đỏ', 'An', 'Cam'].map((id) => row(id, {}))
    expect(unstaffed({ assessments }, [])).toEqual(['Phòng An', 'Phòng Cam', 'Phòng Đỏ', 'Phòng Xanh'])
    const people = [
      person('Xanh'),
      person('Đỏ', { role: 'leader' }, 'active'),
      person('An', {}, 'ended'),
      person('Cam', { valid_until: '2020-01-01' }),
      person(null, { role: 'council' }, 'active'),
    ]
    expect(unstaffed({ assessments }, people)).toEqual(['Phòng An', 'Phòng Cam'])
  })
})
