/**
 * The one catalogue of refusals: status, title and sentence in both languages, by code.
 * `{name}` is filled from the refusal's params. A code is never re-used for something else.
 */
import type { Lang } from '../../engine/index.ts'

interface Words {
  readonly title: string
  readonly detail: string
}
interface Entry {
  readonly status: number
  readonly vi: Words
  readonly en: Words
}

const entry = (status: number, vi: readonly [string, string], en: readonly [string, string]): Entry => ({
  status,
  vi: { title: vi[0], detail: vi[1] },
  en: { title: en[0], detail: en[1] },
})

export const catalogue = {
  // ── the request ───────────────────────────────────────────────────────────
  'malformed-json': entry(
    400,
    ['Dữ liệu gửi lên không đọc được', 'Nội dung không phải là JSON hợp lệ.'],
    ['The request cannot be read', 'The body is not valid JSON.'],
  ),
  'bad-http': entry(
    400,
    ['Yêu cầu không đúng HTTP', 'Máy chủ đã ngắt kết nối.'],
    ['The request is no proper HTTP', 'The connection was cut.'],
  ),
  'invalid-request': entry(
    400,
    ['Dữ liệu gửi lên chưa đúng', 'Có trường thiếu, thừa hoặc sai kiểu; xem danh sách lỗi.'],
    ['The request is not as expected', 'A field is missing, unknown or of the wrong type; see the list of errors.'],
  ),
  'wrong-content-type': entry(
    415,
    ['Kiểu nội dung không được nhận', 'Gửi nội dung dạng {expected}.'],
    ['This content type is not accepted', 'Send the body as {expected}.'],
  ),
  'foreign-origin': entry(
    403,
    ['Yêu cầu đến từ trang khác', 'Chỉ nhận thay đổi gửi từ chính trang này.'],
    ['The request comes from another site', 'Changes are accepted from this site only.'],
  ),
  'too-large': entry(
    413,
    ['Nội dung quá lớn', 'Nội dung gửi lên lớn hơn mức cho phép.'],
    ['The request is too large', 'The body is larger than is allowed.'],
  ),
  'not-found': entry(
    404,
    ['Không tìm thấy', 'Địa chỉ này không có, hoặc bạn không được xem.'],
    ['Not found', 'There is nothing here, or nothing that you may see.'],
  ),
  'if-match-required': entry(
    428,
    ['Thiếu số phiên bản', 'Gửi kèm If-Match với phiên bản đang sửa ("0" nếu chưa có).'],
    ['The revision is missing', 'Send If-Match with the revision being changed ("0" when there is none yet).'],
  ),
  stale: entry(
    412,
    ['Dữ liệu vừa được người khác sửa', 'Bản đang lưu khác với bản bạn đã mở. Hãy so sánh rồi chọn bản cần giữ.'],
    ['Someone has changed this meanwhile', 'What is stored differs from what you opened. Compare both and choose.'],
  ),
  'idempotency-key': entry(
    400,
    ['Khóa Idempotency-Key chưa đúng', 'Khóa gồm 16 đến 100 ký tự ASCII nhìn thấy được, ví dụ một UUID.'],
    ['The Idempotency-Key is not as expected', 'It has 16 to 100 visible ASCII characters, such as a UUID.'],
  ),
  'idempotency-key-reused': entry(
    422,
    [
      'Khóa Idempotency-Key đã dùng cho việc khác',
      'Mỗi việc cần một khóa riêng; chỉ lần gửi lại y nguyên mới dùng lại khóa.',
    ],
    [
      'The Idempotency-Key was used for something else',
      'Each request has a key of its own; only its repetition has the same.',
    ],
  ),
  cursor: entry(
    400,
    ['Vị trí trang không dùng được', 'Hãy lấy địa chỉ trang sau trong trả lời của trang trước.'],
    ['The place of the page cannot be used', 'Take the address of the next page from the reply of the one before.'],
  ),
  'too-many-requests': entry(
    429,
    ['Quá nhiều yêu cầu', 'Hãy đợi một lát rồi thử lại.'],
    ['Too many requests', 'Wait a little and try again.'],
  ),
  busy: entry(
    503,
    ['Máy chủ đang bận', 'Chưa lưu được. Hãy thử lại sau giây lát.'],
    ['The server is busy', 'Nothing was saved. Try again in a moment.'],
  ),
  'disk-full': entry(
    507,
    ['Ổ đĩa của máy chủ đã đầy', 'Chưa lưu được. Hãy báo người quản trị.'],
    ['The disk of the server is full', 'Nothing was saved. Tell the administrator.'],
  ),
  fault: entry(
    500,
    ['Máy chủ gặp lỗi', 'Lỗi đã được ghi lại. Hãy thử lại; nếu vẫn lỗi, báo người quản trị kèm thời điểm này.'],
    ['The server failed', 'The failure was recorded. Try again; if it stays, tell the administrator when it happened.'],
  ),

  // ── who ───────────────────────────────────────────────────────────────────
  'signed-out': entry(
    401,
    ['Bạn chưa đăng nhập', 'Hãy đăng nhập để tiếp tục.'],
    ['You are not signed in', 'Sign in to continue.'],
  ),
  'wrong-credentials': entry(
    401,
    ['Không đăng nhập được', 'Tên đăng nhập hoặc mật khẩu không đúng.'],
    ['Signing in failed', 'The username or the password is wrong.'],
  ),
  'too-many-attempts': entry(
    429,
    ['Sai mật khẩu quá nhiều lần', 'Tài khoản tạm khóa đăng nhập. Thử lại sau {minutes} phút.'],
    ['Too many wrong passwords', 'Signing in to this account is paused. Try again in {minutes} minutes.'],
  ),
  'not-allowed': entry(
    403,
    ['Bạn không có quyền làm việc này', 'Việc này dành cho vai trò khác.'],
    ['You may not do this', 'This is for another role.'],
  ),
  'wrong-password': entry(
    403,
    ['Mật khẩu hiện tại không đúng', 'Mật khẩu chưa được đổi.'],
    ['The current password is wrong', 'The password was not changed.'],
  ),
  'password-too-short': entry(
    422,
    ['Mật khẩu quá ngắn', 'Mật khẩu cần ít nhất 15 ký tự.'],
    ['The password is too short', 'A password has at least 15 characters.'],
  ),
  'password-too-long': entry(
    422,
    ['Mật khẩu quá dài', 'Mật khẩu có nhiều nhất 200 ký tự.'],
    ['The password is too long', 'A password has at most 200 characters.'],
  ),
  'password-too-common': entry(
    422,
    ['Mật khẩu dễ đoán', 'Hãy chọn một câu dài mà người khác không đoán được.'],
    ['The password is easy to guess', 'Choose a long phrase that others cannot guess.'],
  ),
  'setup-code': entry(
    403,
    [
      'Liên kết thiết lập không dùng được',
      'Liên kết sai, đã dùng hoặc đã hết hạn. Khởi động lại máy chủ để có liên kết mới.',
    ],
    ['The set-up link does not work', 'It is wrong, used or expired. Restart the server for a new one.'],
  ),
  'username-taken': entry(
    409,
    ['Tên đăng nhập đã có', 'Hãy chọn tên đăng nhập khác.'],
    ['The username is taken', 'Choose another username.'],
  ),
  'own-account': entry(
    409,
    ['Đây là tài khoản của bạn', 'Người quản trị khác phải làm việc này.'],
    ['This is your own account', 'Another administrator has to do this.'],
  ),
  'journal-broken': entry(
    409,
    ['Nhật ký đã bị sửa', 'Từ dòng số {seq}, nhật ký không còn nối tiếp nên không được ký. Hãy báo cơ quan kiểm tra.'],
    ['The journal was altered', 'From line {seq} on it does not follow, so it is not signed. Tell the inspectors.'],
  ),
  'unit-name-taken': entry(
    409,
    ['Tên đơn vị đã có', 'Đã có đơn vị tên “{name}”. Không đơn vị nào được thêm.'],
    ['The unit name is taken', 'There already is a unit “{name}”. No unit was added.'],
  ),
  'unit-required': entry(
    422,
    ['Thiếu đơn vị', 'Tài khoản đơn vị phải thuộc một đơn vị có trong danh sách.'],
    ['The unit is missing', 'An office account belongs to a unit of the list.'],
  ),
  'unit-not-allowed': entry(
    422,
    ['Tài khoản này không thuộc đơn vị nào', 'Chỉ tài khoản đơn vị mới gắn với đơn vị được đánh giá.'],
    ['This account has no unit', 'Only an office account belongs to a rated unit.'],
  ),

  // ── rounds ────────────────────────────────────────────────────────────────
  'framework-unknown': entry(
    422,
    ['Không có khung chỉ số này', 'Không tìm thấy khung chỉ số “{framework}”.'],
    ['No such framework', 'There is no framework “{framework}”.'],
  ),
  'framework-broken': entry(
    409,
    ['Khung chỉ số đang có lỗi', 'Khung chỉ số “{framework}” chưa dùng được; hãy sửa các lỗi trong danh sách.'],
    ['The framework has errors', 'The framework “{framework}” cannot be used until its errors are corrected.'],
  ),
  'unit-unknown': entry(
    422,
    ['Có đơn vị không tồn tại', 'Một đơn vị được chọn không có trong danh sách.'],
    ['A unit does not exist', 'A chosen unit is not in the list.'],
  ),
  'unit-type': entry(
    422,
    ['Loại đơn vị không phù hợp', 'Khung chỉ số này không dành cho đơn vị “{name}” (loại “{type}”).'],
    ['The type of a unit does not fit', 'This framework is not for the unit “{name}” (type “{type}”).'],
  ),
  'dates-out-of-order': entry(
    422,
    ['Thứ tự ngày chưa đúng', 'Ngày bắt đầu phải trước ngày kết thúc; hạn tự chấm phải trước hạn thẩm định.'],
    ['The dates are out of order', 'A period starts before it ends; self-scoring ends before the appraisal.'],
  ),
  'survey-not-in-framework': entry(
    422,
    ['Khung chỉ số không có điều tra xã hội học', 'Đợt đánh giá này không thể có điều tra xã hội học.'],
    ['The framework has no survey', 'This round cannot hold a survey.'],
  ),
  'survey-mandatory': entry(
    422,
    ['Khung chỉ số bắt buộc điều tra xã hội học', 'Đợt đánh giá này phải có điều tra xã hội học.'],
    ['The framework requires a survey', 'This round must hold a survey.'],
  ),
  'framework-needs-more': entry(
    422,
    [
      'Khung chỉ số cần số liệu mà đợt chưa nhập được',
      'Đợt đánh giá chưa có chỗ cho: {parts}. Khung này mới dùng được với khung score.',
    ],
    [
      'The framework needs what a round cannot take yet',
      'A round has no place yet for: {parts}. This framework works with khung score only.',
    ],
  ),
  'wrong-state': entry(
    409,
    ['Chưa đến bước này hoặc đã qua bước này', 'Đợt đánh giá đang ở bước khác nên không làm được việc này.'],
    ['This step is not open', 'The round is at another step, so this cannot be done now.'],
  ),
  'deadline-passed': entry(
    409,
    ['Đã hết hạn tự chấm', 'Hạn tự chấm là hết ngày {day} (giờ Việt Nam).'],
    ['The deadline has passed', 'Self-scoring ended with {day} (Vietnamese time).'],
  ),
  'already-submitted': entry(
    409,
    ['Đã nộp', 'Bản tự chấm đã nộp nên không sửa được nữa.'],
    ['Already submitted', 'The self-assessment was submitted and can no longer be changed.'],
  ),
  'not-submitted': entry(
    409,
    ['Đơn vị chưa nộp', 'Chỉ thẩm định được bản tự chấm đã nộp.'],
    ['Not submitted', 'Only a submitted self-assessment can be appraised.'],
  ),
  'not-ready': entry(
    409,
    ['Chưa đủ điều kiện', 'Còn {count} việc phải làm trước; xem danh sách.'],
    ['Not ready', '{count} things must be done first; see the list.'],
  ),
  'not-published': entry(
    403,
    ['Chưa công bố', 'Kết quả được xem sau khi công bố.'],
    ['Not published', 'The result can be seen once it is published.'],
  ),

  // ── answers and appraisals ────────────────────────────────────────────────
  'invalid-answer': entry(
    422,
    ['Câu trả lời chưa đúng', 'Câu trả lời có lỗi nên chưa được lưu; xem danh sách lỗi.'],
    ['The answer is not right', 'The answer has errors and was not saved; see the list of errors.'],
  ),
  'not-for-office': entry(
    409,
    ['Tiêu chí này do hội đồng nhập', 'Đơn vị không tự chấm tiêu chí này.'],
    ['The council enters this criterion', 'An office does not score this criterion itself.'],
  ),
  'not-for-entry': entry(
    409,
    ['Tiêu chí này do đơn vị trả lời', 'Hội đồng chấp nhận hoặc thay đổi câu trả lời của đơn vị.'],
    ['The office answers this criterion', 'The council accepts or changes the answer of the office.'],
  ),
  'not-for-change': entry(
    409,
    ['Tiêu chí này được nhập trực tiếp', 'Không có câu trả lời của đơn vị để chấp nhận hoặc thay đổi.'],
    ['This criterion is entered', 'There is no answer of an office to accept or change.'],
  ),
  'not-answered': entry(
    409,
    ['Đơn vị chưa trả lời tiêu chí này', 'Không có câu trả lời để chấp nhận hoặc thay đổi.'],
    ['The office has not answered', 'There is no answer to accept or change.'],
  ),
  'no-survey': entry(
    409,
    ['Đợt này không có điều tra xã hội học', 'Không nhập tiêu chí điều tra trong đợt này.'],
    ['This round has no survey', 'Survey criteria are not entered in this round.'],
  ),
  'reason-required': entry(
    422,
    ['Thiếu lý do', 'Khi thay đổi kết quả của đơn vị, hãy ghi lý do.'],
    ['The reason is missing', 'Whoever changes the result of an office states the reason.'],
  ),

  // ── evidence ──────────────────────────────────────────────────────────────
  'file-too-large': entry(
    413,
    ['Tệp quá lớn', 'Mỗi tệp tối đa {megabytes} MB.'],
    ['The file is too large', 'A file has at most {megabytes} MB.'],
  ),
  'file-empty': entry(422, ['Tệp rỗng', 'Tệp không có nội dung.'], ['The file is empty', 'The file has no content.']),
  'file-type': entry(
    415,
    [
      'Loại tệp không được nhận',
      'Chỉ nhận PDF, PNG, JPEG, Word (.docx) và Excel (.xlsx) không đặt mật khẩu; loại tệp được xét theo nội dung.',
    ],
    [
      'This type of file is not accepted',
      'PDF, PNG, JPEG, Word (.docx) and Excel (.xlsx) without a password are; the content decides.',
    ],
  ),
  'file-old-office': entry(
    415,
    [
      'Tệp Word, Excel kiểu cũ hoặc có mật khẩu',
      'Không nhận tệp .doc, .xls và tệp có mật khẩu; hãy lưu lại thành .docx, .xlsx hoặc PDF, không đặt mật khẩu.',
    ],
    [
      'Word or Excel of the old kind, or with a password',
      'Files of .doc, .xls or with a password are not accepted; save it as .docx, .xlsx or PDF without a password.',
    ],
  ),
  'file-twice': entry(
    409,
    ['Tệp này đã có', 'Tệp này đã có ở mục này, tên “{name}”.'],
    ['The file is here already', 'This file is attached here already, as “{name}”.'],
  ),
  'file-name': entry(
    422,
    ['Tên tệp không dùng được', 'Tên tệp trống hoặc chỉ có ký tự không hiển thị.'],
    ['The file name cannot be used', 'The name is empty or has only invisible characters.'],
  ),
  'upload-cut': entry(
    400,
    ['Tải lên bị ngắt', 'Tệp chưa được lưu. Hãy tải lại.'],
    ['The upload was cut off', 'The file was not saved. Upload it again.'],
  ),
  'requirement-unknown': entry(
    422,
    ['Tiêu chí không yêu cầu tài liệu này', 'Hãy chọn một tài liệu trong danh sách của tiêu chí.'],
    ['The criterion does not ask for this paper', 'Choose a paper from the list of the criterion.'],
  ),
} as const satisfies Readonly<Record<string, Entry>>

