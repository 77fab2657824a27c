/** What each action of the journal is called, in both languages: the one catalogue, for pages and exports. */
import type { Lang } from '../engine/index.ts'

const words: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  'authority-added': { vi: 'Lập cơ quan', en: 'Authority added' },
  'clock-set-back': { vi: 'Đồng hồ máy chủ lùi lại', en: 'The server’s clock went back' },
  'signed-in': { vi: 'Đăng nhập', en: 'Signed in' },
  'signed-out': { vi: 'Đăng xuất', en: 'Signed out' },
  'password-changed': { vi: 'Đổi mật khẩu', en: 'Password changed' },
  'user-added': { vi: 'Thêm tài khoản', en: 'Account added' },
  'person-erased': { vi: 'Xóa dữ liệu cá nhân', en: 'Personal data erased' },
  'units-added': { vi: 'Thêm đơn vị', en: 'Units added' },
  'round-added': { vi: 'Lập đợt đánh giá', en: 'Round made' },
  'unit-facts-set': { vi: 'Ghi chỉ tiêu của đơn vị', en: 'Targets of units set' },
  'sheets-delegated': { vi: 'Giao phần thẩm định', en: 'Appraisal delegated' },
  'dates-set': { vi: 'Đổi hạn các bước', en: 'Dates of stages changed' },
  'round-moved': { vi: 'Chuyển bước', en: 'Next step taken' },
  'round-published': { vi: 'Công bố kết quả', en: 'Result published' },
  'round-cancelled': { vi: 'Hủy đợt đánh giá', en: 'Round cancelled' },
  'round-reopened': { vi: 'Mở lại đợt đã hủy', en: 'Cancelled round opened again' },
  'correction-asked': { vi: 'Đề nghị đính chính', en: 'Correction asked for' },
  'correction-approved': { vi: 'Duyệt đính chính', en: 'Correction approved' },
  'correction-refused': { vi: 'Từ chối đính chính', en: 'Correction refused' },
  'assessment-ready': { vi: 'Báo phiếu đã xong', en: 'Form marked as ready' },
  'assessment-not-ready': { vi: 'Báo phiếu chưa xong', en: 'Form no longer ready' },
  'assessment-returned': { vi: 'Trả phiếu để sửa', en: 'Form returned for correction' },
  'deadline-extended': { vi: 'Gia hạn', en: 'Deadline extended' },
  'assessment-closed': { vi: 'Khóa phiếu chưa nộp', en: 'Form locked without submission' },
  'assessment-submitted': { vi: 'Nộp phiếu tự chấm', en: 'Self-score submitted' },
  'answer-saved': { vi: 'Lưu câu trả lời', en: 'Answer saved' },
  'answer-accepted': { vi: 'Thẩm định: đồng ý', en: 'Appraisal: accepted' },
  'answer-changed': { vi: 'Thẩm định: điều chỉnh', en: 'Appraisal: changed' },
  'answer-entered': { vi: 'Thẩm định: nhập kết quả', en: 'Appraisal: entered' },
  'answer-proposed': { vi: 'Thẩm định: chờ người thứ hai', en: 'Appraisal: waits for a second' },
  'explanation-asked': { vi: 'Yêu cầu giải trình', en: 'Explanation asked for' },
  'explanation-withdrawn': { vi: 'Rút yêu cầu giải trình', en: 'Explanation no longer asked for' },
  'explanation-answered': { vi: 'Giải trình', en: 'Explanation given' },
  'note-added': { vi: 'Ghi chú nội bộ', en: 'Internal note added' },
  'evidence-attached': { vi: 'Gửi minh chứng', en: 'Evidence attached' },
  'evidence-removed': { vi: 'Gỡ minh chứng', en: 'Evidence removed' },
}

export const journalActions: readonly string[] = Object.keys(words)

/** An action without words is shown under its own name: nothing is left out. */
export const actionWords = (action: string, lang: Lang): string =>
  (Object.hasOwn(words, action) ? words[action]?.[lang] : undefined) ?? action
