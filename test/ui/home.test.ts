/** "Việc của tôi" in words: what a task is called, where it leads, who acts next. */
import { describe, expect, it } from 'vitest'
import type { Role, Task } from '../../ui/api.ts'
import { actionOf, hrefOf, progressWords, sheetHrefOf, sheetStates, titleOf, whoOf } from '../../ui/home/tasks.ts'

const task = (kind: Task['kind'], more: Partial<Task> = {}): Task => ({
  kind,
  now: true,
  by: [],
  round: { id: 'r1', title: 'Đợt 1', state: 'self-scoring' },
  framework: null,
  assessment: null,
  to: null,
  until: null,
  progress: null,
  units: [],
  sheets: [],
  asked: null,
  ...more,
})
const framework = (problems: number, draft: string | null = null) => ({
  id: 'k',
  version: '1.0.0',
  title: { vi: 'Khung K' },
  problems,
  draft,
})
const own = { id: 'a1', state: 'open', submitted_at: null } as const
const unit = (name: string) => ({ assessment: `a-${name}`, unit: { id: name, name } })
const shown = (one: Task): readonly string[] => [titleOf(one), hrefOf(one), actionOf(one)]

describe('a task', () => {
  it('says what is done, where, and on which round', () => {
    expect([
      shown(task('fill', { assessment: own, progress: { done: 3, of: 4 } })),
      shown(task('confirm', { assessment: own })),
      shown(task('explain', { assessment: own })),
      shown(task('appraise')),
      shown(task('appraise', { now: false })),
      shown(task('second', { units: [unit('A')] })),
      shown(task('third', { units: [unit('A')] })),
      shown(task('survey')),
      shown(task('move', { to: 'self-scoring' })),
      shown(task('move', { to: 'appraisal-2' })),
      shown(task('move', { to: 'published' })),
      shown(task('correction')),
      shown(task('version')),
      shown(task('cancellation')),
      shown(task('reopening')),
      shown(task('framework', { round: null, framework: framework(2) })),
      shown(task('framework', { round: null, framework: framework(0) })),
      shown(task('framework', { round: null, framework: framework(0, 'd1') })),
      shown(task('watch', { now: false })),
      shown(task('watch', { now: false, assessment: own })),
    ]).toEqual([
      ['Tự chấm điểm: Đợt 1', '/assessments/a1', 'Tiếp tục tự chấm'],
      ['Xác nhận và nộp phiếu: Đợt 1', '/assessments/a1/check', 'Kiểm tra và nộp phiếu'],
      ['Giải trình: Đợt 1', '/assessments/a1', 'Trả lời giải trình'],
      ['Thẩm định: Đợt 1', '/rounds/r1/desk', 'Vào thẩm định'],
      ['Thẩm định: Đợt 1', '/rounds/r1', 'Xem đợt đánh giá'],
      ['Thẩm định lại thay đổi lớn: Đợt 1', '/appraisals/a-A', 'Vào thẩm định'],
      ['Quyết định giữa hai ý kiến thẩm định: Đợt 1', '/appraisals/a-A', 'Vào thẩm định'],
      ['Nhập kết quả điều tra: Đợt 1', '/rounds/r1/survey', 'Nhập kết quả'],
      ['Mở đợt: Đợt 1', '/rounds/r1', 'Xem đợt và mở'],
      ['Chuyển sang bước thẩm định lần 2: Đợt 1', '/rounds/r1', 'Xem đợt và chuyển bước'],
      ['Công bố kết quả: Đợt 1', '/rounds/r1', 'Xem đợt và công bố'],
      ['Đề nghị đính chính: Đợt 1', '/rounds/r1', 'Xem và quyết định'],
      ['Đề nghị đổi phiên bản khung chỉ số: Đợt 1', '/rounds/r1', 'Xem và quyết định'],
      ['Đề nghị hủy đợt: Đợt 1', '/rounds/r1', 'Xem và quyết định'],
      ['Đề nghị mở lại đợt: Đợt 1', '/rounds/r1', 'Xem và quyết định'],
      ['Sửa lỗi khung chỉ số: k, bản 1.0.0', '/frameworks/k/1.0.0', 'Xem khung chỉ số'],
      ['Công bố khung chỉ số: k, bản 1.0.0', '/frameworks/k/1.0.0', 'Xem khung chỉ số'],
      ['Soạn tiếp khung chỉ số: k, bản 1.0.0', '/drafts/d1', 'Soạn tiếp'],
      ['Theo dõi: Đợt 1', '/rounds/r1', 'Xem đợt đánh giá'],
      ['Tự chấm điểm: Đợt 1', '/assessments/a1', 'Xem phiếu tự chấm'],
    ])
  })

  it('begins where nothing is answered, and goes on where something is', () => {
    const words = (done: number) => actionOf(task('fill', { assessment: own, progress: { done, of: 4 } }))
    expect([words(0), words(1)]).toEqual(['Bắt đầu tự chấm', 'Tiếp tục tự chấm'])
  })

  it('names who acts next: oneself, with whom, or others and their units', () => {
    const who = (now: boolean, by: readonly Role[], me: Role, names: readonly string[] = []) =>
      whoOf({ now, by, units: names.map(unit) }, me)
    expect(who(true, ['administrator'], 'administrator')).toBe('Bạn')
    expect(who(true, ['office', 'leader'], 'office')).toBe('Bạn hoặc Lãnh đạo đơn vị')
    expect(who(false, ['chair'], 'council')).toBe('Chủ tịch hội đồng')
    // A second person of the same role, where one asked oneself.
    expect(who(false, ['chair', 'administrator'], 'chair')).toBe('Chủ tịch hội đồng, Người quản trị')
    expect(who(false, ['office', 'leader'], 'auditor', ['A', 'B', 'C', 'D', 'E', 'F', 'G'])).toBe(
      'Cán bộ đơn vị, Lãnh đạo đơn vị của A, B, C, D, E và 2 đơn vị khác',
    )
    expect(who(false, ['council', 'chair'], 'auditor', ['A'])).toBe('Thành viên hội đồng, Chủ tịch hội đồng')
    expect(who(false, [], 'auditor')).toBe('Không ai, cho đến khi đợt được mở lại')
  })

  it('counts what its stage counts', () => {
    const progress = { done: 2, of: 5 }
    const at = (state: NonNullable<Task['round']>['state']) =>
      progressWords(task('watch', { progress, round: { id: 'r1', title: '', state } }))
    expect([at('self-scoring'), at('appraisal'), at('clarification'), at('council')]).toEqual([
      '2 / 5 đơn vị đã nộp',
      'Đã thẩm định 2 / 5 tiêu chí',
      'Đã giải trình 2 / 5 tiêu chí được yêu cầu',
      'Đã thẩm định 2 / 5 tiêu chí',
    ])
    expect(progressWords(task('explain', { progress: { done: 0, of: 0 } }))).toBe(null)
  })

  it('leads from a domain to the work on it: in the form, or across units by its framework', () => {
    const sheet = { id: 'w', number: '1', title: { vi: 'Việc' }, framework: 'sha256:k', state: 'doing' } as const
    const href = (one: Task) => sheetHrefOf(one, { ...sheet, done: 1, of: 2, criteria: [] })
    expect([href(task('fill', { assessment: own })), href(task('appraise')), href(task('survey'))]).toEqual([
      '/assessments/a1/domains/w',
      '/rounds/r1/desk/w?framework=sha256%3Ak',
      null,
    ])
  })

  it('calls a domain wrong where this browser holds what could not be read', () => {
    const sheet = {
      id: 'w',
      number: '1',
      title: { vi: 'Việc' },
      framework: 'k',
      state: 'done',
      done: 2,
      of: 2,
    } as const
    const sheets = [
      { ...sheet, criteria: ['a', 'b'] },
      { ...sheet, id: 'x', criteria: ['c'] },
    ]
    expect(sheetStates({ sheets }, new Set(['b'])).map(({ id, wrong }) => [id, wrong])).toEqual([
      ['w', true],
      ['x', false],
    ])
  })
})
