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
      usage: 'khung test [TỆP…] [--coverage] [--mutate]',
      purpose: 'chạy các ví dụ đi kèm khung',
      about: [
        'Ví dụ của <phiên bản>.yaml nằm cạnh nó, trong <phiên bản>.examples.yaml.',
        'Không nêu TỆP thì chạy mọi khung trong thư mục frameworks.',
        'Lệnh thất bại khi có ví dụ sai, hoặc có tiêu chí chưa có ví dụ nào.',
        '--mutate lần lượt sửa sai một chi tiết (mỗi ngưỡng, mỗi mức điểm, mỗi cận lệch đi một bậc nhỏ nhất)',
        'rồi xem có ví dụ nào phát hiện không; chi tiết nào lọt thì nêu chỗ và ví dụ sẽ bắt được.',
      ],
      examples: [
        'khung test',
        'khung test frameworks/ha-noi-phong/1.0.0.yaml --coverage',
        'khung test --mutate --min-score 95',
      ],
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
    origins: {
      usage: 'khung origins KHUNG [MỤC]',
      purpose: 'xem mỗi giá trị lấy từ tệp nào, dòng nào',
      about: [
        'KHUNG là một tệp, hoặc mã@phiên-bản trong thư mục frameworks.',
        'MỤC là mã của một lĩnh vực hay tiêu chí, có thể kèm thuộc tính; không nêu thì xem tất cả.',
        'Mỗi giá trị là một dòng: tên, giá trị, tệp:dòng:cột; sau dấu ← là giá trị ở khung gốc.',
      ],
      examples: [
        'khung origins quan-mau-phong@1.0.0 initiatives',
        'khung origins quan-mau-phong@1.0.0 initiatives.max',
      ],
    },
    publish: {
      usage: 'khung publish KHUNG [--dry-run]',
      purpose: 'công bố một phiên bản khung; từ đó phiên bản không đổi nữa',
      about: [
        'KHUNG là tệp <mã>/<phiên bản>.yaml, hoặc mã@phiên-bản trong thư mục frameworks.',
        'Chỉ công bố được khi: khung không có lỗi; mọi tiêu chí có ví dụ và mọi ví dụ đúng; mọi nhánh quy tắc,',
        'mọi mức xếp loại đều có ví dụ hoặc nêu lý do (unreached); số phiên bản tăng đủ so với bản đã công bố.',
        'Mã băm của khung được ghi vào published.json. Sửa một phiên bản đã công bố là lỗi toàn vẹn, mã thoát 4.',
      ],
      examples: ['khung publish ha-noi-phong@1.0.0 --dry-run', 'khung publish frameworks/quan-mau-phong/1.0.0.yaml'],
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
    coverage: '--coverage            nêu nhánh quy tắc, kết cục và mức xếp loại chưa có ví dụ',
    mutate: '--mutate              gài từng lỗi nhỏ vào khung, xem ví dụ có phát hiện không',
    'min-score': '--min-score 95        thất bại khi ví dụ phát hiện ít hơn chừng ấy phần trăm lỗi gài',
    'dry-run': '--dry-run             chỉ kiểm tra, không ghi gì',
  },
  exits: [
    [0, 'không có gì phải sửa'],
    [1, 'có lỗi, ví dụ sai, thay đổi, hoặc chưa có chỉ số'],
    [2, 'gọi lệnh sai'],
    [3, 'không đọc được tệp'],
    [4, 'một phiên bản đã công bố bị sửa'],
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
  notAPercentage: (option, found) => `“${option}” cần một số từ 0 đến 100, ví dụ 95; đang là “${found}”.`,
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
  coverage: (branches, outcomes, bands) =>
    `đã có ví dụ: ${branches} nhánh quy tắc, ${outcomes} kết cục khác, ${bands} mức xếp loại`,
  inherited: (criteria) => `${criteria} tiêu chí giữ nguyên cách chấm của khung gốc: xem ví dụ của khung gốc`,
  outcome: { open: 'còn để ngỏ', not_arising: 'đề nghị không phát sinh', no_survey: 'không điều tra' },
  unshownBranch: (id, branch, text) => `${id}: chưa có ví dụ cho nhánh ${branch} (${text}).`,
  unshownBand: (id) => `chưa có ví dụ nào xếp loại “${id}”.`,
  unshownOutcome: (outcome, ids) => `chưa có ví dụ “${outcome}”: ${ids}`,
  wayThere: (inputs) => `Trả lời như sau sẽ vào: ${inputs}`,
  noWayThere: 'Không câu trả lời nào vào được nhánh này.',
  mutation: (score, killed, survived, refused, equivalent) =>
    `gài lỗi: ví dụ phát hiện ${score}% (${killed} lỗi, để lọt ${survived}); ngoài ra lint chặn ${refused}, ${equivalent} lỗi không làm đổi kết quả nào`,
  mutationWaits: 'gài lỗi: chưa làm, hãy sửa cho mọi ví dụ đều đúng trước',
  leftOut: (before) => `bỏ “${before}”`,
  wouldCatch: (inputs, before, after) => `lọt. Ví dụ bắt được: ${inputs} cần ${before}, lỗi cho ${after}.`,
  noExampleFound: 'lọt. Chưa tìm được ví dụ; hãy thêm một ví dụ sát ranh giới này.',
  equivalent: {
    'same-rule': 'không đổi cách chấm.',
    'same-results': 'mọi câu trả lời có thể có đều cho kết quả như cũ.',
  },
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

  noSuchEntry: (entry) => `Khung không có “${entry}”.`,
  becauseOf: (kind, reason, rests) => `${kind}: “${reason}”${rests === '' ? '' : `, theo ${rests}`}`,
  published: (reference, hash) => `Đã công bố ${reference}: ${hash}`,
  publishable: (reference, hash) => `Có thể công bố ${reference}: ${hash} (chưa ghi gì)`,
  alreadyPublished: (reference) => `${reference} đã được công bố và không bị sửa.`,
  notPublished: (reference, reasons) => `Không công bố ${reference}: ${reasons} lý do ở trên.`,
  publishedChanged: (reference) =>
    `${reference} đã công bố nhưng tệp không còn như khi công bố; hãy khôi phục tệp đó trước.`,
  wrongFolder: (file) => `“${file}” không nằm ở <mã>/<phiên bản>.yaml nên không công bố được.`,
  badRegister: (file) => `“${file}” không phải là danh sách mã băm của các phiên bản đã công bố.`,
  cannotWrite: (file, reason) => `Không ghi được “${file}” (${reason}).`,

  internal: (detail) => `Chương trình gặp lỗi, không phải do tệp của bạn. Hãy báo lại câu này: ${detail}`,
}
