/**
 * What each route of `app.ts` is for, in a line, and what it refuses besides what its shape
 * already tells (`refusals.ts`). A route without a line, and a refusal that no line names,
 * fail the tests.
 */
import type { Lang } from '../../../engine/index.ts'
import type { ProblemCode } from '../problems.ts'

interface About extends Readonly<Record<Lang, string>> {
  readonly refusals?: readonly ProblemCode[]
}

const about = (vi: string, en: string, ...refusals: readonly ProblemCode[]): About => ({ vi, en, refusals })

const password = ['password-too-short', 'password-too-long', 'password-too-common'] as const
const attempts = ['too-many-attempts', 'too-many-requests'] as const
const closed = ['already-submitted', 'deadline-passed'] as const

export const routeWords: Readonly<Record<string, About>> = {
  'GET /openapi.json': about('Mô tả giao diện này (OpenAPI 3.1)', 'This interface described (OpenAPI 3.1)'),
  'GET /reference': about('Trang mô tả giao diện này', 'This interface described, as a page'),
  'GET /plain.css': about(
    'Kiểu trình bày của các trang không cần mã lệnh',
    'The style of the pages that need no script',
  ),

  'GET /status': about(
    'Máy chủ đã thiết lập chưa, có bản minh họa không',
    'Whether it is set up, and with a demonstration',
  ),
  'POST /setup': about(
    'Tạo cơ quan và tài khoản quản trị đầu tiên bằng liên kết dùng một lần',
    'Makes the authority and its first administrator, with the one-time code',
    'setup-code',
    'too-many-requests',
    ...password,
  ),
  'GET /session': about('Ai đang đăng nhập', 'Who is signed in'),
  'POST /session': about('Đăng nhập', 'Signs in', 'wrong-credentials', ...attempts),
  'DELETE /session': about('Đăng xuất', 'Signs out'),
  'PUT /password': about(
    'Đổi mật khẩu của mình',
    'Changes one’s own password',
    'wrong-password',
    ...attempts,
    ...password,
  ),

  'GET /units': about('Đơn vị được đánh giá', 'The rated units'),
  'POST /units': about('Thêm đơn vị, tất cả hoặc không', 'Adds units, all or none', 'unit-name-taken'),
  'GET /users': about('Tài khoản', 'The accounts'),
  'POST /users/:id/erasure': about(
    'Xóa tên và thông tin của một người; việc họ đã làm vẫn còn trong nhật ký',
    'Erases the name of a person; what they did stays in the journal',
    'own-account',
  ),
  'POST /users': about(
    'Thêm tài khoản; mật khẩu đầu tiên chỉ hiện một lần',
    'Adds an account; its first password is shown once',
    'username-taken',
    'unit-required',
    'unit-not-allowed',
  ),

  'GET /frameworks': about('Khung chỉ số có trên máy chủ, kèm lỗi nếu có', 'The frameworks, with their errors if any'),
  'GET /frameworks/:id/:version': about(
    'Một phiên bản khung, đã biên dịch',
    'One version, compiled',
    'framework-broken',
  ),
  'GET /comparison': about(
    'So sánh hai phiên bản khung',
    'Two versions compared',
    'framework-unknown',
    'framework-broken',
  ),

  'GET /rounds': about('Các đợt đánh giá được xem', 'The rounds that one may see'),
  'POST /rounds': about(
    'Lập đợt đánh giá',
    'Adds a round, in draft',
    'framework-unknown',
    'framework-broken',
    'unit-unknown',
    'unit-type',
    'dates-out-of-order',
    'survey-not-in-framework',
    'survey-mandatory',
  ),
  'GET /rounds/:id': about('Một đợt đánh giá', 'One round'),
  'POST /rounds/:id/transitions': about(
    'Chuyển đợt sang bước sau',
    'Takes a round to its next step',
    'wrong-state',
    'not-ready',
    'own-unit',
    'journal-broken',
  ),
  'PUT /rounds/:id/dates': about(
    'Đổi hạn của các bước chưa qua',
    'Changes the dates of the stages to come',
    'dates-out-of-order',
    'stage-settled',
    'reason-required',
  ),
  'POST /rounds/:id/closing': about(
    'Đóng các phiếu đã quá hạn mà chưa nộp',
    'Closes the assessments that are overdue',
    'nothing-overdue',
  ),
  'POST /rounds/:id/cancellation': about(
    'Hủy đợt, kèm lý do',
    'Cancels a round, with a reason',
    'wrong-state',
    'reason-required',
  ),
  'POST /rounds/:id/reopening': about(
    'Mở lại đợt đã hủy, kèm lý do',
    'Opens a cancelled round again, with a reason',
    'wrong-state',
    'reason-required',
  ),
  'POST /rounds/:id/corrections': about(
    'Đề nghị đính chính kết quả đã công bố',
    'Asks for a correction of what was published',
    'correction-asked',
    'own-unit',
    'reason-required',
  ),
  'POST /rounds/:id/corrections/decision': about(
    'Một người khác duyệt hoặc từ chối đề nghị đính chính',
    'Another person approves or refuses the correction',
    'no-correction',
    'second-person',
    'own-unit',
    'reason-required',
  ),
  'GET /rounds/:id/delegations': about('Ai thẩm định phần nào', 'Who appraises which part'),
  'PUT /rounds/:id/delegations': about('Giao phần thẩm định', 'Delegates parts to appraisers', 'delegation-unknown'),
  'GET /rounds/:id/unit-facts': about(
    'Chỉ tiêu và đặc điểm của từng đơn vị trong đợt',
    'The targets and attributes of each unit of a round',
  ),
  'PUT /rounds/:id/unit-facts': about(
    'Ghi chỉ tiêu và đặc điểm của các đơn vị',
    'Sets the targets and attributes of units',
    'unit-unknown',
    'unit-facts-invalid',
    'wrong-state',
  ),
  'GET /rounds/:id/framework': about('Khung chỉ số như khi lập đợt', 'The framework as the round pinned it'),
  'GET /rounds/:id/journal.csv': about('Nhật ký của đợt, tệp CSV', 'The journal of a round, as CSV'),
  'GET /journal': about('Nhật ký của cả cơ quan', 'The journal of the whole authority'),
  'GET /journal.csv': about('Nhật ký của cả cơ quan, tệp CSV', 'The journal of the whole authority, as CSV'),
  'GET /journal-actions': about('Các việc mà nhật ký ghi', 'The acts that the journal records'),
  'GET /checkpoints': about('Các mốc nhật ký đã ký', 'The signed checkpoints of the journal'),
  'POST /checkpoints': about(
    'Ký mốc nhật ký hiện tại, sau khi đọc và băm lại',
    'Signs where the journal stands, after reading and hashing it again',
    'journal-broken',
  ),
  'GET /receipts': about('Giấy biên nhận có trong nhật ký không', 'Whether a receipt stands in the journal'),
  'GET /rounds/:id/journal': about('Nhật ký của đợt', 'The journal of a round'),
  'GET /rounds/:id/ranking': about('Bảng xếp hạng', 'The ranking', 'not-published'),
  'GET /rounds/:id/results/:unit': about('Kết quả của một đơn vị', 'The result of a unit', 'not-published'),

  'GET /assessments/:id': about('Phiếu đánh giá của một đơn vị', 'The assessment of a unit'),
  'PUT /assessments/:id/answers/:criterion': about(
    'Lưu câu trả lời của đơn vị cho một tiêu chí',
    'Saves the office’s answer to a criterion',
    'invalid-answer',
    'not-for-office',
    ...closed,
  ),
  'PUT /assessments/:id/appraisals/:criterion': about(
    'Thẩm định một tiêu chí',
    'Decides a criterion',
    'invalid-answer',
    'not-submitted',
    'not-answered',
    'not-for-entry',
    'not-for-change',
    'no-survey',
    'not-delegated',
    'third-decides',
    'own-unit',
    'reason-required',
  ),
  'POST /assessments/:id/readiness': about(
    'Báo phiếu đã xong, để lãnh đạo xác nhận',
    'Marks the assessment as ready for the leader',
    'not-ready',
    ...closed,
  ),
  'POST /assessments/:id/submission': about(
    'Nộp phiếu tự chấm',
    'Submits the self-assessment',
    'not-ready',
    'leader-confirms',
    ...closed,
  ),
  'POST /assessments/:id/return': about(
    'Trả phiếu để sửa, kèm lý do',
    'Returns an assessment to be corrected, with a reason',
    'not-submitted',
    'own-unit',
    'reason-required',
  ),
  'POST /assessments/:id/extension': about(
    'Gia hạn cho một đơn vị, kèm lý do',
    'Gives a unit more time, with a reason',
    'extension-too-short',
    'own-unit',
    'reason-required',
  ),
  'PUT /assessments/:id/explanations/:criterion/question': about(
    'Yêu cầu giải trình một tiêu chí',
    'Asks the unit to explain a criterion',
    'no-clarification',
    'not-submitted',
    'explained',
    'not-delegated',
    'own-unit',
    'words-required',
  ),
  'PUT /assessments/:id/explanations/:criterion/answer': about(
    'Giải trình của đơn vị',
    'The unit’s explanation',
    'not-asked',
    'words-required',
    ...closed,
  ),
  'GET /assessments/:id/notes': about('Ghi chú nội bộ của hội đồng', 'The council’s own notes'),
  'POST /assessments/:id/notes': about(
    'Thêm ghi chú nội bộ',
    'Adds a note of the council',
    'words-required',
    'own-unit',
  ),
  'POST /assessments/:id/evidence': about(
    'Gửi một tệp minh chứng',
    'Attaches a file as evidence',
    'not-for-office',
    'requirement-unknown',
    'file-too-large',
    'file-empty',
    'file-type',
    'file-old-office',
    'file-twice',
    'file-name',
    'upload-cut',
    'not-asked',
    ...closed,
  ),
  'GET /evidence/:id': about('Tải tệp minh chứng', 'The file of an evidence', 'range'),
  'DELETE /evidence/:id': about('Gỡ tệp minh chứng', 'Removes evidence from its criterion', 'not-asked', ...closed),
}
