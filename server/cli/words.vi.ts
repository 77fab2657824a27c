import type { Words } from './words.ts'

export const vi: Words = {
  slogan: 'khung: chỉ số đánh giá viết thành dữ liệu – kiểm tra, chấm điểm, giải thích, so sánh.',
  headings: {
    usage: 'Cách dùng',
    commands: 'Các lệnh',
    options: 'Tùy chọn',
    commonOptions: 'Tùy chọn chung',
    exits: 'Mã thoát',
    examples: 'Ví dụ',
  },
  general: {
    usage: 'khung LỆNH [tùy chọn]',
    more: 'Xem kỹ một lệnh: khung help LỆNH',
    examples: ['khung lint frameworks/ha-noi-phong/1.0.0.yaml', 'khung score ha-noi-phong@1.0.0 tra-loi.yaml'],
  },
  commands: {
    lint: {
      usage: 'khung lint TỆP…',
      purpose: 'tìm lỗi trong tệp khung, kèm dòng và cột',
      about: [
        'Mỗi lỗi là một dòng: tệp:dòng:cột mã mức câu giải thích.',
        'TỆP là một tệp khung, một thư mục, hoặc “-” để đọc từ đầu vào chuẩn.',
        'Lưu ý không làm lệnh thất bại; lỗi và cảnh báo thì có.',
      ],
      examples: ['khung lint frameworks/ha-noi-phong/1.0.0.yaml', 'khung lint frameworks --format json'],
    },
    test: {
      usage: 'khung test [TỆP…]',
      purpose: 'chạy các ví dụ đi kèm khung',
      about: [
        'Ví dụ của <phiên bản>.yaml nằm cạnh nó, trong <phiên bản>.examples.yaml.',
        'Không nêu TỆP thì chạy mọi khung trong thư mục frameworks.',
        'Lệnh thất bại khi có ví dụ sai, hoặc có tiêu chí chưa có ví dụ nào.',
      ],
      examples: ['khung test', 'khung test frameworks/ha-noi-phong/1.0.0.yaml'],
    },
    score: {
      usage: 'khung score KHUNG TRẢ-LỜI [--survey|--no-survey]',
      purpose: 'chấm một bộ câu trả lời và giải thích từng điểm',
      about: [
        'KHUNG là một tệp, hoặc mã@phiên-bản trong thư mục frameworks.',
        'TRẢ-LỜI là tệp YAML hoặc JSON ghi kỳ đánh giá và câu trả lời của từng tiêu chí.',
        'Còn tiêu chí chưa trả lời hoặc không chấm được thì chưa có chỉ số, mã thoát là 1.',
      ],
      examples: [
        'khung score ha-noi-phong@1.0.0 tra-loi.yaml',
        'khung score ha-noi-phong@1.0.0 tra-loi.yaml --no-survey',
      ],
    },
    diff: {
      usage: 'khung diff CŨ MỚI',
      purpose: 'so sánh hai phiên bản khung, theo từng tiêu chí',
      about: [
        'CŨ và MỚI là tệp, hoặc mã@phiên-bản trong thư mục frameworks.',
        'Dấu: + thêm, − bỏ, ⇄ chuyển chỗ hoặc đổi mã, ~ sửa. Trình bày và thứ tự không phải là thay đổi.',
        'Mã thoát là 1 khi có thay đổi.',
      ],
      examples: ['khung diff ha-noi-phong@1.0.0 quan-mau-phong@1.0.0', 'khung diff cu.yaml moi.yaml --format json'],
    },
    help: {
      usage: 'khung help [LỆNH]',
      purpose: 'xem hướng dẫn này, hoặc hướng dẫn của một lệnh',
      about: [],
      examples: ['khung help score'],
    },
  },
  options: {
    format: '--format human|json   cho người đọc (mặc định) hoặc cho chương trình',
    lang: '--lang vi|en          ngôn ngữ, mặc định vi',
    'no-input': '--no-input            không hỏi gì (chương trình không bao giờ hỏi)',
    help: '-h, --help            xem hướng dẫn',
    version: '-V, --version         xem phiên bản',
    survey: '--survey              tính như có điều tra xã hội học',
    'no-survey': '--no-survey           tính như không điều tra xã hội học',
  },
  exits: [
    [0, 'không có gì phải sửa'],
    [1, 'có lỗi, ví dụ sai, thay đổi, hoặc chưa có chỉ số'],
    [2, 'gọi lệnh sai'],
    [3, 'không đọc được tệp'],
    [70, 'lỗi của chương trình'],
  ],

  noCommand: 'Chưa có lệnh nào.',
  unknownCommand: (found) => `Không có lệnh “${found}”.`,
  unknownOption: (found, command) => `Lệnh “${command}” không có tùy chọn “${found}”.`,
  didYouMean: (word) => ` Ý bạn là “${word}”?`,
  optionNeedsValue: (option) => `Tùy chọn “${option}” cần một giá trị.`,
  optionTakesNoValue: (option) => `Tùy chọn “${option}” không nhận giá trị.`,
  notInList: (option, found, known) => `“${option}” không nhận “${found}”. Được dùng: ${known}.`,
  tooFewOperands: (usage) => `Thiếu thông tin. Cách dùng: ${usage}`,
  tooManyOperands: (found, usage) => `Thừa “${found}”. Cách dùng: ${usage}`,
  contradiction: (one, other) => `Chỉ dùng một trong hai: “${one}” hoặc “${other}”.`,
  seeHelp: (command) => `Xem hướng dẫn: khung help${command === '' ? '' : ` ${command}`}`,

  noSuchFile: (file) => `Không có tệp “${file}”.`,
  isFolder: (file) => `“${file}” là thư mục, ở đây cần một tệp.`,
  cannotRead: (file, reason) => `Không đọc được “${file}” (${reason}).`,
  notUtf8: (file) => `“${file}” không phải là văn bản UTF-8. Hãy lưu lại với bảng mã UTF-8.`,
  noFrameworks: (folder) => `Không có tệp khung nào trong “${folder}”.`,
  unknownFramework: (reference, known) =>
    `Không có khung “${reference}” trong thư mục frameworks.${known.length > 0 ? ` Có: ${known.join(', ')}.` : ''}`,

  versionMissing: (id, known) => `Hãy ghi cả phiên bản của “${id}”: ${known.join(', ')}.`,
  isExamples: (file) => `“${file}” là tệp ví dụ. Hãy chạy: khung test ${file.replace('.examples', '')}`,

  severity: { error: 'lỗi', warning: 'cảnh báo', note: 'lưu ý' },
  lintClean: (files) => `Đã kiểm tra ${files} tệp: không có lỗi.`,
  lintFound: (errors, warnings, notes, known) =>
    `${errors} lỗi, ${warnings} cảnh báo, ${notes} lưu ý${known > 0 ? `; ${known} khuyết điểm đã biết của văn bản` : ''}.`,

  examplesMissing: (file) => `chưa có tệp ví dụ ${file}`,
  casesPassed: (passed, all) => `${passed}/${all} ví dụ đúng`,
  caseFailed: 'SAI',
  differs: (path, expected, found) => `${path}: cần ${expected}, ra ${found}`,
  uncovered: (ids) => `tiêu chí chưa có ví dụ: ${ids}`,
  testSummary: (frameworks, passed, failed, uncovered, idle) =>
    `${frameworks} khung: ${passed} ví dụ đúng, ${failed} sai, ${uncovered} tiêu chí chưa có ví dụ${idle > 0 ? `; ${idle} khung chưa chạy được ví dụ nào` : ''}.`,
  frameworkBroken: 'khung có lỗi, chưa chạy được ví dụ',
  examplesBroken: 'tệp ví dụ có lỗi, chưa chạy được',

  provenance: { official: 'chính thức', illustrative: 'minh họa, không phải văn bản chính thức' },
  period: (from, until) => `Kỳ đánh giá ${from} – ${until}`,
  survey: (held) => (held ? 'có điều tra xã hội học' : 'không điều tra xã hội học'),
  pointsColumn: 'Điểm / tối đa',
  stillOpen: (ids) => `Chưa trả lời đủ: ${ids}`,
  faulty: (ids) => `Không chấm được: ${ids}`,

  frameworkItself: 'Khung',
  noChanges: 'Không có thay đổi.',
  reason: (text) => `Lý do: ${text}`,
  level: { breaking: 'lớn', risky: 'vừa', info: 'nhỏ' },
  changes: (breaking, risky, info) =>
    `${breaking + risky + info} thay đổi: ${breaking} lớn (có thể đổi điểm), ${risky} vừa (có thể đổi nghĩa), ${info} nhỏ (câu chữ).`,
  step: {
    breaking: 'Phiên bản mới phải tăng số thứ nhất (lớn).',
    risky: 'Phiên bản mới phải tăng ít nhất số thứ hai (vừa).',
    info: 'Phiên bản mới phải tăng ít nhất số thứ ba (nhỏ).',
  },

  internal: (detail) => `Chương trình gặp lỗi, không phải do tệp của bạn. Hãy báo lại câu này: ${detail}`,
}
