/** An entry of the journal as a sentence: who did what, on which object, and what changed from what to what. */
import type { Lang } from '../../engine/index.ts'
import { actionWords } from './action-words.ts'
import { labels } from './labels.ts'
import type { Change } from './told.ts'

/** "đã {…} của {object}": what follows the name of whoever did it. An act without one is told by its name. */
const acts: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  'authority-added': { vi: 'lập cơ quan {object}', en: 'added the authority {object}' },
  'demo-password-set': {
    vi: 'đặt mật khẩu chung cho các tài khoản minh họa',
    en: 'set the password of the demonstration’s accounts',
  },
  'clock-set-back': { vi: 'ghi nhận đồng hồ bị lùi lại', en: 'noticed that its clock went back' },
  'signed-in': { vi: 'đăng nhập', en: 'signed in' },
  'signed-out': { vi: 'đăng xuất', en: 'signed out' },
  'password-changed': { vi: 'đổi mật khẩu của mình', en: 'changed their password' },
  'session-ended': { vi: 'kết thúc một phiên đăng nhập của mình', en: 'ended one of their sessions' },
  'role-changed': { vi: 'chuyển sang vai trò khác của mình', en: 'went on under another of their roles' },
  'second-factor-set': { vi: 'bật xác thực hai bước', en: 'turned the second factor on' },
  'second-factor-removed': { vi: 'tắt xác thực hai bước', en: 'turned the second factor off' },
  'provider-linked': {
    vi: 'gắn tài khoản với nhà cung cấp đăng nhập',
    en: 'linked their account to the sign-in provider',
  },
  'invitation-accepted': { vi: 'nhận lời mời và đặt mật khẩu', en: 'accepted the invitation and set a password' },
  'child-authority-added': { vi: 'lập cơ quan trực thuộc {object}', en: 'added the authority below, {object}' },
  'user-changed': { vi: 'sửa thông tin của {object}', en: 'changed the details of {object}' },
  'user-locked': { vi: 'khóa tài khoản của {object}', en: 'locked the account of {object}' },
  'user-unlocked': { vi: 'mở khóa tài khoản của {object}', en: 'unlocked the account of {object}' },
  'user-ended': { vi: 'kết thúc tài khoản của {object}', en: 'ended the account of {object}' },
  'user-reset': { vi: 'đặt lại cách đăng nhập của {object}', en: 'reset the sign-in of {object}' },
  'membership-granted': { vi: 'giao vai trò cho {object}', en: 'gave a role to {object}' },
  'membership-changed': { vi: 'đổi thời hạn vai trò của {object}', en: 'changed the dates of a role of {object}' },
  'unit-added': { vi: 'thêm đơn vị {object}', en: 'added the unit {object}' },
  'unit-removed': { vi: 'xóa đơn vị {object}', en: 'removed the unit {object}' },
  'unit-type-added': { vi: 'đặt tên cho loại đơn vị {object}', en: 'named the type of unit {object}' },
  'unit-type-changed': { vi: 'đổi tên loại đơn vị {object}', en: 'renamed the type of unit {object}' },
  'unit-type-removed': { vi: 'bỏ loại đơn vị {object}', en: 'removed the type of unit {object}' },
  'reminder-sent': {
    vi: 'nhắc các đơn vị chưa nộp của đợt “{object}”',
    en: 'reminded the units of “{object}” that have not submitted',
  },
  'evidence-cited': {
    vi: 'ghi số, ngày ký, trang của minh chứng cho {object}',
    en: 'stated number, day and page of evidence for {object}',
  },
  'unit-changed': { vi: 'sửa đơn vị {object}', en: 'changed the unit {object}' },
  'user-added': { vi: 'thêm người dùng {object}', en: 'added the account of {object}' },
  'person-erased': { vi: 'xóa dữ liệu cá nhân của một người', en: 'erased the personal data of somebody' },
  'token-added': { vi: 'cấp mã truy cập cho {object}', en: 'gave a token to {object}' },
  'token-ended': { vi: 'thu hồi mã truy cập của {object}', en: 'ended the token of {object}' },
  'units-added': { vi: 'thêm đơn vị {object}', en: 'added the units {object}' },
  'draft-begun': { vi: 'bắt đầu soạn bản nháp khung {object}', en: 'began a draft of the framework {object}' },
  'framework-published': { vi: 'công bố khung chỉ số {object}', en: 'published the framework {object}' },
  'draft-removed': { vi: 'xóa bản nháp khung {object}', en: 'removed the draft of the framework {object}' },
  'round-added': { vi: 'lập đợt “{object}”', en: 'made the round “{object}”' },
  'round-edited': { vi: 'sửa đợt “{object}”', en: 'changed the round “{object}”' },
  'round-deleted': { vi: 'xóa đợt chưa mở “{object}”', en: 'removed the draft “{object}”' },
  'unit-facts-set': {
    vi: 'ghi chỉ tiêu và đặc điểm của các đơn vị trong đợt “{object}”',
    en: 'set targets and attributes of units in “{object}”',
  },
  'sheets-delegated': { vi: 'giao phần thẩm định của đợt “{object}”', en: 'delegated the appraisal of “{object}”' },
  'dates-set': { vi: 'đổi thời hạn các bước của đợt “{object}”', en: 'changed the dates of “{object}”' },
  'round-moved': { vi: 'chuyển bước đợt “{object}”', en: 'took “{object}” to another stage' },
  'round-published': { vi: 'công bố kết quả đợt “{object}”', en: 'published the result of “{object}”' },
  'version-asked': {
    vi: 'đề nghị đổi phiên bản khung của đợt “{object}”',
    en: 'asked for another version of the framework of “{object}”',
  },
  'version-moved': {
    vi: 'duyệt đổi phiên bản khung của đợt “{object}”',
    en: 'approved another version of the framework of “{object}”',
  },
  'version-refused': {
    vi: 'không duyệt đổi phiên bản khung của đợt “{object}”',
    en: 'refused another version of the framework of “{object}”',
  },
  'round-cancelled': { vi: 'hủy đợt “{object}”', en: 'cancelled “{object}”' },
  'round-reopened': { vi: 'mở lại đợt “{object}”', en: 'opened “{object}” again' },
  'cancellation-asked': { vi: 'đề nghị hủy đợt đã công bố “{object}”', en: 'asked to cancel the published “{object}”' },
  'cancellation-refused': {
    vi: 'không duyệt hủy đợt đã công bố “{object}”',
    en: 'refused to cancel the published “{object}”',
  },
  'reopening-asked': {
    vi: 'đề nghị khôi phục kết quả đã thu hồi của đợt “{object}”',
    en: 'asked to put the withdrawn result of “{object}” in force',
  },
  'reopening-refused': {
    vi: 'không duyệt khôi phục kết quả đã thu hồi của đợt “{object}”',
    en: 'refused to put the withdrawn result of “{object}” in force',
  },
  'correction-asked': {
    vi: 'đề nghị đính chính kết quả đợt “{object}”',
    en: 'asked to correct the result of “{object}”',
  },
  'correction-approved': { vi: 'duyệt đính chính kết quả đợt “{object}”', en: 'approved a correction of “{object}”' },
  'correction-refused': {
    vi: 'không duyệt đính chính kết quả đợt “{object}”',
    en: 'refused a correction of “{object}”',
  },
  'assessment-ready': { vi: 'báo phiếu của {object} đã sẵn sàng', en: 'called the form of {object} ready' },
  'assessment-not-ready': { vi: 'báo phiếu của {object} chưa sẵn sàng', en: 'called the form of {object} not ready' },
  'assessment-returned': { vi: 'trả lại phiếu của {object} để bổ sung', en: 'returned the form of {object}' },
  'deadline-extended': { vi: 'gia hạn cho {object}', en: 'extended the deadline of {object}' },
  'assessment-closed': {
    vi: 'khóa phiếu chưa nộp của {object}',
    en: 'locked the form of {object}, which was not submitted',
  },
  'assessment-submitted': { vi: 'nộp phiếu tự chấm của {object}', en: 'submitted the self-score of {object}' },
  'answer-saved': { vi: 'lưu câu trả lời {object}', en: 'saved the answer {object}' },
  'answer-accepted': { vi: 'đồng ý với {object}', en: 'accepted {object}' },
  'answer-changed': { vi: 'điều chỉnh {object}', en: 'changed {object}' },
  'answer-withdrawn': { vi: 'rút quyết định thẩm định {object}', en: 'took back the decision on {object}' },
  'answer-entered': { vi: 'nhập kết quả {object}', en: 'entered {object}' },
  'answer-proposed': {
    vi: 'đề nghị thay đổi lớn ở {object}, chờ người thẩm định thứ hai',
    en: 'proposed a large change of {object}, which waits for a second appraiser',
  },
  'explanation-asked': { vi: 'yêu cầu giải trình {object}', en: 'asked for an explanation of {object}' },
  'explanation-withdrawn': { vi: 'rút yêu cầu giải trình {object}', en: 'took back a question about {object}' },
  'explanation-answered': { vi: 'giải trình {object}', en: 'explained {object}' },
  'note-added': { vi: 'ghi chú nội bộ về {object}', en: 'noted something about {object} for the council' },
  'evidence-attached': { vi: 'gửi minh chứng cho {object}', en: 'attached evidence to {object}' },
  'evidence-removed': { vi: 'gỡ minh chứng của {object}', en: 'removed evidence of {object}' },
}

export interface Told {
  readonly action: string
  /** Null: erased. */
  readonly actor: string | null
  readonly object: string
  readonly changes: readonly Change[]
}

export function sentenceOf({ action, actor, object, changes }: Told, lang: Lang): string {
  const say = labels[lang]
  const who = actor === 'server' ? say.server : (actor ?? say.erased)
  const act = Object.hasOwn(acts, action) ? acts[action]?.[lang] : undefined
  const did = act?.replace('{object}', () => object || say.erased.toLowerCase())
  const head = did === undefined ? `${who}: ${actionWords(action, lang)}${object && `, ${object}`}` : `${who} ${did}`
  return changes.length === 0
    ? `${head}.`
    : `${head}. ${changes.map((one) => changeWords(one, lang)).join('; ')}.`.replace(/\.\.$/, '.')
}

/** "Đúng hạn: từ “8” thành “9”" */
function changeWords({ label, from, to }: Change, lang: Lang): string {
  const [was, is, gone] = lang === 'vi' ? ['từ', 'thành', 'bỏ'] : ['from', 'to', 'taken away:']
  if (to === null) return `${label}: ${gone} “${from ?? ''}”`
  return from === null ? `${label}: ${to}` : `${label}: ${was} “${from}” ${is} “${to}”`
}
