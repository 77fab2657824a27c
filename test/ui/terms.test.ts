/** One word for one thing: what was chosen, and what is therefore not written where people read. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Chosen → its rivals. YAML has “thuộc tính” (a key of the file); units have “đặc điểm”. */
const chosen: readonly (readonly [string, RegExp])[] = [
  ['đính chính', /sửa (?:lại )?kết quả/i],
  ['xác thực hai bước', /lớp xác thực|xác thực (?:hai lớp|hai yếu tố|2 bước|đa yếu tố)|lớp thứ hai/i],
  ['đặc điểm', /thuộc tính/i],
  ['thuyết minh', /giải trình gửi hội đồng|ghi giải trình|minh chứng, giải trình/i],
  ['không duyệt', /từ chối (?:đính chính|đề nghị|đổi)|duyệt hoặc từ chối/i],
  ['trực thuộc', /cơ quan cấp dưới/i],
  ['trạng thái', /tình trạng/i],
  ['điều tra xã hội học', /khảo sát/i],
  ['người quản trị', /quản trị viên|người quản lý hệ thống/i],
  ['người kiểm tra, giám sát', /kiểm toán|kiểm tra viên|giám sát viên/i],
  ['thành viên hội đồng', /thẩm định viên|người chấm thẩm định/i],
  ['thời hạn', /đổi hạn(?!g)/i],
  ['biên nhận', /biên lai|phiếu tiếp nhận/i],
  ['minh chứng', /tài liệu kiểm chứng|bằng chứng/i],
  ['mã kiểm chứng', /mã băm|mã hash/i],
]

const files = [
  ...readdirSync('ui/words')
    .filter((name) => name.endsWith('.vi.ts'))
    .map((name) => join('ui/words', name)),
  'ui/help/vi.ts',
  'server/journal/action-words.ts',
  'server/journal/sentence.ts',
  'server/journal/labels.ts',
  'server/http/problems.ts',
  'server/http/reference/about.ts',
  'server/http/receipt-page.ts',
  'server/notices/words.ts',
]

/** Only what stands in quotes is read by people. */
const sayings = (file: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(/'((?:[^'\\\n]|\\.)*)'/g)].map(([, words = '']) => words)

describe('one word for one thing', () => {
  for (const [word, rivals] of chosen) {
    it(`says “${word}”`, () => {
      const found = files.flatMap((file) =>
        sayings(file)
          .filter((words) => rivals.test(words))
          .map((words) => `${file}: ${words}`),
      )
      expect(found).toEqual([])
    })
  }

  it('reads what it should hold', () => {
    const all = files.flatMap(sayings)
    for (const [word] of chosen)
      expect(all.filter((words) => words.toLowerCase().includes(word)).length, word).not.toBe(0)
  })
})
