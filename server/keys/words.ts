/** What is said at the start about a key that cannot be used: where, what was expected, what was found, what to do. */
import { basename } from 'node:path'
import type { Lang } from '../../engine/index.ts'

type Words = Readonly<Record<Lang, string>>

interface Place {
  readonly setting: 'JOURNAL_KEY' | 'SECRET_KEY'
  readonly text: string | null
  readonly file: string
}

/** What replacing it by its id alone means for people. */
const replaced: Readonly<Record<Place['setting'], Words>> = {
  JOURNAL_KEY: { vi: '', en: '' },
  SECRET_KEY: {
    vi:
      ' Khi đó ứng dụng xác thực đã bật không còn dùng được: mỗi người đăng nhập bằng mã dự phòng hoặc nhờ quản trị ' +
      'viên đặt lại; nếu còn khóa cũ, hãy ghi chính khóa cũ thay cho mã của nó để giữ nguyên.',
    en:
      ' Then the authenticator apps of all work no longer: people sign in with a recovery code, or an administrator ' +
      'resets them; where the old key is known, give it in place of its id, and they go on working.',
  },
}

/** `found` null: there is no key at all. */
export function otherKey({ setting, text, file }: Place, expected: string, found: string | null): Words {
  const where = text === null ? file : setting
  const name = basename(file)
  const means = replaced[setting]
  // A setting goes before the file.
  const without = text === null ? { vi: '', en: '' } : { vi: `bỏ ${setting} và `, en: `unset ${setting} and ` }
  return {
    vi:
      `${where}: ${found === null ? 'chưa có khóa' : `đây là khóa ${found}`}, ` +
      `còn cơ sở dữ liệu thuộc về khóa ${expected}. ` +
      `Hãy đặt ${setting} đúng khóa đó, hoặc ${without.vi}chép tệp ${name} của máy chủ đang có khóa vào ${file}. ` +
      `Nếu muốn thay khóa: đặt ${setting} là khóa mới và ${setting}_REPLACES=${expected}.${means.vi}`,
    en:
      `${where}: ${found === null ? 'there is no key' : `this is key ${found}`}, ` +
      `but the database belongs to key ${expected}. ` +
      `Set ${setting} to that key, or ${without.en}copy the file ${name} of the server that has it to ${file}. ` +
      `To replace the key on purpose: set ${setting} to the new one and ${setting}_REPLACES=${expected}.${means.en}`,
  }
}

export const noSigningKey = (where: string): Words => ({
  vi: `${where} không phải là khóa riêng Ed25519 (PKCS #8); hãy khôi phục khóa đã dùng.`,
  en: `${where} is no private Ed25519 key (PKCS #8); restore the key that was used.`,
})

export const noSecretKey = (where: string): Words => ({
  vi: `${where} không phải là khóa bí mật (ít nhất 32 byte, dạng base64 hoặc hex); hãy khôi phục khóa đã dùng.`,
  en: `${where} is no secret key (at least 32 bytes, base64 or hex); restore the key that was used.`,
})
