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

  'GET /tokens': about('Mã truy cập của các chương trình', 'The tokens of integrations'),
  'POST /tokens': about('Cấp mã truy cập; mã chỉ hiện một lần', 'Gives a token, which is shown once'),
  'DELETE /tokens/:id': about('Thu hồi mã truy cập', 'Ends a token'),

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
    'framework-needs-more',
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
    'journal-broken',
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
    'reason-required',
  ),
  'POST /assessments/:id/submission': about('Nộp phiếu tự chấm', 'Submits the self-assessment', 'not-ready', ...closed),
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
    ...closed,
  ),
  'GET /evidence/:id': about('Tải tệp minh chứng', 'The file of an evidence'),
  'DELETE /evidence/:id': about('Gỡ tệp minh chứng', 'Removes evidence from its criterion', ...closed),
}
