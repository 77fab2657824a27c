/** What is said at the start about a key that cannot be used: where, what was expected, what was found, what to do. */
import { basename } from 'node:path'
import type { Lang } from '../engine/index.ts'

type Words = Readonly<Record<Lang, string>>

interface Place {
  readonly setting: 'JOURNAL_KEY'
  readonly text: string | null
  readonly file: string
}

/** `found` null: there is no key at all. */
export function otherKey({ setting, text, file }: Place, expected: string, found: string | null): Words {
  const where = text === null ? file : setting
  const name = basename(file)
  return {
    vi:
      `${where}: ${found === null ? 'chưa có khóa' : `đây là khóa ${found}`}, ` +
      `còn cơ sở dữ liệu thuộc về khóa ${expected}. ` +
      `Hãy đặt ${setting} đúng khóa đó, hoặc chép tệp ${name} của máy chủ đang có khóa vào ${file}. ` +
      `Nếu muốn thay khóa: đặt ${setting} là khóa mới và ${setting}_REPLACES=${expected}.`,
    en:
      `${where}: ${found === null ? 'there is no key' : `this is key ${found}`}, ` +
      `but the database belongs to key ${expected}. ` +
      `Set ${setting} to that key, or copy the file ${name} of the server that has it to ${file}. ` +
      `To replace the key on purpose: set ${setting} to the new one and ${setting}_REPLACES=${expected}.`,
  }
}

export const noSigningKey = (where: string): Words => ({
  vi: `${where} không phải là khóa riêng Ed25519 (PKCS #8); hãy khôi phục khóa đã dùng.`,
  en: `${where} is no private Ed25519 key (PKCS #8); restore the key that was used.`,
})
