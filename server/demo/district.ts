/** The people and offices of the demonstration. All of it is made up, and says so. */
export const authorityName = 'Quận Mẫu (minh họa)'

export const unitType = 'phong'
export const unitTypeName = 'Phòng, ban chuyên môn (mẫu)'

export interface Office {
  readonly username: string
  readonly unit: string
  /** From 0 to 1: how well it tends to do. Two offices that are alike end in a tie. */
  readonly strength: number
  /** The same in the years before, where it has changed since: who moved, and where, is then worth asking. */
  readonly before?: number
  /** What its answers are drawn from; equal seeds give equal answers. */
  readonly seed: number
}

export const offices: readonly Office[] = [
  { username: 'demo-noi-vu', unit: 'Phòng Nội vụ (mẫu)', strength: 0.97, seed: 1 },
  { username: 'demo-tu-phap', unit: 'Phòng Tư pháp (mẫu)', strength: 0.9, before: 0.6, seed: 2 },
  { username: 'demo-tai-chinh', unit: 'Phòng Tài chính – Kế hoạch (mẫu)', strength: 0.86, seed: 3 },
  { username: 'demo-tai-nguyen', unit: 'Phòng Tài nguyên và Môi trường (mẫu)', strength: 0.5, before: 0.85, seed: 4 },
  { username: 'demo-lao-dong', unit: 'Phòng Lao động – Xã hội (mẫu)', strength: 0.8, seed: 5 },
  { username: 'demo-van-hoa', unit: 'Phòng Văn hóa và Thông tin (mẫu)', strength: 0.8, seed: 5 },
  { username: 'demo-giao-duc', unit: 'Phòng Giáo dục và Đào tạo (mẫu)', strength: 0.93, seed: 7 },
  { username: 'demo-y-te', unit: 'Phòng Y tế (mẫu)', strength: 0.7, before: 0.4, seed: 8 },
  { username: 'demo-thanh-tra', unit: 'Thanh tra (mẫu)', strength: 0.65, seed: 9 },
  { username: 'demo-van-phong', unit: 'Văn phòng HĐND và UBND (mẫu)', strength: 0.95, before: 0.75, seed: 10 },
  { username: 'demo-kinh-te', unit: 'Phòng Kinh tế (mẫu)', strength: 0.75, before: 0.92, seed: 11 },
  { username: 'demo-do-thi', unit: 'Phòng Quản lý đô thị (mẫu)', strength: 0.35, seed: 12 },
]

/** Who leads an office; the first one has the short name. */
export const leaderOf = ({ username, unit }: Office, at: number) => ({
  username: at === 0 ? 'demo-lanh-dao' : username.replace('demo-', 'demo-lanh-dao-'),
  name: `Lãnh đạo ${unit}`,
})

export const others: readonly {
  readonly username: string
  readonly name: string
  readonly role: 'administrator' | 'council' | 'chair' | 'auditor' | 'author' | 'survey'
}[] = [
  { username: 'demo-quan-tri', name: 'Quản trị (mẫu)', role: 'administrator' },
  { username: 'demo-hoi-dong', name: 'Hội đồng thẩm định (mẫu)', role: 'council' },
  { username: 'demo-chu-tich', name: 'Chủ tịch hội đồng (mẫu)', role: 'chair' },
  { username: 'demo-kiem-tra', name: 'Kiểm tra, giám sát (mẫu)', role: 'auditor' },
  { username: 'demo-soan-khung', name: 'Soạn khung chỉ số (mẫu)', role: 'author' },
  { username: 'demo-dieu-tra', name: 'Điều tra xã hội học (mẫu)', role: 'survey' },
]

/** The sentences that the made-up people write. */
export const words = {
  notArising: 'Trong kỳ không phát sinh nhiệm vụ này, số liệu minh họa',
  note: 'Giải trình minh họa: văn bản lưu tại đơn vị, chưa số hóa.',
  question: 'Minh họa: đề nghị đơn vị nêu rõ ngày ban hành và nơi lưu văn bản.',
  explanation: 'Giải trình minh họa: văn bản ban hành đúng hạn, lưu tại văn thư của đơn vị.',
  changedFact: 'Số liệu minh họa: đối chiếu báo cáo tổng hợp của quận, điều chỉnh theo hồ sơ thực tế.',
  changedPoints: 'Minh họa: hồ sơ chưa đủ căn cứ, hội đồng trừ điểm.',
  cancelled: 'Minh họa: mở nhầm kỳ đánh giá, các đơn vị chấm trong đợt năm 2026.',
  paper: 'Tài liệu minh họa.pdf',
} as const
