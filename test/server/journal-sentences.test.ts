/** The journal in sentences, exactly, in both languages: who did what, on which object, from what to what. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changesOf } from '../../server/journal/changes.ts'
import { sentenceOf } from '../../server/journal/sentence.ts'
import { journalActions, actionWords } from '../../server/journal/action-words.ts'
import type { Assessment, JournalEntry, JournalStanding, Round, User } from '../../ui/api.ts'
import { cast, type Cast, counts, move, opened, type Opened, roundInput, yes } from './round.ts'

let people: Cast
let open: Opened
const rev = async (id: string) => (await people.asAuditor.get<Assessment>(`/assessments/${id}`)).body.rev

beforeAll(async () => {
  people = await cast()
  open = await opened(people)
  const { own, round } = open
  await people.asOffice.put(`/assessments/${own}/answers/on-time`, counts('8', '10'), 0)
  await people.asOffice.put(`/assessments/${own}/answers/on-time`, { ...counts('9', '10'), note: 'Theo sổ' }, 1)
  await people.asOffice.put(`/assessments/${own}/answers/plan`, yes, 0)
  await people.asChair.post(`/assessments/${own}/extension`, { until: '2026-11-25', reason: 'Bão' }, await rev(own))
  const dates = {
    self_scoring_until: '2026-11-22',
    appraisal_until: '2026-12-20',
    clarification_until: null,
    appraisal_2_until: null,
    council_until: null,
    reason: 'Chậm số liệu',
  }
  const put = await people.asAdministrator.put<Round>(`/rounds/${round.id}/dates`, dates, round.rev)
  await people.asOffice.post(`/assessments/${own}/submission`, undefined, await rev(own))
  await move(people.asChair, put.body, 'appraisal')
  const change = { decision: 'change', answer: { inputs: { on_time: '7', done: '10' } }, reason: 'Hai hồ sơ quá hạn' }
  await people.asCouncil.put(`/assessments/${own}/appraisals/on-time`, change, 0)
  const { body: users } = await people.asAdministrator.get<User[]>('/users')
  const auditor = users.find(({ username }) => username === 'kiem-toan')!
  await people.asAdministrator.put(`/users/${auditor.id}`, { name: 'Trần Kiểm', email: null }, auditor.rev)
  const red = people.units[0]
  await people.asAdministrator.put(
    `/units/${red.id}`,
    { name: 'Phòng Đỏ mới', type: 'phong', attributes: {}, valid_from: null, valid_until: '2027-12-31' },
    red.rev,
  )
})
afterAll(() => people.close())

const read = async (action: string, lang: 'vi' | 'en'): Promise<readonly string[]> => {
  const auditor = await people.signIn('quan-tri')
  const { body } = await auditor.get<JournalEntry[]>(`/journal?action=${action}`, { 'Accept-Language': lang })
  return body.map(({ sentence }) => sentence)
}

describe('an entry of the journal', () => {
  it('says what changed from what to what', async () => {
    expect(await read('answer-saved', 'vi')).toEqual([
      'Người phong-do lưu câu trả lời Phòng Đỏ · 1.2. Đúng hạn: 8; Đã giải quyết: 10.',
      'Người phong-do lưu câu trả lời Phòng Đỏ · 1.2. Đúng hạn: từ “8” thành “9”; Thuyết minh: Theo sổ.',
      'Người phong-do lưu câu trả lời Phòng Đỏ · 1.1. Đã ban hành: Có; Thuyết minh: Giấy tờ lưu ở phòng.',
    ])
    expect(await read('answer-changed', 'vi')).toEqual([
      'Người hoi-dong điều chỉnh Phòng Đỏ · 1.2. Đúng hạn: từ “9” thành “7”; Lý do: Hai hồ sơ quá hạn.',
    ])
    expect(await read('answer-changed', 'en')).toEqual([
      'Người hoi-dong changed Phòng Đỏ · 1.2. On time: from “9” to “7”; Reason: Hai hồ sơ quá hạn.',
    ])
    expect(await read('deadline-extended', 'vi')).toEqual([
      'Người chu-tich gia hạn cho Phòng Đỏ. Hạn tự chấm: từ “20/11/2026” thành “25/11/2026”; Lý do: Bão.',
    ])
    expect(await read('dates-set', 'vi')).toEqual([
      'Người quan-tri đổi thời hạn các bước của đợt “Đợt thử”. Hạn tự chấm: từ “20/11/2026” thành “22/11/2026”; Lý do: Chậm số liệu.',
    ])
    expect(await read('round-moved', 'vi')).toEqual([
      'Người quan-tri chuyển bước đợt “Đợt thử”. Bước: từ “chuẩn bị” thành “tự chấm”.',
      'Người chu-tich chuyển bước đợt “Đợt thử”. Bước: từ “tự chấm” thành “thẩm định”; Số đơn vị chưa nộp: 1.',
    ])
    expect(await read('user-changed', 'vi')).toEqual([
      'Người quan-tri sửa thông tin của Trần Kiểm. Tên: từ “Người kiem-toan” thành “Trần Kiểm”.',
    ])
    expect(await read('unit-changed', 'en')).toEqual([
      'Người quan-tri changed the unit Phòng Đỏ mới. Name: from “Phòng Đỏ” to “Phòng Đỏ mới”; Until the end of: 31/12/2027.',
    ])
    expect(await read('assessment-submitted', 'vi')).toEqual([
      'Người phong-do nộp phiếu tự chấm của Phòng Đỏ. Số biên nhận: 2026-0001.',
    ])
    expect((await read('user-added', 'vi')).slice(0, 1)).toEqual([
      'test thêm người dùng Người quan-tri. Tên đăng nhập: quan-tri; Vai trò: Người quản trị.',
    ])
  })

  it('holds no JSON and no id in its sentence, whatever it tells', async () => {
    const auditor = await people.signIn('quan-tri')
    const { body } = await auditor.get<JournalEntry[]>('/journal?limit=500')
    expect(body.filter(({ sentence }) => /[{}[\]]|[0-9a-f]{8}-[0-9a-f]{4}|undefined|null/.test(sentence))).toEqual([])
  })
})

describe('what was once an id', () => {
  it('is told by its name: a type of unit, where somebody named it', async () => {
    const types = async () => (await read('units-added', 'vi')).map((one) => one.split('. ')[1])
    expect(await types()).toEqual(['Loại đơn vị: phong.'])
    const named = { id: 'phong', name: 'Phòng chuyên môn' }
    expect((await people.asAdministrator.post('/unit-types', named)).status).toBe(201)
    expect(await types()).toEqual(['Loại đơn vị: Phòng chuyên môn.'])
  })

  it('is told by its name: the role that was left and the one that was taken up', async () => {
    const { body: users } = await people.asAdministrator.get<User[]>('/users')
    const other = users.find(({ username }) => username === 'phong-xanh')!
    const unit_id = people.units[0].id
    const given = { role: 'leader', unit_id, valid_from: null, valid_until: null }
    const { body: granted } = await people.asAdministrator.post<User>(
      `/users/${other.id}/memberships`,
      given,
      other.rev,
    )
    const leader = granted.memberships.find(({ role }) => role === 'leader')!
    const again = await people.signIn('phong-xanh')
    expect((await again.put('/session', { membership: leader.id })).status).toBe(200)
    expect(await read('role-changed', 'vi')).toEqual([
      'Người phong-xanh chuyển sang vai trò khác của mình. Vai trò: từ “Cán bộ đơn vị, Phòng Xanh” thành “Lãnh đạo đơn vị, Phòng Đỏ mới”.',
    ])
    expect(await read('role-changed', 'en')).toEqual([
      'Người phong-xanh went on under another of their roles. Role: from “Office staff, Phòng Xanh” to “Leader of a unit, Phòng Đỏ mới”.',
    ])
  })

  it('is left out where an early entry does not say it', () => {
    const context = {
      people: new Map(),
      units: new Map(),
      types: new Map(),
      memberships: new Map([['m', { role: 'auditor' as const, unit: null }]]),
      frameworks: new Map(),
      ofRound: new Map(),
      before: new Map(),
    }
    const told = (detail: Readonly<Record<string, unknown>>) => {
      const action = 'role-changed'
      const changes = changesOf({ seq: 1, action, round: null, detail }, context, 'vi')
      return sentenceOf({ action, actor: 'Lan', object: '', changes }, 'vi')
    }
    expect(told({ membership: 'm' })).toBe('Lan chuyển sang vai trò khác của mình. Vai trò: Người kiểm tra, giám sát.')
    for (const detail of [{}, { membership: 'gone' }, { from: 'm', membership: 'gone' }])
      expect(told(detail)).toBe('Lan chuyển sang vai trò khác của mình.')
  })
})

describe('a draft that was changed', () => {
  it('is told setting by setting, and what comes after is told from there', async () => {
    const asked = { ...roundInput(people.units), title: 'Đợt nháp' }
    const { body: draft } = await people.asAdministrator.post<Round>('/rounds', asked)
    const edited = {
      ...asked,
      title: 'Đợt hai',
      survey: true,
      unit_ids: [people.units[1].id],
      self_scoring_until: '2026-11-21',
      confirmed: true,
      tolerance: '0.5',
    }
    const put = await people.asAdministrator.put<Round>(`/rounds/${draft.id}`, edited, draft.rev)
    const dates = {
      self_scoring_until: '2026-11-23',
      appraisal_until: '2026-12-20',
      clarification_until: null,
      appraisal_2_until: null,
      council_until: null,
      reason: 'Lùi lịch',
    }
    await people.asAdministrator.put(`/rounds/${draft.id}/dates`, dates, put.body.rev)
    expect(await read('round-edited', 'vi')).toEqual([
      'Người quan-tri sửa đợt “Đợt hai”. Tên: từ “Đợt nháp” thành “Đợt hai”; Tổ chức điều tra xã hội học: từ “không” thành “có”; Hạn tự chấm: từ “20/11/2026” thành “21/11/2026”; Lãnh đạo đơn vị xác nhận và nộp phiếu: từ “không” thành “có”; Thay đổi cần người thẩm định thứ hai, từ quá số điểm: 0,5; Bớt đơn vị: Phòng Đỏ mới.',
    ])
    expect((await read('dates-set', 'vi')).slice(-1)).toEqual([
      'Người quan-tri đổi thời hạn các bước của đợt “Đợt hai”. Hạn tự chấm: từ “21/11/2026” thành “23/11/2026”; Lý do: Lùi lịch.',
    ])
  })
})

describe('the acts of the journal', () => {
  it('all have a sentence of their own in both languages', () => {
    for (const lang of ['vi', 'en'] as const) {
      const told = journalActions.map((action) =>
        sentenceOf({ action, actor: 'Lan', object: 'Đợt A', changes: [] }, lang),
      )
      expect(told.filter((one) => one.startsWith('Lan: '))).toEqual([])
    }
  })

  it('are told apart by their words in both languages', () => {
    for (const lang of ['vi', 'en'] as const) {
      const words = journalActions.map((action) => actionWords(action, lang))
      expect(words.filter((one, at) => words.indexOf(one) !== at)).toEqual([])
    }
  })
})

describe('the chain', () => {
  it('is checked for whoever reads the journal', async () => {
    const { body } = await people.asCouncil.get<JournalStanding>('/journal-check')
    const { length } = (await people.deps.store.db.selectFrom('journal').select('seq').execute()) as readonly unknown[]
    expect(body).toEqual({ whole: true, entries: length, broken_at: null, checked_at: '2026-11-10T02:00:00.000Z' })
    expect((await people.asOffice.get('/journal-check')).status).toBe(403)
  })
})
