import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { folder, khung, lines, type Ran } from './khung.ts'

const cwd = mkdtempSync(join(tmpdir(), 'khung-publish-'))
afterAll(() => rmSync(cwd, { recursive: true }))

const run = (words: string): Ran => khung(words, { cwd })
const path = (file: string): string => join(cwd, 'frameworks', file)
const read = (file: string): string => readFileSync(path(file), 'utf8')
const edit = (file: string, find: string, put: string): void => {
  const pieces = read(file).split(find)
  if (pieces.length !== 2) throw new Error(`found ${pieces.length - 1} times: ${find}`)
  writeFileSync(path(file), pieces.join(put))
}

/** One life of a shelf: each step stands on the one before. */
describe('khung publish', () => {
  cpSync(join(folder, 'frameworks'), join(cwd, 'frameworks'), { recursive: true })

  it('refuses, with every reason at its place', () => {
    expect(run('publish mini@1.0.0')).toEqual({
      code: 1,
      out: lines`
        frameworks/mini/1.0.0.yaml:19:13 publish-unshown-branch lỗi Tiêu chí “plan”: chưa có ví dụ cho nhánh 2. Hãy thêm ví dụ, hoặc nêu lý do trong “unreached” của tệp ví dụ.
        frameworks/mini/1.0.0.yaml:39:13 publish-unshown-branch lỗi Tiêu chí “on-time”: chưa có ví dụ cho nhánh 1. Hãy thêm ví dụ, hoặc nêu lý do trong “unreached” của tệp ví dụ.
        frameworks/mini/1.0.0.yaml:49:3 publish-unshown-band lỗi Chưa có ví dụ nào xếp loại “rest”. Hãy thêm ví dụ, hoặc nêu lý do trong “unreached” của tệp ví dụ.
      `,
      err: 'Không công bố mini@1.0.0: 3 lý do ở trên.\n',
    })
    expect(run('publish frameworks/xa-mau/1.0.0.yaml').code).toBe(3)
    expect(khung('publish all.yaml')).toMatchObject({ code: 2, out: '' })
  })

  it('publishes what is shown, once, after a trial that writes nothing', () => {
    const examples = 'mini/1.0.0.examples.yaml'
    const more = `  - name: Không ban hành, không có hồ sơ
    answers: { plan: { issued: false }, opinion: { satisfied: 0 }, on-time: { on_time: 0, due: 0 } }
    expect: { plan: "0.00", on-time: not_arising }
    total: { band: rest }
`
    writeFileSync(path(examples), read(examples) + more)
    const trial = run('publish mini@1.0.0 --dry-run')
    expect([trial.code, trial.err]).toEqual([0, ''])
    expect(trial.out).toMatch(/^Có thể công bố mini@1\.0\.0: sha256:[0-9a-f]{64} \(chưa ghi gì\)\n$/)
    expect(() => read('published.json')).toThrow('ENOENT')

    const hash = /sha256:\w+/.exec(trial.out)?.[0] ?? ''
    const next = 'Máy chủ đọc thư mục khung lúc khởi động: hãy khởi động lại để lập và mở đợt theo phiên bản này.\n'
    expect(run('publish mini@1.0.0')).toEqual({ code: 0, out: `Đã công bố mini@1.0.0: ${hash}\n`, err: next })
    expect(read('published.json')).toBe(`{\n  "mini@1.0.0": "${hash}"\n}\n`)
    expect(run('publish mini@1.0.0').out).toBe('mini@1.0.0 đã được công bố và không bị sửa.\n')
    expect(run('lint frameworks/mini/1.0.0.yaml').code).toBe(0)
  })

  it('the next version needs a large enough step', () => {
    const { code, out } = run('publish mini@1.1.0 --format json')
    expect(code).toBe(1)
    const { state, problems } = JSON.parse(out) as { state: string; problems: { code: string; message: string }[] }
    expect(state).toBe('refused')
    expect(problems.find((one) => one.code === 'publish-needs-major')?.message).toMatch(
      /^So với 1\.0\.0 có thay đổi có thể đổi điểm \(.+\), nên phiên bản ít nhất phải là 2\.0\.0, đang ghi 1\.1\.0\.$/,
    )
  })

  it('a published version that was changed is an integrity mismatch, wherever it is met', () => {
    edit('mini/1.0.0.yaml', 'Hồ sơ đúng hạn', 'Hồ sơ trả đúng hạn')
    const says =
      'frameworks/mini/1.0.0.yaml:3:10 published-changed lỗi Phiên bản mini@1.0.0 đã công bố nhưng nội dung không còn như khi công bố. Phiên bản đã công bố không bao giờ đổi: hãy khôi phục tệp và ra phiên bản mới.\n'
    expect(run('lint frameworks/mini/1.0.0.yaml')).toMatchObject({ code: 4, out: says })
    expect(run('publish mini@1.0.0')).toMatchObject({ code: 4, out: says })
    expect(run('publish mini@1.1.0')).toMatchObject({ code: 4, out: '' })
    edit('mini/1.0.0.yaml', 'Hồ sơ trả đúng hạn', 'Hồ sơ đúng hạn')
    expect(run('lint frameworks/mini/1.0.0.yaml').code).toBe(0)
  })

  it('a register that cannot be read stops everything that would use it', () => {
    writeFileSync(path('published.json'), '[]\n')
    const err = '“frameworks/published.json” không phải là danh sách mã băm của các phiên bản đã công bố.\n'
    expect(run('publish mini@1.0.0')).toEqual({ code: 3, out: '', err })
    expect(run('lint frameworks/mini/1.0.0.yaml')).toEqual({ code: 3, out: '', err })
  })
})
