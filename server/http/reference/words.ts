/** The sentences of the reference, in both languages. */
import type { Lang } from '../../../engine/index.ts'

interface Words {
  readonly title: string
  readonly description: string
  readonly session: string
  readonly token: string
  readonly scopes: string
  readonly who: string
  readonly everyone: string
  readonly states: string
  readonly roles: Readonly<Record<string, string>>
  readonly relations: Readonly<Record<string, string>>
  readonly ifMatch: string
  readonly etag: string
  readonly keptEtag: string
  readonly ifNoneMatch: string
  readonly unchanged: string
  readonly key: string
  readonly next: string
  readonly done: string
  readonly raw: string
  readonly parameters: string
  readonly body: string
  readonly answers: string
  readonly shapes: string
  readonly file: string
}

const vi: Words = {
  title: 'Giao diện lập trình của Khung',
  description:
    'Dữ liệu gửi và nhận là JSON; thời điểm theo UTC (ISO 8601), ngày là yyyy-mm-dd, điểm là chuỗi thập phân. Mọi từ chối là application/problem+json với một mã không đổi, theo ngôn ngữ của Accept-Language. Trường lạ bị từ chối.',
  session: 'Phiên đăng nhập của trình duyệt.',
  token: 'Mã truy cập của một chương trình (khung_…), do quản trị cấp.',
  scopes: 'Chương trình cần một trong các phạm vi',
  who: 'Ai được dùng',
  everyone: 'mọi người, không cần đăng nhập',
  states: 'Khi đợt đang ở bước',
  roles: {
    office: 'đơn vị',
    leader: 'lãnh đạo đơn vị',
    council: 'hội đồng',
    chair: 'chủ tịch hội đồng',
    administrator: 'quản trị',
    auditor: 'kiểm toán',
    author: 'người soạn khung',
    survey: 'người nhập điều tra',
  },
  relations: { own: 'đơn vị của mình', published: 'đã công bố' },
  ifMatch: 'Số phiên bản đang sửa, ví dụ "3"; "0" nếu chưa có.',
  key: 'Khóa riêng của việc này, ví dụ một UUID: gửi lại cùng khóa trong 24 giờ thì việc chỉ làm một lần và trả lời như cũ.',
  next: 'Trang sau, nếu còn (rel="next").',
  etag: 'Số phiên bản, để gửi lại trong If-Match.',
  keptEtag: 'Dấu của nội dung đã công bố, để gửi lại trong If-None-Match.',
  ifNoneMatch: 'Dấu (ETag) của bản đã có; nội dung vẫn như vậy thì trả lời 304.',
  unchanged: 'Nội dung không thay đổi',
  done: 'Xong',
  raw: 'Bản OpenAPI 3.1 (JSON)',
  parameters: 'Tham số',
  body: 'Nội dung gửi',
  answers: 'Trả lời',
  shapes: 'Các kiểu dữ liệu',
  file: 'tệp',
}

const en: Words = {
  title: 'The programming interface of Khung',
  description:
    'JSON comes and goes; times are UTC (ISO 8601), days yyyy-mm-dd, points decimal strings. Every refusal is application/problem+json with a lasting code, in the language of Accept-Language. Unknown fields are refused.',
  session: 'The session of a browser.',
  token: 'A token of an integration (khung_…), given by an administrator.',
  scopes: 'An integration needs one of the scopes',
  who: 'Who may',
  everyone: 'everyone, without signing in',
  states: 'While the round is at',
  roles: {
    office: 'office',
    leader: 'leader of a unit',
    council: 'council',
    chair: 'chair of the council',
    administrator: 'administrator',
    auditor: 'auditor',
    author: 'framework author',
    survey: 'survey operator',
  },
  relations: { own: 'own unit', published: 'published' },
  ifMatch: 'The revision being changed, for example "3"; "0" when there is none yet.',
  key: 'A key of this request alone, such as a UUID: sent again with it within 24 hours, the effect happens once and the reply is the same.',
  next: 'The next page, if there is one (rel="next").',
  etag: 'The revision, to be sent back in If-Match.',
  keptEtag: 'The mark of what is published, to be sent back in If-None-Match.',
  ifNoneMatch: 'The mark (ETag) of what is there already; 304 where it is still the same.',
  unchanged: 'Not changed',
  done: 'Done',
  raw: 'OpenAPI 3.1 (JSON)',
  parameters: 'Parameters',
  body: 'Body',
  answers: 'Answers',
  shapes: 'Shapes',
  file: 'file',
}

export const words: Readonly<Record<Lang, Words>> = { vi, en }
