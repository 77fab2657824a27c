import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { run } from '../../server/cli/run.ts'
import { khung, lines, root } from './khung.ts'

describe('khung, called wrongly', () => {
  const cases: readonly (readonly [words: string, says: string])[] = [
    ['lnt x.yaml', 'Không có lệnh “lnt”. Ý bạn là “lint”?\nXem hướng dẫn: khung help\n'],
    ['frobnicate', 'Không có lệnh “frobnicate”.\nXem hướng dẫn: khung help\n'],
    [
      'lint --fromat json x.yaml',
      'Lệnh “lint” không có tùy chọn “--fromat”. Ý bạn là “--format”?\nXem hướng dẫn: khung help lint\n',
    ],
    ['lint --survey x.yaml', 'Lệnh “lint” không có tùy chọn “--survey”.\nXem hướng dẫn: khung help lint\n'],
    ['lint -x y.yaml', 'Lệnh “lint” không có tùy chọn “-x”.\nXem hướng dẫn: khung help lint\n'],
    ['lint', 'Thiếu thông tin. Cách dùng: khung lint TỆP…\nXem hướng dẫn: khung help lint\n'],
    [
      'score mini@1.0.0',
      'Thiếu thông tin. Cách dùng: khung score KHUNG TRẢ-LỜI [--survey|--no-survey]\nXem hướng dẫn: khung help score\n',
    ],
    ['diff a b c', 'Thừa “c”. Cách dùng: khung diff CŨ MỚI\nXem hướng dẫn: khung help diff\n'],
    [
      'score a b --survey --no-survey',
      'Chỉ dùng một trong hai: “--survey” hoặc “--no-survey”.\nXem hướng dẫn: khung help score\n',
    ],
    ['advise a b', 'Hãy nêu đích cần đạt: “--reach CHỈ-SỐ” hoặc “--band MÃ”.\nXem hướng dẫn: khung help advise\n'],
    [
      'advise a b --reach 90 --band good',
      'Chỉ dùng một trong hai: “--reach” hoặc “--band”.\nXem hướng dẫn: khung help advise\n',
    ],
    ['advise a b --reach', 'Tùy chọn “--reach” cần một giá trị.\nXem hướng dẫn: khung help advise\n'],
    [
      'advise mini@1.0.0 all.yaml --reach nhiều',
      '“--reach” cần một chỉ số như 90 hoặc 87.5 (dùng dấu chấm thập phân), không phải “nhiều”.\nXem hướng dẫn: khung help advise\n',
    ],
    [
      'advise mini@1.0.0 all.yaml --reach 87,5',
      '“--reach” cần một chỉ số như 90 hoặc 87.5 (dùng dấu chấm thập phân), không phải “87,5”.\nXem hướng dẫn: khung help advise\n',
    ],
    [
      'advise mini@1.0.0 all.yaml --band goood',
      '“--band” không nhận “goood”. Được dùng: good, rest. Ý bạn là “good”?\nXem hướng dẫn: khung help advise\n',
    ],
    ['test --format xml', '“--format” không nhận “xml”. Được dùng: human, json.\nXem hướng dẫn: khung help test\n'],
    [
      'test --format jsn',
      '“--format” không nhận “jsn”. Được dùng: human, json. Ý bạn là “json”?\nXem hướng dẫn: khung help test\n',
    ],
    ['test --lang fr', '“--lang” không nhận “fr”. Được dùng: vi, en.\nXem hướng dẫn: khung help test\n'],
    ['test --lang', 'Tùy chọn “--lang” cần một giá trị.\nXem hướng dẫn: khung help test\n'],
    ['test --format --lang en', 'The option "--format" needs a value.\nFor help: khung help test\n'],
    ['test --no-input=yes', 'Tùy chọn “--no-input” không nhận giá trị.\nXem hướng dẫn: khung help test\n'],
    ['help lnt', 'Không có lệnh “lnt”. Ý bạn là “lint”?\nXem hướng dẫn: khung help help\n'],
    ['lnt --lang en', 'There is no command "lnt". Did you mean "lint"?\nFor help: khung help\n'],
  ]
  for (const [words, err] of cases) {
    it(`"khung ${words}" says what is wrong and ends with 2`, () => {
      expect(khung(words)).toEqual({ code: 2, out: '', err })
    })
  }

  it('without a command it shows the help, as a message', () => {
    const { code, out, err } = khung('')
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toBe(`Chưa có lệnh nào.\n\n${khung('help').out}`)
  })
})

