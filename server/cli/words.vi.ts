/** What the command line says in Vietnamese: one catalogue, in the order of `words.ts`. */
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
    advise: {
      usage: 'khung advise KHUNG TRẢ-LỜI --reach|--band MỨC',
      purpose: 'tìm cách ít việc nhất để đạt một chỉ số hoặc mức xếp loại',
      about: [
        'Tìm số tiêu chí ít nhất cần cải thiện; bằng nhau thì chọn cách vừa đủ điểm nhất, rồi theo thứ tự in.',
        'Mẫu số, việc không phát sinh và kết quả điều tra xã hội học được giữ nguyên.',
        'Tiêu chí chưa trả lời đủ được tính ở mức thấp nhất. Mã thoát là 1 khi không có cách nào đạt.',
      ],
      examples: [
        'khung advise ha-noi-phong@1.0.0 tra-loi.yaml --reach 90',
        'khung advise ha-noi-phong@1.0.0 tra-loi.yaml --band excellent',
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
    impact: {
      usage: 'khung impact CÔNG-BỐ KHUNG',
      purpose: 'tính thử một đợt đã công bố theo khung khác: ai đổi hạng, vì sao',
      about: [
        'CÔNG-BỐ là văn bản công bố tải từ trang kết quả; khung của đợt đó phải có trong thư mục frameworks.',
        'KHUNG là một tệp, hoặc mã@phiên-bản: phiên bản khác của khung ấy, bản sửa đang viết, hoặc khung kế thừa.',
        'Câu trả lời sau thẩm định được mang sang theo mã tiêu chí (và replaces), theo mã ô nhập; không quy đổi, không thêm số.',
        'Điểm hội đồng cho được giữ nguyên, cao nhất bằng điểm tối đa mới. Đơn vị có tiêu chí chưa chấm được thì không có',
        'chỉ số, không có hạng. Đây là tính thử, không phải kết quả. Mã thoát là 1 khi có đơn vị đổi hạng, chỉ số, xếp loại.',
      ],
      examples: [
        'khung impact khung-1-0f343b093112.json ha-noi-phong@1.1.0',
        'khung impact khung-1-0f343b093112.json moi.yaml --format json',
      ],
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
    config: {
      usage: 'khung config',
      purpose: 'xem và kiểm tra mọi cài đặt của máy chủ',
      about: [
        'Mỗi dòng: tên, giá trị và nơi đặt giá trị đó. Mật khẩu và khóa được che.',
        'Cài đặt là biến môi trường; hãy chạy lệnh này với các biến của máy chủ.',
      ],
      examples: ['khung config', 'DATABASE_URL=postgres://khung@localhost/khung khung config'],
    },
    backup: {
      usage: 'khung backup TỆP',
      purpose: 'sao lưu toàn bộ dữ liệu vào một tệp, trong khi máy chủ vẫn chạy',
      about: [
        'Dùng cài đặt của máy chủ (khung config). TỆP là tệp tar: cơ sở dữ liệu tại một thời điểm, từ SQLite hoặc',
        'PostgreSQL, toàn bộ minh chứng và danh sách mã băm; tệp được đọc lại để kiểm tra trước khi mang tên này.',
        'Hãy giữ tệp cẩn thận vì trong đó có tài khoản. Tệp đã có thì không bị ghi đè. Các khóa (journal.key, secret.key',
        'hoặc biến môi trường) không nằm trong tệp: hãy cất giữ ở nơi khác.',
      ],
      examples: ['khung backup khung-2026-12-31.tar'],
    },
    restore: {
      usage: 'khung restore TỆP',
      purpose: 'khôi phục bản sao lưu vào nơi chưa có dữ liệu',
      about: [
        'Dùng cài đặt của máy chủ (khung config): thư mục dữ liệu còn trống, hoặc PostgreSQL còn trống; không nhất',
        'thiết cùng loại với nơi đã sao lưu. Tệp hỏng, tệp lạ, tệp của phiên bản mới hơn đều bị từ chối; dữ liệu',
        'đang có được giữ nguyên. Nếu có người dùng ứng dụng xác thực, hãy chép secret.key vào thư mục dữ liệu, hoặc đặt',
        'SECRET_KEY.',
      ],
      examples: ['DATA_DIR=/srv/khung khung restore khung-2026-12-31.tar'],
    },
    verify: {
      usage: 'khung verify TỆP|--journal|--evidence',
      purpose: 'chấm lại một kết quả đã công bố, hoặc kiểm tra nhật ký, minh chứng',
      about: [
        'TỆP là văn bản công bố tải từ trang kết quả. In mã kiểm chứng của tệp để so với mã trong nhật ký, rồi chấm và xếp hạng',
        'lại mọi đơn vị từ câu trả lời trong tệp, bằng khung cùng mã trong thư mục khung; khác một điểm, mã thoát là 4.',
        'Không cần máy chủ.',
        '--journal dùng cài đặt của máy chủ (khung config); máy chủ vẫn chạy được trong lúc kiểm tra. Chỉ ra mục sai đầu tiên',
        'của từng cơ quan và mọi kết quả công bố không đúng như nhật ký ghi; nếu có, mã thoát là 4.',
        '--evidence đọc lại từng tệp minh chứng đang lưu, trong thư mục dữ liệu hoặc kho S3, và so với nhật ký. Nêu tệp hỏng,',
        'tệp thiếu và nơi đính kèm (mã thoát 4), tệp thừa (mã thoát 1). Dùng được cùng --journal.',
      ],
      examples: [
        'khung verify khung-1-0f343b093112.json',
        'khung verify --journal --format json',
        'khung verify --journal --evidence',
      ],
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
    reach: '--reach CHỈ-SỐ        chỉ số cần đạt, ví dụ 90 hoặc 87.5',
    band: '--band MÃ             mã của mức xếp loại cần đạt, hoặc mức cao hơn',
    'no-survey': '--no-survey           tính như không điều tra xã hội học',
    coverage: '--coverage            nêu nhánh, kết cục, mức xếp loại, tỷ lệ khống chế chưa có ví dụ',
    mutate: '--mutate              gài từng lỗi nhỏ vào khung, xem ví dụ có phát hiện không',
    'min-score': '--min-score 95        thất bại khi ví dụ phát hiện ít hơn chừng ấy phần trăm lỗi gài',
    'dry-run': '--dry-run             chỉ kiểm tra, không ghi gì',
    journal: '--journal             kiểm tra nhật ký của mọi cơ quan',
    evidence: '--evidence            đọc lại mọi tệp minh chứng đang lưu',
  },
  exits: [
    [0, 'không có gì phải sửa'],
    [1, 'có lỗi, ví dụ sai, thay đổi, chưa có chỉ số, hoặc vướng dữ liệu đang có'],
    [2, 'gọi lệnh sai'],
    [3, 'không đọc được tệp'],
    [4, 'một phiên bản hay kết quả đã công bố, nhật ký, minh chứng hoặc bản sao lưu bị sửa'],
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

  examplesMissing: (file) => `chưa có tệp ví dụ ${file}; mẫu để chép: frameworks/README.md`,
  casesPassed: (passed, all) => `${passed}/${all} ví dụ đúng`,
  caseFailed: 'SAI',
  differs: (path, expected, found) => `${path}: cần ${expected}, ra ${found}`,
  uncovered: (ids) => `tiêu chí chưa có ví dụ: ${ids}`,
  testSummary: (frameworks, passed, failed, uncovered, idle) =>
    `${frameworks} khung: ${passed} ví dụ đúng, ${failed} sai, ${uncovered} tiêu chí chưa có ví dụ${idle > 0 ? `; ${idle} khung chưa chạy được ví dụ nào` : ''}.`,
  coverage: (branches, outcomes, bands, quotas) =>
    `đã có ví dụ: ${branches} nhánh quy tắc, ${outcomes} kết cục khác, ${bands} mức xếp loại${quotas === null ? '' : `, ${quotas} trường hợp khống chế tỷ lệ`}`,
  inherited: (criteria) => `${criteria} tiêu chí giữ nguyên cách chấm của khung gốc: xem ví dụ của khung gốc`,
  outcome: { open: 'còn để ngỏ', not_arising: 'đề nghị không phát sinh', no_survey: 'không điều tra' },
  unshownBranch: (id, branch, text) => `${id}: chưa có ví dụ cho nhánh ${branch} (${text}).`,
  unshownBand: (id) => `chưa có ví dụ nào xếp loại “${id}”.`,
  unshownQuota: (id, passed) => `chưa có ví dụ ${passed ? 'vượt' : 'không vượt'} tỷ lệ khống chế “${id}”.`,
  unshownOutcome: (outcome, ids) => `chưa có ví dụ “${outcome}”: ${ids}`,
  wayThere: (inputs) => `Trả lời như sau sẽ vào: ${inputs}`,
  noWayThere: 'Không câu trả lời nào vào được nhánh này.',
  mutation: (score, killed, survived, refused, equivalent, stated) =>
    `gài lỗi: ví dụ phát hiện ${score}% (${killed} lỗi, để lọt ${survived}); ngoài ra lint chặn ${refused}, ${equivalent} lỗi không làm đổi kết quả nào${stated > 0 ? `, ${stated} lỗi tệp ví dụ nêu lý do không bắt được` : ''}`,
  mutationWaits: 'gài lỗi: chưa làm, hãy sửa cho mọi ví dụ đều đúng trước',
  leftOut: (before) => `bỏ “${before}”`,
  wouldCatch: (inputs, before, after) => `lọt. Ví dụ bắt được: ${inputs} cần ${before}, lỗi cho ${after}.`,
  noExampleFound: 'lọt. Chưa tìm được ví dụ; hãy thêm một ví dụ sát ranh giới này.',
  howToState: (entry) =>
    `Lỗi nào không ví dụ nào bắt được thì nêu lý do dưới survivors trong tệp ví dụ (path: xem --format json), như: ${entry}`,
  statedReason: (reason) => `không ví dụ nào bắt được. Lý do: ${reason}`,
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

  attainable: (lowest, highest) => `Chỉ số còn có thể đạt: từ ${lowest} đến ${highest}`,
  attainableUnknown: 'Chưa tính được khoảng chỉ số còn có thể đạt.',
  attainableNone: (ids) => `Không câu trả lời nào cho ra chỉ số, vì: ${ids}`,
  onlyBounds: (ids) => `Khoảng này có thể rộng hơn thực tế, vì chưa biết hết về: ${ids}`,
  mostDecisive: 'Tiêu chí chưa trả lời đủ, ảnh hưởng nhiều nhất trước:',
  decides: (lowest, highest, span) => `từ ${lowest} đến ${highest} điểm, ảnh hưởng ${span}`,
  othersOpen: (count) => `và ${count} tiêu chí khác`,

  needsGoal: 'Hãy nêu đích cần đạt: “--reach CHỈ-SỐ” hoặc “--band MÃ”.',
  beyondReach: (asked, highest) =>
    `“--reach” là ${asked}, nhưng khung này cho cao nhất ${highest}; hãy nêu mục tiêu thấp hơn.`,
  notAnIndex: (found) => `“--reach” cần một chỉ số như 90 hoặc 87.5 (dùng dấu chấm thập phân), không phải “${found}”.`,
  goalIndex: (index) => `Cần đạt: chỉ số từ ${index}`,
  goalBand: (title) => `Cần đạt: xếp loại “${title}” hoặc cao hơn`,
  now: (index, band) => `Hiện nay: ${index}, xếp loại “${band}”`,
  sum: (points, total, of, index) => `Chỉ số = ${points} × ${total} ÷ ${of} = ${index}`,
  after: (index, band) => `Sau khi cải thiện: ${index}, xếp loại “${band}”`,
  countedLowest: (ids) => `Chưa trả lời đủ, tính ở mức thấp nhất: ${ids}`,
  reachedAlready: 'Đã đạt, không cần cải thiện gì.',
  improve: (criteria) => `Cần cải thiện ${criteria} nội dung:`,
  sharedFact: 'số liệu dùng chung',
  notAsked: 'chưa hỏi',
  heldAt: { 'at-total': 'giữ ở mức tổng điểm', 'at-zero': 'không tính âm' },
  barred: (titles) => `Dù cải thiện thế nào cũng không được, vì: ${titles}`,
  keptGiven: (criteria) => `Giữ nguyên điểm hội đồng cho thay điểm theo quy tắc ở: ${criteria}`,
  outOfReach: (index, band) => `Không đạt được. Cải thiện hết mức thì được ${index}, xếp loại “${band}”.`,
  stillAsked: (conditions) => `Khi đó còn thiếu điều kiện: ${conditions}.`,
  byTheRules: (criteria) => `Nếu ${criteria} được chấm theo quy tắc, không lấy điểm hội đồng cho:`,
  openReaches: (highest) => `Trả lời các tiêu chí còn lại thì chỉ số còn có thể đến ${highest}.`,
  noPlan: {
    band: 'Chưa tính được: điều kiện của mức này, hoặc của giới hạn xếp loại, không tách được theo tiêu chí và lĩnh vực.',
    size: 'Chưa tính được: có quá nhiều cách cải thiện.',
    search: 'Chưa tính được: có quy tắc quá rộng để xét hết các cách cải thiện.',
    sums: 'Chưa tính được: cách tìm được, khi chấm lại, không đạt mức này.',
  },
  maybeCheaper: (ids) => `Có thể còn cách ít việc hơn, vì chưa xét hết: ${ids}`,
  unclassified: 'không thuộc mức nào',

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

  trialOnly: 'Tính thử, không phải kết quả',
  continuesNone: (reference, known) =>
    `Đợt này chấm theo ${known}; “${reference}” không phải là phiên bản hay khung kế thừa của khung nào trong số đó.`,
  trialColumns: ['Hạng', 'Chỉ số', 'Đơn vị'],
  trialBand: (bands) => `xếp loại: ${bands}`,
  trialNotes: 'Không mang sang được, hoặc cần biết:',
  trialLeft: (best, worst, lowest, highest) =>
    `còn có thể: hạng ${best === worst ? best : `${best} – ${worst}`}, chỉ số ${lowest === highest ? lowest : `${lowest} – ${highest}`}`,

  noSuchEntry: (entry) => `Khung không có “${entry}”.`,
  becauseOf: (kind, reason, rests) => `${kind}: “${reason}”${rests === '' ? '' : `, theo ${rests}`}`,
  published: (reference, hash) => `Đã công bố ${reference}: ${hash}`,
  publishedNext: 'Máy chủ đọc thư mục khung lúc khởi động: hãy khởi động lại để lập và mở đợt theo phiên bản này.',
  publishable: (reference, hash) => `Có thể công bố ${reference}: ${hash} (chưa ghi gì)`,
  alreadyPublished: (reference) => `${reference} đã được công bố và không bị sửa.`,
  notPublished: (reference, reasons) => `Không công bố ${reference}: ${reasons} lý do ở trên.`,
  publishedChanged: (reference) =>
    `${reference} đã công bố nhưng tệp không còn như khi công bố; hãy khôi phục tệp đó trước.`,
  wrongFolder: (file) => `“${file}” không nằm ở <mã>/<phiên bản>.yaml nên không công bố được.`,
  badRegister: (file) => `“${file}” không phải là danh sách mã băm của các phiên bản đã công bố.`,
  cannotWrite: (file, reason) => `Không ghi được “${file}” (${reason}).`,

  settingFrom: { environment: 'biến môi trường', default: 'mặc định' },
  settingsChecked: (wrong) => (wrong === 0 ? 'Các cài đặt đều dùng được.' : `${wrong} cài đặt cần sửa.`),
  noFolder: (folder) => `Không có thư mục “${folder}”.`,
  folderNotWritable: (folder) => `Không ghi được vào thư mục “${folder}”.`,
  databaseUnusable: (reason) => `Không dùng được cơ sở dữ liệu: ${reason}`,
  databaseDamaged: (place) =>
    `Cơ sở dữ liệu bị hỏng (${place}); hãy khôi phục bản sao lưu gần nhất ở nơi khác và đối chiếu.`,
  newerDatabase: (migrations) =>
    `Cơ sở dữ liệu do phiên bản Khung mới hơn tạo ra (${migrations}); hãy dùng phiên bản đó.`,
  serverRuns: (folder) => `Một máy chủ đang dùng thư mục dữ liệu “${folder}”; hãy dừng máy chủ đó trước.`,

  backedUp: (file, at, evidence, bytes) =>
    `Đã sao lưu vào “${file}” lúc ${at}: cơ sở dữ liệu và ${evidence} tệp minh chứng, ${bytes}; đã đọc lại, nguyên vẹn.`,
  restored: (file, at, evidence, bytes) =>
    `Đã khôi phục từ “${file}” (sao lưu lúc ${at}): cơ sở dữ liệu và ${evidence} tệp minh chứng, ${bytes}.`,
  restoredBroken: 'Nhật ký trong bản này đã sai từ khi sao lưu; xem: khung verify --journal',
  keyApart: (id, where) =>
    `Không có trong bản sao lưu: khóa ${id} (${where}); thiếu khóa này thì ứng dụng xác thực không dùng được. Hãy cất giữ khóa ở nơi khác.`,
  restoredWithoutKey: (problem) => `Đã khôi phục đầy đủ, nhưng máy chủ chưa khởi động được. ${problem}`,
  backupTrouble: {
    exists: (file) => `Đã có “${file}”; sao lưu không bao giờ ghi đè tệp.`,
    'in-the-way': (place) => `Đã có dữ liệu (${place}); chỉ khôi phục được vào nơi chưa có dữ liệu.`,
    'no-database': (place) =>
      `Không có cơ sở dữ liệu để sao lưu, hoặc là của phiên bản cũ (${place}). Hãy khởi động máy chủ một lần với cài đặt này.`,
    'no-file': (file) => `Không có tệp “${file}”.`,
    foreign: (file) => `“${file}” không phải bản sao lưu của Khung.`,
    newer: (file) => `“${file}” do phiên bản Khung mới hơn tạo ra; hãy khôi phục bằng phiên bản đó.`,
    damaged: (file) => `“${file}” bị hỏng hoặc thiếu; chưa khôi phục gì.`,
    evidence: (sha256) => `Minh chứng có SHA-256 ${sha256} bị mất hoặc hỏng; chưa sao lưu.`,
  },

  nothingToVerify: 'Hãy nêu cần kiểm tra gì: một tệp văn bản công bố, hoặc --journal, --evidence.',
  noDatabase: (file) =>
    `Chưa có cơ sở dữ liệu “${file}”; hãy chỉ đúng thư mục bằng DATA_DIR, hoặc khởi động máy chủ một lần.`,
  noJournal: 'Chưa có cơ quan nào nên chưa có nhật ký.',
  journalWhole: (authority, entries, last) => `${authority}: ${entries} mục, nguyên vẹn; mã băm cuối ${last}`,
  recordAltered: (authority, record) => `${authority}: SAI: “${record}” không còn như nhật ký ghi lần cuối.`,
  journalBroken: (authority, seq) => `${authority}: SAI ở mục ${seq}: không nối tiếp mục trước.`,
  publicationAltered: (authority, round) =>
    `${authority}: kết quả công bố của đợt ${round} KHÔNG đúng như nhật ký ghi.`,
  evidenceUnreadable: (reason) =>
    `Không đọc được nơi lưu minh chứng (${reason}); chưa kiểm tra được gì. Xem cài đặt: khung config`,
  evidenceRead: (files, whole, bytes) =>
    `Minh chứng: ${whole} trên ${files} tệp đúng từng bit như khi tải lên; đã đọc ${bytes}.`,
  evidenceTrouble: {
    damaged: (sha256) => `HỎNG ${sha256}: nội dung không còn như khi tải lên. Đính kèm ở:`,
    missing: (sha256) => `THIẾU ${sha256}: không còn ở nơi lưu. Đính kèm ở:`,
  },
  evidenceAt: (authority, object, name, removed) =>
    `${authority}: ${object}, “${name}”${removed ? ' (đơn vị đã gỡ)' : ''}`,
  evidenceLeftOver: (name) =>
    `THỪA ${name}: nhật ký không nêu tệp này (có thể là tệp tải lên mà bị từ chối); không kết quả nào dùng đến.`,
  evidenceFromBackup: 'Hãy lấy lại tệp từ một bản sao lưu: trong đó tệp có tên evidence/ rồi đến mã SHA-256.',
  noPublication: (file) => `“${file}” không phải văn bản công bố tải từ trang kết quả.`,
  otherFramework: (reference, expected, found) =>
    `Khung ${reference} ở đây có mã ${found}, còn văn bản công bố dùng khung có mã ${expected}. Hãy lấy đúng tệp khung đó.`,
  publicationHash: (hash) => `Mã kiểm chứng của tệp: ${hash}`,
  publicationSame: (units) =>
    `${units} đơn vị: chấm lại từ câu trả lời trong tệp, mọi điểm, chỉ số, xếp loại và thứ hạng đều như đã công bố.`,
  publicationFigure: (column, figure) =>
    figure === '' ? 'thứ hạng' : `${figures[figure] ?? `điểm của “${figure}”`} ${columns[column] ?? column}`,
  publicationDiffers: ({ unit, figure, published, again }) =>
    `${unit}, ${figure}: đã công bố ${published}, chấm lại là ${again}.`,

  internal: (detail) => `Chương trình gặp lỗi, không phải do tệp của bạn. Hãy báo lại câu này: ${detail}`,
}

/** What a publication says of a unit, and from which answers. */
const figures: Readonly<Record<string, string>> = {
  index: 'chỉ số',
  band: 'xếp loại',
  points: 'tổng điểm',
  bonus: 'điểm thưởng',
  penalty: 'điểm trừ',
}
const columns: Readonly<Record<string, string>> = {
  self: 'tự chấm',
  appraised: 'thẩm định',
  clarified: 'sau giải trình',
  final: 'cuối cùng',
}
