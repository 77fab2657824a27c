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
  range: entry(
    416,
    ['Không có phần này của tệp', 'Tệp có {size} byte.'],
    ['There is no such part of the file', 'The file has {size} bytes.'],
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
  'no-membership': entry(
    403,
    ['Tài khoản chưa có vai trò', 'Hôm nay tài khoản không giữ vai trò nào; hãy hỏi người quản trị.'],
    ['The account has no role', 'The account holds no role today; ask your administrator.'],
  ),
  'account-locked': entry(
    403,
    ['Tài khoản đang bị khóa', 'Hãy liên hệ người quản trị để mở khóa.'],
    ['The account is locked', 'Ask your administrator to unlock it.'],
  ),
  'code-required': entry(
    403,
    ['Cần mã xác thực', 'Nhập mã 6 số trên ứng dụng xác thực, hoặc một mã dự phòng.'],
    ['A code is needed', 'Type the six digits of your authenticator app, or a recovery code.'],
  ),
  'wrong-code': entry(
    403,
    ['Mã xác thực không đúng', 'Mã sai, đã dùng hoặc đã hết hạn; hãy nhập mã đang hiện trên ứng dụng.'],
    ['The code is wrong', 'It is wrong, used or expired; type the one that the app shows now.'],
  ),
  'factor-unreadable': entry(
    409,
    [
      'Máy chủ không kiểm tra được mã của ứng dụng xác thực',
      'Khóa của máy chủ đã thay. Hãy nhập một mã dự phòng, hoặc nhờ người quản trị đặt lại xác thực hai bước.',
    ],
    [
      'The server cannot check the codes of your app',
      'Its key was replaced. Type a recovery code, or ask an administrator to reset your second factor.',
    ],
  ),
  'oidc-failed': entry(
    502,
    [
      'Chưa đăng nhập được qua nhà cung cấp',
      'Nhà cung cấp đăng nhập không trả lời đúng; hãy thử lại hoặc dùng mật khẩu.',
    ],
    ['The sign-in provider failed', 'It did not answer as it should; try again or use your password.'],
  ),
  'oidc-over': entry(
    403,
    ['Lượt đăng nhập đã hết hạn', 'Hãy bắt đầu lại từ trang đăng nhập.'],
    ['This sign-in is over', 'Begin again at the sign-in page.'],
  ),
  'oidc-unknown': entry(
    403,
    ['Chưa có tài khoản ở đây', 'Hãy đề nghị người quản trị ghi địa chỉ thư của bạn vào tài khoản.'],
    ['No account here', 'Ask your administrator to put your e-mail address on your account.'],
  ),
  'password-first': entry(
    403,
    ['Cần đổi mật khẩu trước', 'Hãy đặt mật khẩu của riêng bạn rồi tiếp tục.'],
    ['The password comes first', 'Set a password of your own, then go on.'],
  ),
  'second-factor-first': entry(
    403,
    ['Cần bật xác thực hai bước trước', 'Vai trò này phải dùng xác thực hai bước; hãy bật rồi tiếp tục.'],
    ['The second factor comes first', 'This role needs a second factor; set it up, then go on.'],
  ),
  'second-factor-on': entry(
    409,
    ['Xác thực hai bước đã bật', 'Muốn đổi thiết bị, hãy tắt rồi bật lại.'],
    ['The second factor is on', 'To change the device, turn it off and on again.'],
  ),
  'invitation-code': entry(
    403,
    ['Liên kết mời không dùng được', 'Liên kết sai, đã dùng hoặc đã hết hạn; hãy xin người quản trị liên kết mới.'],
    ['The invitation does not work', 'It is wrong, used or expired; ask your administrator for a new one.'],
  ),
  'own-account': entry(
    409,
    ['Không tự thay đổi tài khoản của mình', 'Quyền và trạng thái của bạn do người quản trị khác thay đổi.'],
    ['Not your own account', 'Your rights and state are changed by another administrator.'],
  ),
  'last-administrator': entry(
    409,
    ['Phải còn ít nhất một người quản trị', 'Hãy giao quyền quản trị cho người khác trước.'],
    ['An administrator must remain', 'Give the right to administer to someone else first.'],
  ),
  'account-ended': entry(
    409,
    ['Tài khoản đã kết thúc', 'Tài khoản đã kết thúc thì không thay đổi được nữa; hãy tạo tài khoản mới.'],
    ['The account has ended', 'What has ended cannot be changed; add a new account.'],
  ),
  'email-taken': entry(
    409,
    ['Địa chỉ thư đã có', 'Địa chỉ thư điện tử này thuộc một tài khoản khác.'],
    ['The e-mail address is taken', 'This address belongs to another account.'],
  ),
  'validity-out-of-order': entry(
    422,
    ['Thứ tự ngày chưa đúng', 'Ngày bắt đầu không được sau ngày kết thúc.'],
    ['The dates are out of order', 'The first day cannot come after the last.'],
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
    ['Mật khẩu hiện tại không đúng', 'Chưa có gì thay đổi.'],
    ['The current password is wrong', 'Nothing was changed.'],
  ),
  'password-too-short': entry(
    422,
    ['Mật khẩu quá ngắn', 'Mật khẩu cần ít nhất {least} ký tự.'],
    ['The password is too short', 'A password has at least {least} characters.'],
  ),
  'password-too-long': entry(
    422,
    ['Mật khẩu quá dài', 'Mật khẩu có nhiều nhất 200 ký tự.'],
    ['The password is too long', 'A password has at most 200 characters.'],
  ),
  'password-too-common': entry(
    422,
    ['Mật khẩu dễ đoán', 'Mật khẩu chỉ gồm những từ ai cũng nghĩ tới; hãy thêm những từ khác.'],
    ['The password is easy to guess', 'It is made of words that everyone tries first; add other ones.'],
  ),
  'password-own-words': entry(
    422,
    ['Mật khẩu dễ đoán', 'Mật khẩu chỉ gồm tên của bạn hoặc của cơ quan; hãy thêm những từ khác.'],
    ['The password is easy to guess', 'It is made of your name or that of the authority; add other words.'],
  ),
  'password-repeats': entry(
    422,
    ['Mật khẩu dễ đoán', 'Mật khẩu lặp lại quá ít ký tự khác nhau.'],
    ['The password is easy to guess', 'It repeats too few different characters.'],
  ),
  'password-sequence': entry(
    422,
    ['Mật khẩu dễ đoán', 'Mật khẩu là một dãy số hoặc chữ liên tiếp.'],
    ['The password is easy to guess', 'It is a sequence of digits or letters.'],
  ),
  'password-composition': entry(
    422,
    ['Mật khẩu thiếu loại ký tự', 'Cơ quan yêu cầu có chữ thường, chữ hoa, chữ số và ký hiệu.'],
    ['The password lacks a kind of character', 'Here it has a small letter, a capital, a digit and a sign.'],
  ),
  'password-same': entry(
    422,
    ['Mật khẩu mới trùng mật khẩu cũ', 'Hãy chọn mật khẩu khác.'],
    ['The new password is the old one', 'Choose another.'],
  ),
  'setup-code': entry(
    403,
    [
      'Liên kết thiết lập không dùng được',
      'Liên kết sai, đã dùng hoặc đã hết hạn. Khởi động lại máy chủ để có liên kết mới.',
    ],
    ['The set-up link does not work', 'It is wrong, used or expired. Restart the server for a new one.'],
  ),
  taken: entry(
    409,
    ['Vừa có người ghi trước', 'Cùng lúc đó đã có dữ liệu khác được ghi ở chỗ này. Hãy tải lại rồi thử lại.'],
    ['Somebody was first', 'At the same moment something else was stored in this place. Load it again and try again.'],
  ),
  'username-taken': entry(
    409,
    ['Tên đăng nhập đã có', 'Hãy chọn tên đăng nhập khác.'],
    ['The username is taken', 'Choose another username.'],
  ),
  'journal-broken': entry(
    409,
    ['Nhật ký đã bị sửa', 'Từ dòng số {seq}, nhật ký không còn nối tiếp nên không được ký. Hãy báo cơ quan kiểm tra.'],
    ['The journal was altered', 'From line {seq} on it does not follow, so it is not signed. Tell the inspectors.'],
  ),
  'key-replaced': entry(
    503,
    ['Máy chủ này còn dùng khóa cũ', 'Khóa đã được thay. Hãy báo người vận hành khởi động lại máy chủ với khóa mới.'],
    [
      'This server still has the old key',
      'The key was replaced. Ask who runs the server to restart it with the new one.',
    ],
  ),
  'unit-name-taken': entry(
    409,
    ['Tên đơn vị đã có', 'Đã có đơn vị tên “{name}”. Chưa có gì thay đổi.'],
    ['The unit name is taken', 'There already is a unit “{name}”. Nothing was changed.'],
  ),
  'unit-required': entry(
    422,
    ['Thiếu đơn vị', 'Cán bộ và lãnh đạo đơn vị phải thuộc một đơn vị có trong danh sách.'],
    ['The unit is missing', 'Staff and leaders of a unit belong to a unit of the list.'],
  ),
  'unit-not-allowed': entry(
    422,
    ['Vai trò này không thuộc đơn vị nào', 'Chỉ cán bộ và lãnh đạo đơn vị mới gắn với đơn vị được đánh giá.'],
    ['This role has no unit', 'Only staff and leaders of a unit belong to a rated unit.'],
  ),

  'import-not-a-table': entry(
    422,
    ['Không đọc được tệp', 'Cần tệp Excel (.xlsx) không đặt mật khẩu hoặc CSV; tệp này hỏng hoặc thuộc loại khác.'],
    [
      'The file cannot be read',
      'An Excel file (.xlsx) without a password or CSV is needed; this is damaged or another.',
    ],
  ),
  'import-not-utf8': entry(
    422,
    ['Không đọc được chữ trong tệp CSV', 'Tệp không phải UTF-8 hay UTF-16; hãy lưu lại thành “CSV UTF-8” hoặc .xlsx.'],
    ['The letters of the CSV file cannot be read', 'It is neither UTF-8 nor UTF-16. Save it as “CSV UTF-8” or .xlsx.'],
  ),
  'import-open-quote': entry(
    422,
    [
      'Dấu ngoặc kép trong tệp CSV không đúng',
      'Một ô mở ngoặc kép mà không đóng, hoặc còn chữ sau dấu đóng; hãy sửa hoặc lưu thành .xlsx.',
    ],
    [
      'A quote is not right',
      'A cell of the CSV file opens a quote and never closes it, or goes on after it; mend it or save as .xlsx.',
    ],
  ),
  'import-too-many-rows': entry(
    422,
    ['Bảng quá lớn', 'Mỗi lần nhập nhiều nhất 5.000 dòng và 60 cột.'],
    ['The table is too large', 'One import has at most 5,000 rows and 60 columns.'],
  ),
  'import-empty': entry(
    422,
    ['Bảng chưa có dòng nào', 'Dòng đầu là tên cột, các dòng sau là dữ liệu.'],
    ['The table has no rows', 'The first row names the columns, the rows below hold the data.'],
  ),
  'import-errors': entry(
    422,
    ['Bảng có lỗi', 'Chưa nhập dòng nào. Sửa {count} lỗi trong danh sách rồi chọn lại tệp.'],
    ['The table has errors', 'Nothing was imported. Correct the {count} errors of the list and choose the file again.'],
  ),
  'import-changed': entry(
    409,
    ['Dữ liệu đã thay đổi sau khi xem trước', 'Chưa nhập dòng nào. Hãy xem trước lại.'],
    ['Something has changed since the preview', 'Nothing was imported. Look at the preview again.'],
  ),

  // ── rounds ────────────────────────────────────────────────────────────────
  'framework-too-large': entry(
    413,
    ['Khung chỉ số quá lớn', 'Nguyên văn khung và các ví dụ, mỗi phần được nhiều nhất 4 MiB.'],
    ['The framework is too large', 'The text of a framework and that of its examples may have 4 MiB each.'],
  ),
  'framework-not-publishable': entry(
    422,
    ['Chưa công bố được phiên bản này', 'Còn {count} điểm phải xử lý trước khi công bố; xem danh sách.'],
    ['This version cannot be published yet', 'Still to be settled: {count}; see the list.'],
  ),
  'framework-foreign': entry(
    409,
    [
      'Mã khung thuộc cơ quan khác',
      'Khung “{framework}” do cơ quan khác quản lý. Hãy đặt mã khác cho khung của mình, hoặc mở rộng khung đó (mục “extends”).',
    ],
    [
      'The id belongs to another authority',
      'The framework “{framework}” is kept by another authority. Give yours another id, or extend that one (“extends”).',
    ],
  ),
  'framework-meanwhile': entry(
    409,
    [
      'Vừa có phiên bản khác được công bố',
      'Trong lúc kiểm tra, phiên bản {version} của “{framework}” vừa được công bố. Hãy xem phiên bản đó rồi công bố lại.',
    ],
    [
      'Another version was published just now',
      'While this one was checked, version {version} of “{framework}” was published. Look at it, then publish again.',
    ],
  ),
  'framework-too-much': entry(
    422,
    [
      'Không kiểm tra xong được khung này',
      'Máy chủ đã dừng vì việc kiểm tra khung và các ví dụ mất quá nhiều thời gian hoặc bộ nhớ. Hãy bớt ví dụ rồi công bố lại.',
    ],
    [
      'This framework could not be checked',
      'Checking it with its examples took too much time or memory, so the server stopped. Take out some examples, then publish again.',
    ],
  ),
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
  'unit-not-valid': entry(
    422,
    ['Có đơn vị ngoài thời hạn', 'Đơn vị “{name}” chưa bắt đầu hoặc đã thôi hoạt động, nên không đưa vào đợt mới.'],
    ['A unit is not valid today', 'The unit “{name}” has ended or has not begun, so it is not part of a new round.'],
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
  'frameworks-overlap': entry(
    422,
    [
      'Hai khung chỉ số cùng dùng cho một loại đơn vị',
      'Loại đơn vị “{type}” chỉ được chấm theo một khung chỉ số trong đợt.',
    ],
    ['Two frameworks rate the same type of unit', 'In a round the type “{type}” is rated by one framework only.'],
  ),
  'unit-facts-invalid': entry(
    422,
    ['Số liệu của đơn vị chưa đúng', 'Có giá trị chưa đúng nên chưa lưu đơn vị nào; xem danh sách lỗi.'],
    ['The figures of a unit are not right', 'A value is not right, so nothing was saved; see the list of errors.'],
  ),
  'wrong-state': entry(
    409,
    ['Chưa đến bước này hoặc đã qua bước này', 'Đợt đánh giá đang ở bước khác nên không làm được việc này.'],
    ['This step is not open', 'The round is at another step, so this cannot be done now.'],
  ),
  'framework-not-ready': entry(
    409,
    ['Khung chỉ số chưa dùng được', 'Chưa dùng được {frameworks} cho đợt đang mở; xem danh sách.'],
    ['The framework is not ready', '{frameworks} cannot be used for an open round yet; see the list.'],
  ),
  'unit-type-unknown': entry(
    422,
    ['Loại đơn vị chưa có', 'Không có loại “{type}”. Các loại đang có: {known}.'],
    ['No such type of unit', 'There is no type “{type}”. There are: {known}.'],
  ),
  'unit-type-taken': entry(
    409,
    ['Loại đơn vị đã có', 'Đã có loại đơn vị “{type}”.'],
    ['This type of unit is there already', 'There is a type of unit “{type}” already.'],
  ),
  'unit-type-in-use': entry(
    409,
    ['Loại đơn vị đang dùng', 'Còn đơn vị thuộc loại “{type}”.'],
    ['This type of unit is in use', 'There are units of the type “{type}”.'],
  ),
  'unit-in-use': entry(
    409,
    ['Đơn vị đang dùng', '{name} có người hoặc đã tham gia một đợt nên không xóa được. Hãy ghi ngày cuối để kết thúc.'],
    ['The unit is in use', '{name} has people or took part in a round, so it is not removed. Give it a last day.'],
  ),
  'nobody-to-remind': entry(
    409,
    ['Không còn đơn vị nào chưa nộp', 'Mọi đơn vị đã nộp hoặc đã khóa phiếu.'],
    ['Nobody is left to remind', 'Every unit has submitted, or its form is closed.'],
  ),
  'no-longer-open': entry(
    409,
    ['Đơn vị đã nộp hoặc đã khóa phiếu', '{unit} không còn ở trạng thái chưa nộp; hãy xem lại danh sách.'],
    ['The form is no longer open', '{unit} is no longer among those that have not submitted; look at the list again.'],
  ),
  'undecided-changed': entry(
    409,
    [
      'Phần chưa xong đã thay đổi',
      'Hiện có {unsubmitted} đơn vị chưa nộp và {undecided} tiêu chí chưa có quyết định; hãy xem lại trước khi chuyển bước.',
    ],
    [
      'What is undecided has changed',
      '{unsubmitted} units have not submitted and {undecided} criteria are undecided now; look again before moving on.',
    ],
  ),
  'opens-too-late': entry(
    409,
    ['Hạn tự chấm đã qua', 'Hạn tự chấm là {day}. Hãy đổi thời hạn các bước trước khi mở đợt.'],
    ['Self-scoring would be over', 'It is due by {day}. Change the dates of the stages before opening the round.'],
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

  // ── the course of a round ─────────────────────────────────────────────────
  'clarification-last': entry(
    422,
    [
      'Sau giải trình phải có bước thẩm định',
      'Đợt có bước giải trình cần thêm thẩm định lần 2 hoặc bước hội đồng xem xét.',
    ],
    [
      'Clarification is followed by a decision',
      'A round with clarification has a second appraisal or the council after it.',
    ],
  ),
  'decided-by-other': entry(
    403,
    ['Quyết định này của người khác', 'Chỉ người đã quyết định hoặc chủ tịch hội đồng rút lại được.'],
    ['Someone else decided this', 'Only whoever decided it, or the chair, takes it back.'],
  ),
  'decided-by-two': entry(
    409,
    [
      'Quyết định này không do một người đưa ra',
      'Thay đổi vượt mức một người được tự quyết định nên không rút được. Muốn đổi, hãy quyết định lại: người thẩm định thứ hai sẽ xem.',
    ],
    [
      'This was not decided by one person',
      'The change is larger than one person may decide, so it is not taken back. To change it, decide again: a second appraiser will look at it.',
    ],
  ),
  'not-delegated': entry(
    403,
    ['Phần này giao cho người khác thẩm định', 'Chủ tịch hội đồng đã giao phần này cho thành viên khác.'],
    ['This part is delegated to someone else', 'The chair has delegated it to another member of the council.'],
  ),
  'nothing-overdue': entry(
    409,
    ['Không có phiếu nào quá hạn', 'Mọi phiếu chưa nộp đều còn trong hạn.'],
    ['Nothing is overdue', 'Every form that is not handed in is still in time.'],
  ),
  'correction-asked': entry(
    409,
    ['Đã có đề nghị đính chính', 'Đề nghị trước chưa được quyết định.'],
    ['A correction is asked for already', 'The earlier request has not been decided.'],
  ),
  'ending-asked': entry(
    409,
    ['Đã có đề nghị hủy hoặc mở lại đợt', 'Đề nghị trước chưa được quyết định.'],
    ['Cancelling or reopening is asked for already', 'The earlier request has not been decided.'],
  ),
  'no-ending': entry(
    409,
    ['Không có đề nghị hủy hoặc mở lại đợt', 'Không có đề nghị nào đang chờ quyết định.'],
    ['Neither cancelling nor reopening is asked for', 'There is no request to decide on.'],
  ),
  'version-asked': entry(
    409,
    ['Đã có đề nghị đổi phiên bản khung', 'Đề nghị trước chưa được quyết định.'],
    ['Another version is asked for already', 'The earlier request has not been decided.'],
  ),
  'version-same': entry(
    422,
    ['Không phải phiên bản khác của khung này', 'Hãy chọn một phiên bản khác của khung chỉ số mà đợt đang dùng.'],
    ['Not another version of this framework', 'Choose another version of a framework that the round uses.'],
  ),
  'no-version-asked': entry(
    409,
    ['Chưa có đề nghị đổi phiên bản khung', 'Không có đề nghị nào đang chờ quyết định.'],
    ['No other version is asked for', 'There is no request to decide on.'],
  ),
  'no-correction': entry(
    409,
    ['Không có đề nghị đính chính', 'Chưa ai đề nghị đính chính kết quả của đợt này.'],
    ['No correction is asked for', 'Nobody has asked to correct the result of this round.'],
  ),
  'second-person': entry(
    403,
    ['Cần người thứ hai', 'Người đề nghị không tự duyệt đề nghị của mình.'],
    ['A second person is needed', 'Whoever asks does not approve it too.'],
  ),
  'delegation-unknown': entry(
    422,
    ['Không giao được', 'Có người không thuộc hội đồng hoặc có phần không có trong khung chỉ số.'],
    ['This cannot be delegated', 'A person is not of the council, or a part is not in the framework.'],
  ),
  'not-asked': entry(
    409,
    ['Hội đồng không yêu cầu giải trình tiêu chí này', 'Chỉ giải trình và bổ sung minh chứng ở tiêu chí được yêu cầu.'],
    [
      'No explanation was asked for',
      'Explanations and further papers are for the criteria that the council asked about.',
    ],
  ),
  'no-clarification': entry(
    409,
    ['Đợt này không có bước giải trình', 'Không yêu cầu giải trình được trong đợt này.'],
    ['This round has no clarification', 'Explanations cannot be asked for in this round.'],
  ),
  explained: entry(
    409,
    ['Đơn vị đã giải trình', 'Câu hỏi đã được trả lời nên không sửa được nữa.'],
    ['It was explained already', 'The question was answered and can no longer be changed.'],
  ),
  'words-required': entry(
    422,
    ['Chưa có nội dung', 'Hãy ghi nội dung trước khi gửi.'],
    ['There are no words', 'Write something before sending it.'],
  ),
  'extension-too-short': entry(
    422,
    ['Ngày gia hạn không hợp lệ', 'Ngày gia hạn phải từ hôm nay trở đi và không trước hạn chung.'],
    ['The extension is too short', 'It must not be over already, nor end before the date for all.'],
  ),
  'third-decides': entry(
    409,
    ['Chờ chủ tịch quyết định', 'Hai người thẩm định cho kết quả khác nhau; chủ tịch hội đồng quyết định.'],
    ['The chair decides', 'Two appraisers differ, so the chair of the council decides.'],
  ),
  'stage-settled': entry(
    409,
    ['Không đổi được bước này', 'Bước đã qua không đổi thời hạn; các bước của đợt không thêm, bớt được nữa.'],
    ['This stage cannot be changed', 'Dates of past stages stay, and stages are neither added nor left out any more.'],
  ),
  'leader-confirms': entry(
    403,
    ['Lãnh đạo đơn vị mới được nộp', 'Đợt này cần lãnh đạo đơn vị xác nhận; hãy báo phiếu đã sẵn sàng.'],
    ['The leader of the unit hands in', 'In this round the leader confirms; say that the form is ready.'],
  ),
  'own-unit': entry(
    403,
    ['Việc của chính đơn vị mình', 'Không ai thẩm định, duyệt hoặc công bố kết quả của đơn vị mình.'],
    [
      'This concerns a unit of your own',
      'Nobody appraises, approves or publishes what belongs to a unit of their own.',
    ],
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
  'criterion-full': entry(
    413,
    [
      'Tiêu chí không còn chỗ cho tệp này',
      'Các tệp của tiêu chí đã dùng {used} MB, tối đa {most} MB; tệp này {size} MB. Hãy bỏ tệp không cần thiết, hoặc quét lại ở độ phân giải thấp hơn rồi tải lên.',
    ],
    [
      'The criterion has no room for this file',
      'Its files take {used} MB of {most} MB, and this one has {size} MB. Remove a file that is not needed, or scan this one again at a lower resolution.',
    ],
  ),
  'form-full': entry(
    413,
    [
      'Phiếu không còn chỗ cho tệp này',
      'Minh chứng của cả phiếu đã dùng {used} MB, tối đa {most} MB; tệp này {size} MB. Hãy bỏ tệp không cần thiết, hoặc quét lại các tệp lớn ở độ phân giải thấp hơn rồi tải lên.',
    ],
    [
      'The form has no room for this file',
      'The evidence of the whole form takes {used} MB of {most} MB, and this file has {size} MB. Remove files that are not needed, or scan large ones again at a lower resolution.',
    ],
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
  'file-password': entry(
    415,
    [
      'Tệp PDF có mật khẩu',
      'Không ai mở được tệp này nếu không có mật khẩu; hãy lưu lại thành PDF không đặt mật khẩu rồi tải lên.',
    ],
    ['The PDF has a password', 'Nobody can open it without; save it as a PDF without a password and send that.'],
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
  'upload-over': entry(
    410,
    [
      'Lần tải lên này không còn',
      'Tệp đã đính kèm xong, hoặc đã để dở quá 24 giờ. Nếu chưa thấy tệp, hãy gửi lại từ đầu.',
    ],
    ['This upload is over', 'The file was attached, or left for more than 24 hours. If it is not there, begin again.'],
  ),
  'upload-unfinished': entry(
    409,
    ['Tệp chưa tải lên hết', 'Mới nhận {received} trên {size} byte. Hãy gửi tiếp phần còn lại.'],
    ['The file is not all here yet', '{received} of {size} bytes were received. Send the rest.'],
  ),
  'upload-beyond': entry(
    422,
    ['Nhiều hơn kích thước đã báo', 'Tệp được báo là {size} byte. Hãy bắt đầu lại với kích thước đúng.'],
    ['More than was announced', 'The file was said to have {size} bytes. Begin again with its right size.'],
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
  'extension-too-short': {
    vi: 'Ngày gia hạn phải từ hôm nay trở đi và không trước hạn chung.',
    en: 'The day must not be over already, nor stand before the day for all.',
  },
  'column-unknown': {
    vi: 'Dòng {row}: không có cột “{column}” trong mẫu, hoặc cột lặp lại; đổi tên cột hoặc bỏ đi.',
    en: 'Row {row}: no column “{column}” is known here, or it stands twice; rename it or take it out.',
  },
  'column-missing': {
    vi: 'Dòng {row}: thiếu cột “{column}”; thêm cột này.',
    en: 'Row {row}: the column “{column}” is missing; add it.',
  },
  'cell-no-column': {
    vi: 'Dòng {row}, ô thứ {column}: “{found}” nằm ngoài các cột có tên; có thể một số như 8,5 đã bị tách thành hai ô. Hãy đặt số đó trong dấu ngoặc kép hoặc lưu thành .xlsx; nếu là một ô riêng, hãy đặt tên cho cột hoặc xóa ô.',
    en: 'Row {row}, cell {column}: “{found}” stands outside the named columns; perhaps a number such as 8,5 was parted in two. Put it in quotes or save as .xlsx; if it is a cell of its own, name the column or empty the cell.',
  },
  'cell-parted': {
    vi: 'Dòng {row}, cột “{column}”: tệp ngăn các cột bằng dấu phẩy nên không biết “{found}” là một số hay hai ô. Hãy đặt từng ô trong dấu ngoặc kép, ngăn các cột bằng dấu chấm phẩy, hoặc lưu thành .xlsx.',
    en: 'Row {row}, column “{column}”: the file parts its columns by commas, and nobody knows whether “{found}” is one number or two cells. Put each cell in quotes, part the columns by semicolons, or save as .xlsx.',
  },
  'cell-number': {
    vi: 'Dòng {row}, cột “{column}”: cần một số như 1200 hoặc 8,5; đang là “{found}”. Hãy sửa hoặc để trống.',
    en: 'Row {row}, column “{column}”: a number such as 1200 or 8.5 is needed, “{found}” was found. Mend it or leave it empty.',
  },
  'row-twice': {
    vi: 'Dòng {row}, cột “{column}”: “{found}” đã có ở dòng trên; giữ một dòng.',
    en: 'Row {row}, column “{column}”: “{found}” stands in a row above; keep one.',
  },
  'cell-name': {
    vi: 'Dòng {row}, cột “{column}”: cần tên từ 1 đến 200 ký tự; đang là “{found}”. Hãy ghi tên.',
    en: 'Row {row}, column “{column}”: a name of 1 to 200 characters is needed, “{found}” was found. Write the name.',
  },
  'cell-type': {
    vi: 'Dòng {row}, cột “{column}”: cần loại đơn vị; đang là “{found}”. Hãy ghi loại như trong khung chỉ số.',
    en: 'Row {row}, column “{column}”: a type of unit is needed, “{found}” was found. Write it as the framework does.',
  },
  'cell-day': {
    vi: 'Dòng {row}, cột “{column}”: cần ngày như 31/12/2026; đang là “{found}”. Hãy ghi lại hoặc để trống.',
    en: 'Row {row}, column “{column}”: a day such as 31/12/2026 is needed, “{found}” was found. Mend it or leave it empty.',
  },
  'cell-days-order': {
    vi: 'Dòng {row}, cột “{column}”: ngày kết thúc “{found}” trước ngày bắt đầu; hãy sửa một trong hai.',
    en: 'Row {row}, column “{column}”: the last day “{found}” comes before the first; mend one of them.',
  },
  'cell-username': {
    vi: 'Dòng {row}, cột “{column}”: cần chữ thường không dấu, chữ số, dấu chấm hoặc gạch; đang là “{found}”.',
    en: 'Row {row}, column “{column}”: small letters without marks, digits, dots or dashes are needed, “{found}” was found.',
  },
  'cell-username-taken': {
    vi: 'Dòng {row}, cột “{column}”: tên đăng nhập “{found}” đã có người dùng; hãy chọn tên khác.',
    en: 'Row {row}, column “{column}”: the username “{found}” is taken; choose another.',
  },
  'cell-own-account': {
    vi: 'Dòng {row}, cột “{column}”: “{found}” là tài khoản của chính bạn; hãy bỏ dòng này.',
    en: 'Row {row}, column “{column}”: “{found}” is your own account; take the row out.',
  },
  'cell-role': {
    vi: 'Dòng {row}, cột “{column}”: cần một vai trò, ví dụ “Cán bộ đơn vị”, “Lãnh đạo đơn vị”, “Thành viên hội đồng”; đang là “{found}”.',
    en: 'Row {row}, column “{column}”: a role is needed, such as “office”, “leader” or “council”; “{found}” was found.',
  },
  'cell-unit': {
    vi: 'Dòng {row}, cột “{column}”: cần tên một đơn vị trong danh sách; đang là “{found}”. Hãy ghi đúng tên hoặc thêm đơn vị trước.',
    en: 'Row {row}, column “{column}”: the name of a unit of the list is needed, “{found}” was found. Mend it or add the unit first.',
  },
  'cell-no-unit': {
    vi: 'Dòng {row}, cột “{column}”: vai trò này không thuộc đơn vị nào; đang là “{found}”. Hãy để trống.',
    en: 'Row {row}, column “{column}”: this role has no unit, “{found}” was found. Leave it empty.',
  },
  'cell-email': {
    vi: 'Dòng {row}, cột “{column}”: cần địa chỉ thư như ten@coquan.vn; đang là “{found}”. Hãy sửa hoặc để trống.',
    en: 'Row {row}, column “{column}”: an address such as name@office.vn is needed, “{found}” was found. Mend it or leave it empty.',
  },
  'cell-email-taken': {
    vi: 'Dòng {row}, cột “{column}”: địa chỉ “{found}” thuộc tài khoản khác; hãy sửa hoặc để trống.',
    en: 'Row {row}, column “{column}”: the address “{found}” belongs to another account; mend it or leave it empty.',
  },
  required: { vi: 'Thiếu trường “{name}”.', en: 'The field “{name}” is missing.' },
  unknown: { vi: 'Không có trường “{name}”.', en: 'There is no field “{name}”.' },
  invalid: { vi: 'Giá trị không đúng.', en: 'The value is not as expected.' },
  'adjusted-by-council': { vi: 'Chỉ hội đồng được cho điểm trực tiếp.', en: 'Only the council gives points directly.' },
  incomplete: { vi: 'Còn thiếu.', en: 'This is missing.' },
  unanswered: { vi: 'Tiêu chí {criterion} chưa trả lời đủ.', en: 'Criterion {criterion} is not fully answered.' },
  'evidence-missing': {
    vi: 'Tiêu chí {criterion}: thiếu “{evidence}”; đính kèm hoặc ghi thuyết minh.',
    en: 'Criterion {criterion}: “{evidence}” is missing; attach it or explain why.',
  },
  'unit-fact-missing': {
    vi: '{unit}: chưa nhập “{label}”.',
    en: '{unit}: “{label}” is not entered.',
  },
  'cell-type-unknown': {
    vi: 'Hàng {row}, cột “{column}”: không có loại đơn vị “{found}”. Dùng tên hoặc mã có trong tệp mẫu.',
    en: 'Row {row}, column “{column}”: there is no type of unit “{found}”. Use a name or an id from the template.',
  },
  'unit-fact-wrong': {
    vi: '{unit}: “{label}” không đúng.',
    en: '{unit}: “{label}” is not right.',
  },
  'framework-unpublished': {
    vi: 'Phiên bản này chưa công bố. Trên máy chủ, chạy lệnh npx khung publish {framework} rồi khởi động lại.',
    en: 'This version is not published. On the server, run npx khung publish {framework} and start it again.',
  },
  'framework-no-examples': {
    vi: 'Chưa có tệp ví dụ nên chưa chứng minh được khung chấm đúng.',
    en: 'There is no file of examples, so nothing shows that it scores as it should.',
  },
  'framework-example-fails': {
    vi: 'Ví dụ “{found}” không còn đúng: khung cho kết quả khác với kết quả ghi trong ví dụ.',
    en: 'The example “{found}” does not hold: the framework comes to something else than it says.',
  },
  'framework-nameless': {
    vi: 'Không nhận ra mã và phiên bản của khung. Hãy viết “framework: …” và “version: …” ở đầu tệp, mỗi mục một dòng, không thụt đầu dòng.',
    en: 'The id and the version are not recognised. Write “framework: …” and “version: …” at the beginning, each on a line of its own that is not indented.',
  },
  'framework-newest-unreadable': {
    vi: 'Không đọc lại được phiên bản đã công bố mới nhất, {version}, nên không so sánh được. Người giữ máy chủ phải khôi phục tệp của phiên bản đó.',
    en: 'The newest published version, {version}, cannot be read any more, so nothing can be compared with it. Whoever keeps the server has to restore its file.',
  },
  'framework-other': {
    vi: 'Tệp khung đã thay đổi từ khi lập đợt. Mở “Sửa đợt” và lưu lại để dùng bản hiện nay.',
    en: 'The file has changed since the round was made. Open “Edit round” and save to use it as it is now.',
  },
  'framework-gone': {
    vi: 'Khung này không còn trên máy chủ. Chọn khung khác ở “Sửa đợt”.',
    en: 'This framework is no longer on the server. Choose another under “Edit round”.',
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
  unexplained: {
    vi: '{unit}: tiêu chí {criterion} chưa được giải trình.',
    en: '{unit}: criterion {criterion} is not explained.',
  },
  'second-waits': {
    vi: '{unit}: tiêu chí {criterion} chờ người thẩm định thứ hai.',
    en: '{unit}: criterion {criterion} waits for a second appraiser.',
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
  const { [lang]: words } = places[code]
  return fill(params['found'] === '' ? words.replace(emptyCell[lang].shown, emptyCell[lang].said) : words, params)
}

/** A cell of a spreadsheet in which nothing stands is called that. */
const emptyCell = {
  vi: { shown: 'đang là “{found}”', said: 'đang để trống' },
  en: { shown: '“{found}” was found', said: 'the cell is empty' },
} as const satisfies Readonly<Record<Lang, object>>
