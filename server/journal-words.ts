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
  'token-added': { vi: 'Cấp mã truy cập', en: 'Token given' },
  'token-ended': { vi: 'Thu hồi mã truy cập', en: 'Token ended' },
  'units-added': { vi: 'Thêm đơn vị', en: 'Units added' },
  'round-added': { vi: 'Lập đợt đánh giá', en: 'Round made' },
  'round-moved': { vi: 'Chuyển bước', en: 'Next step taken' },
  'round-published': { vi: 'Công bố kết quả', en: 'Result published' },
  'assessment-closed': { vi: 'Khóa phiếu chưa nộp', en: 'Form locked without submission' },
  'assessment-submitted': { vi: 'Nộp phiếu tự chấm', en: 'Self-score submitted' },
  'answer-saved': { vi: 'Lưu câu trả lời', en: 'Answer saved' },
  'answer-accepted': { vi: 'Thẩm định: đồng ý', en: 'Appraisal: accepted' },
  'answer-changed': { vi: 'Thẩm định: điều chỉnh', en: 'Appraisal: changed' },
  'answer-entered': { vi: 'Thẩm định: nhập kết quả', en: 'Appraisal: entered' },
  'evidence-attached': { vi: 'Gửi minh chứng', en: 'Evidence attached' },
  'evidence-removed': { vi: 'Gỡ minh chứng', en: 'Evidence removed' },
}

export const journalActions: readonly string[] = Object.keys(words)

/** An action without words is shown under its own name: nothing is left out. */
export const actionWords = (action: string, lang: Lang): string =>
  (Object.hasOwn(words, action) ? words[action]?.[lang] : undefined) ?? action