export type ProblemCode = keyof typeof catalogue

/** What stands in a list of `errors`, by code: the same catalogue, for a single place. */
const places = {
  required: { vi: 'Thiếu trường “{name}”.', en: 'The field “{name}” is missing.' },
  unknown: { vi: 'Không có trường “{name}”.', en: 'There is no field “{name}”.' },
  invalid: { vi: 'Giá trị không đúng.', en: 'The value is not as expected.' },
  'adjusted-by-council': { vi: 'Chỉ hội đồng được cho điểm trực tiếp.', en: 'Only the council gives points directly.' },
  incomplete: { vi: 'Còn thiếu.', en: 'This is missing.' },
  unanswered: { vi: 'Tiêu chí {criterion} chưa trả lời đủ.', en: 'Criterion {criterion} is not fully answered.' },
  'evidence-missing': {
    vi: 'Tiêu chí {criterion}: thiếu “{evidence}”; đính kèm hoặc ghi giải trình.',
    en: 'Criterion {criterion}: “{evidence}” is missing; attach it or explain why.',
  },
  'not-submitted': { vi: '{unit}: chưa nộp.', en: '{unit}: not submitted.' },
  undecided: {
    vi: '{unit}: tiêu chí {criterion} chưa thẩm định.',
    en: '{unit}: criterion {criterion} is not decided.',
  },
  open: { vi: '{unit}: tiêu chí {criterion} còn thiếu dữ liệu.', en: '{unit}: criterion {criterion} lacks data.' },
  faulty: {
    vi: '{unit}: tiêu chí {criterion} không tính được điểm.',
    en: '{unit}: criterion {criterion} cannot be scored.',
  },
  'nothing-counts': {
    vi: '{unit}: mọi tiêu chí đều không phát sinh nên không có chỉ số.',
    en: '{unit}: no criterion arises, so there is no index.',
  },
  'evaluators-differ': {
    vi: '{unit} {criterion}: hai cách tính độc lập cho kết quả khác nhau ({figure}: {reference} và {fast}). Đây là lỗi của phần mềm; xin báo người quản trị.',
    en: '{unit} {criterion}: two independent ways of scoring differ ({figure}: {reference} and {fast}). This is a mistake of the program; please report it.',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Lang, string>>>>

export type PlaceCode = keyof typeof places
export type Params = Readonly<Record<string, string>>

const fill = (sentence: string, params: Params): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(params, name) ? (params[name] ?? '') : whole))

export function problemWords(code: ProblemCode, lang: Lang, params: Params): Words & { readonly status: number } {
  const found = catalogue[code]
  return { status: found.status, title: found[lang].title, detail: fill(found[lang].detail, params) }
}

export function placeWords(code: PlaceCode, lang: Lang, params: Params): string {
  return fill(places[code][lang], params)
}
