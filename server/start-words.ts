/** What the terminal shows, Vietnamese first. */
import { relative, resolve } from 'node:path'
import { say } from '../engine/index.ts'
import type { Problem } from '../engine/index.ts'
import type { Broken, Shelf } from './frameworks.ts'

export function started(address: string, places: readonly string[], frameworks: string, { all, aside }: Shelf): string {
  const broken = all.filter((one) => one.kind === 'broken')
  return [
    '',
    `  Khung đang chạy · Khung is running:  ${address}`,
    `  Dữ liệu · Data:                      ${places.join(', ')}`,
    `  Khung chỉ số · Frameworks:           ${all.length - broken.length}`,
    ...[...broken, ...aside].flatMap((one) => faulty(one, frameworks)),
    '  Dừng bằng Ctrl+C · Stop with Ctrl+C',
    '',
    '',
  ].join('\n')
}

/** Enough to see what kind of trouble it is; the rest is for `khung lint`. */
const mostShown = 3

function faulty({ id, version, from, file, problems, through }: Broken, frameworks: string): readonly string[] {
  const name = `  Chưa dùng được · Not usable:         ${id}@${version}`
  if (through !== null)
    return [name, `    Chỉ vì khung gốc ${through} có lỗi · Only because its parent ${through} has errors`]
  const errors = problems.filter(({ severity }) => severity === 'error')
  const more = errors.length - mostShown
  return [
    name,
    ...errors.slice(0, mostShown).flatMap(located),
    ...(more > 0 ? [`    … còn ${more} lỗi · ${more} more`] : []),
    ...(from === 'file' ? [`    Xem hết · See all:  npx khung lint ${relative('', resolve(frameworks, file))}`] : []),
  ]
}

function located(problem: Problem): readonly string[] {
  const { place, path } = problem
  const at = place === null ? path : `${place.file}:${place.line}:${place.col}`
  return [`    ${at}`, `      ${say(problem, 'vi')}`, `      ${say(problem, 'en')}`]
}

export const setup = (link: string): string =>
  [
    '  Lần chạy đầu: mở liên kết này để tạo tài khoản quản trị (dùng một lần, hết hạn sau 24 giờ).',
    '  First start: open this link to make the administrator account (works once, for 24 hours).',
    '',
    `  ${link}`,
    '',
    '',
  ].join('\n')

export const demo = (password: string): string =>
  [
    '  Bản minh họa với đơn vị giả định. Chọn tài khoản ở trang đăng nhập; mật khẩu chung:',
    '  Demonstration with made-up units. Choose an account on the sign-in page; the password of all:',
    '',
    `  ${password}`,
    '',
    '',
  ].join('\n')

export const folderInUse = (folder: string): string =>
  `Thư mục dữ liệu ${folder} đang được một máy chủ Khung khác dùng; hãy dừng máy chủ đó trước.\n` +
  `Another Khung server uses the data folder ${folder}; stop it first.`

export const newerDatabase = (migrations: string): string =>
  `Cơ sở dữ liệu do phiên bản Khung mới hơn tạo ra (${migrations}); hãy dùng phiên bản đó, hoặc khôi phục bản sao lưu cũ.\n` +
  `The database was written by a newer version of Khung (${migrations}); start that version, or restore an older backup.`

export const databaseDamaged = (place: string): string =>
  `Cơ sở dữ liệu bị hỏng (${place}); hãy khôi phục bản sao lưu gần nhất ở nơi khác và đối chiếu.\n` +
  `The database is damaged (${place}); restore the last backup elsewhere and compare.`

export const noRoom = (place: string): string =>
  `Ổ đĩa hết chỗ (${place}); dữ liệu đang có vẫn nguyên. Hãy giải phóng dung lượng rồi khởi động lại.\n` +
  `There is no room left on the disk (${place}); what is there is whole. Free some space, then start again.`

export const notSynced =
  'Ổ đĩa không ghi chắc được dữ liệu, nên máy chủ dừng ngay; hãy kiểm tra ổ đĩa rồi khởi động lại. Những gì đã báo "đã lưu" vẫn còn.\n' +
  'The disk failed to make data durable, so the server has stopped; check the disk, then start again. What was said to be saved is there.'

export const databaseUnusable = (reason: string): string =>
  `Không dùng được cơ sở dữ liệu ở DATABASE_URL: ${reason}\nThe database of DATABASE_URL cannot be used: ${reason}`

export const pagesMissing = (folder: string): string =>
  `Chưa có giao diện ở ${folder}; hãy chạy "npm run build".\nThe pages are not built (${folder}); run "npm run build".`

export const frameworksMissing = (folder: string): string =>
  `FRAMEWORKS_DIR: cần một thư mục có các tệp <mã>/<phiên bản>.yaml, nhưng không có thư mục ${folder}; hãy sửa FRAMEWORKS_DIR, hoặc tạo thư mục này (để trống cũng được).\n` +
  `FRAMEWORKS_DIR: a folder with files <id>/<version>.yaml is needed, but there is no folder ${folder}; change FRAMEWORKS_DIR, or make that folder (it may be empty).`

export const badRegister = (file: string): string =>
  `${file} không phải là danh sách mã băm của các phiên bản khung đã công bố; hãy khôi phục tệp này.\n` +
  `${file} is no list of the hashes of published frameworks; restore it.`

export const portInUse =
  'Cổng đang được chương trình khác dùng; chọn cổng khác, ví dụ PORT=3001 npm start.\n' +
  'The port is taken by another program; choose another, for example PORT=3001 npm start.'

export const noAccess = (message: string): string =>
  `Không có quyền mở thư mục dữ liệu hoặc cổng. There is no permission for the data folder or the port.\n${message}`