describe('khung help', () => {
  it('lists the commands, options and exit codes', () => {
    expect(khung('--help')).toEqual(khung('help'))
    expect(khung('help')).toEqual({
      code: 0,
      err: '',
      out: lines`
        khung: chỉ số đánh giá viết thành dữ liệu – kiểm tra, chấm điểm, giải thích, so sánh.

        Cách dùng:
          khung LỆNH [tùy chọn]

        Các lệnh:
          lint TỆP…                                   tìm lỗi trong tệp khung, kèm dòng và cột
          test [TỆP…] [--coverage] [--mutate]         chạy các ví dụ đi kèm khung
          score KHUNG TRẢ-LỜI [--survey|--no-survey]  chấm một bộ câu trả lời và giải thích từng điểm
          advise KHUNG TRẢ-LỜI --reach|--band MỨC     tìm cách ít việc nhất để đạt một chỉ số hoặc mức xếp loại
          diff CŨ MỚI                                 so sánh hai phiên bản khung, theo từng tiêu chí
          impact CÔNG-BỐ KHUNG                        tính thử một đợt đã công bố theo khung khác: ai đổi hạng, vì sao
          origins KHUNG [MỤC]                         xem mỗi giá trị lấy từ tệp nào, dòng nào
          publish KHUNG [--dry-run]                   công bố một phiên bản khung; từ đó phiên bản không đổi nữa
          config                                      xem và kiểm tra mọi cài đặt của máy chủ
          backup TỆP                                  sao lưu toàn bộ dữ liệu vào một tệp, trong khi máy chủ vẫn chạy
          restore TỆP                                 khôi phục bản sao lưu vào nơi chưa có dữ liệu
          verify TỆP|--journal|--evidence             chấm lại một kết quả đã công bố, hoặc kiểm tra nhật ký, minh chứng
          help [LỆNH]                                 xem hướng dẫn này, hoặc hướng dẫn của một lệnh

        Tùy chọn chung:
          --format human|json   cho người đọc (mặc định) hoặc cho chương trình
          --lang vi|en          ngôn ngữ, mặc định vi
          --no-input            không hỏi gì (chương trình không bao giờ hỏi)
          -h, --help            xem hướng dẫn
          -V, --version         xem phiên bản

        Mã thoát:
          0   không có gì phải sửa
          1   có lỗi, ví dụ sai, thay đổi, chưa có chỉ số, hoặc vướng dữ liệu đang có
          2   gọi lệnh sai
          3   không đọc được tệp
          4   một phiên bản hay kết quả đã công bố, nhật ký, minh chứng hoặc bản sao lưu bị sửa
          70  lỗi của chương trình

        Ví dụ:
          khung lint frameworks/ha-noi-phong/1.0.0.yaml
          khung score ha-noi-phong@1.0.0 tra-loi.yaml

        Xem kỹ một lệnh: khung help LỆNH
      `,
    })
  })

  it('of a command is the same by either name', () => {
    expect(khung('score --help')).toEqual(khung('help score'))
    expect(khung('score -h --lang en')).toEqual({
      code: 0,
      err: '',
      out: lines`
        khung score: score a set of answers and explain every point.

        Usage:
          khung score FRAMEWORK ANSWERS [--survey|--no-survey]

        FRAMEWORK is a file, or id@version in the folder frameworks.
        ANSWERS is a YAML or JSON file with the period and the answers by criterion.
        While a criterion is unanswered or cannot be scored there is no index, and the exit code is 1.

        Options:
          --survey              score as if a survey was held
          --no-survey           score as if no survey was held

        Common options:
          --format human|json   for people (default) or for programs
          --lang vi|en          language, vi by default
          --no-input            ask nothing (it never asks)
          -h, --help            show help
          -V, --version         show the version

        Examples:
          khung score ha-noi-phong@1.0.0 answers.yaml
          khung score ha-noi-phong@1.0.0 answers.yaml --no-survey
      `,
    })
  })

  it('exists for every command in both languages', () => {
    for (const name of ['lint', 'test', 'score', 'advise', 'diff', 'impact', 'origins', 'help']) {
      for (const lang of ['vi', 'en']) expect(khung(`help ${name} --lang ${lang}`)).toMatchObject({ code: 0, err: '' })
    }
  })
})

describe('khung --version', () => {
  it('is that of package.json', () => {
    const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { readonly version: string }
    const said = { code: 0, out: `khung ${version}\n`, err: '' }
    expect(khung('--version')).toEqual(said)
    expect(khung('-V')).toEqual(said)
    expect(khung('lint --version')).toEqual(said)
  })
})

describe('what is written', () => {
  it('has no colours where nobody looks, or where NO_COLOR is set', () => {
    expect(khung('diff mini@1.0.0 mini@1.1.0', { env: { NO_COLOR: '1' } }).out).not.toContain('\u001b')
    expect(khung('diff mini@1.0.0 mini@1.1.0', { env: { FORCE_COLOR: '3' } }).out).not.toContain('\u001b')
  })

  it('is the same every time, in every time zone and locale', () => {
    const words = 'score mini@1.0.0 all.yaml'
    const first = khung(words)
    for (const env of [
      { TZ: 'America/New_York', LANG: 'tr_TR.UTF-8' },
      { TZ: 'Asia/Tokyo', LC_ALL: 'C' },
    ]) {
      expect(khung(words, { env })).toEqual(first)
    }
  })

  it('takes --no-input everywhere, and asks nothing', () => {
    expect(khung('lint frameworks --no-input')).toEqual(khung('lint frameworks'))
  })
})

describe('a mistake of the program itself', () => {
  it('is told as one, and ends with 70', async () => {
    const told: string[] = []
    const terminal = {
      data: () => expect.fail('nothing was asked for'),
      message: (text: string) => void told.push(text),
      paint: (_: string, text: string) => text,
      width: 100,
    }
    const broken = () => {
      throw new Error('no version')
    }
    expect(await run(['--version', '--lang', 'en'], terminal, broken)).toBe(70)
    expect(told.join()).toMatch(
      /^The program failed; your files are not at fault\. Please report this: Error: no version/,
    )
  })
})
