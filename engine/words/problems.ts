/**
 * The one catalogue of what can be wrong with a framework, an examples file or an answer. What an answer alone
 * can be refused for stands in `entered.ts`, which is all that a browser needs.
 * Each sentence says what was expected, what was found and what to do; {names} are filled
 * from the problem's params. Codes are never used again for something else.
 */
import type { Lang, Problem, Severity } from '../model.ts'
import { entered, sayWith, sentenceOf } from './entered.ts'

interface Words {
  readonly vi: string
  readonly en: string
  /** `error` when absent. */
  readonly severity?: Severity
}

const catalogue = {
  // ── reading a file ──
  'file-too-large': {
    vi: 'Tệp vượt giới hạn {limit}. Hãy chia nhỏ khung hoặc bỏ phần không cần.',
    en: 'The file is larger than {limit}. Split the framework or remove what is not needed.',
  },
  'file-too-deep': {
    vi: 'Các mục lồng nhau quá {limit} cấp. Hãy kiểm tra dấu ngoặc và thụt đầu dòng ở đây.',
    en: 'Nested deeper than {limit} levels. Check brackets and indentation here.',
  },
  'too-many-keys': {
    vi: 'Một mục có hơn {limit} khóa. Hãy kiểm tra xem có thiếu dấu “-” của danh sách không.',
    en: 'One map has more than {limit} keys. Check whether the "-" of a list is missing.',
  },
  'yaml-syntax': {
    vi: 'Không đọc được YAML ở đây. Hãy kiểm tra dấu hai chấm, dấu ngoặc, dấu nháy và thụt đầu dòng.',
    en: 'The YAML cannot be read here. Check colons, brackets, quotes and indentation. ({detail})',
  },
  'yaml-start': {
    vi: 'Giá trị không đặt trong dấu nháy thì không được bắt đầu bằng “{sign}”. Hãy đặt trong dấu nháy: "{found}".',
    en: 'A value without quotes cannot start with "{sign}". Put it in quotes: "{found}".',
  },
  'yaml-bracket': {
    vi: 'Dấu “{opening}” mở ở đây chưa được đóng khi đến dòng {line}. Hãy thêm dấu “{closing}” trước dòng đó.',
    en: 'The "{opening}" that opens here is not closed when line {line} begins. Add "{closing}" before that line.',
  },
  'yaml-tab': {
    vi: 'Thụt đầu dòng bằng phím Tab. YAML chỉ nhận dấu cách: hãy thay mỗi Tab bằng 2 dấu cách.',
    en: 'Indented with a tab. YAML takes spaces only: replace each tab by 2 spaces.',
  },
  'yaml-indent': {
    vi: 'Thụt đầu dòng không thẳng hàng với các mục cùng cấp. Hãy căn lại, mỗi cấp 2 dấu cách.',
    en: 'The indentation does not line up with its neighbours. Align it, 2 spaces a level.',
  },
  'yaml-colon': {
    vi: 'Giá trị ở đây chứa dấu hai chấm theo sau là dấu cách. Hãy đặt cả giá trị trong dấu nháy: "…: …".',
    en: 'The value here holds a colon followed by a space. Put the whole value in quotes: "…: …".',
  },
  'yaml-colon-space': {
    vi: 'Sau dấu hai chấm phải có một dấu cách: viết “max: 18”, không viết “max:18”. Ở đây đang là “{found}”.',
    en: 'A colon takes a space after it: "max: 18", not "max:18". Here it is "{found}".',
  },
  'yaml-quote': {
    vi: 'Thiếu dấu nháy đóng: văn bản mở bằng dấu nháy kép hoặc nháy đơn phải đóng bằng đúng dấu đó trên cùng dòng.',
    en: 'A closing quote is missing: what opens with a double or a single quote closes with the same sign on that line.',
  },
  'yaml-several-documents': {
    vi: 'Tệp có nhiều tài liệu YAML (dấu “---” hoặc “...”). Mỗi tệp chỉ chứa một: hãy bỏ dấu đó.',
    en: 'The file holds several YAML documents ("---" or "..."). One file holds one: remove the mark.',
  },
  'yaml-directive': {
    vi: 'Không dùng chỉ thị “%…” ở đầu tệp. Hãy bỏ dòng này.',
    en: 'Directives ("%…") are not used. Remove this line.',
  },
  'yaml-alias': {
    vi: 'Không dùng neo và tham chiếu (“&”, “*”, “<<”). Hãy viết đầy đủ giá trị tại đây.',
    en: 'Anchors and aliases ("&", "*", "<<") are not used. Write the value out here.',
  },
  'yaml-tag': {
    vi: 'Không dùng thẻ “{found}”. Nếu đó là toán tử, hãy đặt trong dấu nháy: "{found}".',
    en: 'The tag "{found}" is not used. If it is an operator, put it in quotes: "{found}".',
  },
  'not-a-map': {
    vi: 'Tệp phải gồm các dòng “khóa: giá trị”, nhưng đang là: {found}.',
    en: 'The file must hold lines "key: value", but holds: {found}.',
  },
  'yaml-key': {
    vi: 'Khóa ở đây trống hoặc không phải là chữ. Hãy viết dạng “khóa: giá trị”.',
    en: 'The key here is empty or not a text. Write "key: value".',
  },
  'duplicate-key': {
    vi: 'Khóa này đã có ở trên trong cùng mục. Hãy bỏ một trong hai hoặc đổi tên.',
    en: 'This key stands above already in the same map. Remove one of them or rename it.',
  },
  'forbidden-key': {
    vi: 'Không được dùng khóa “{found}”. Hãy đổi tên.',
    en: 'The key "{found}" is not allowed. Rename it.',
  },
  'hidden-character': {
    vi: 'Có ký tự ẩn (không chiếm chỗ hoặc đổi chiều chữ) trong “{found}”. Hãy xóa và gõ lại.',
    en: 'A hidden character (zero-width or direction mark) stands in "{found}". Delete it and type it again.',
  },
  'no-break-space-in-text': {
    vi: 'Văn bản “{found}” chứa dấu cách không ngắt (thường do chép từ Word). Nên gõ lại bằng dấu cách thường.',
    en: 'The text "{found}" has a no-break space (often pasted from Word). Better type a plain space.',
    severity: 'warning',
  },
  'comment-cuts-text': {
    vi: 'Từ dấu # trở đi bị coi là ghi chú và bị bỏ: “{found}”. Hãy đặt cả văn bản trong dấu nháy; nếu đúng là ghi chú, thêm dấu cách sau #.',
    en: 'From the # on, the text counts as a comment and is left out: "{found}". Put the whole text in quotes; if it is a comment, put a space after the #.',
  },
  'no-break-space': {
    vi: '“{found}” chứa dấu cách không ngắt (thường do chép từ Word). Hãy gõ lại bằng dấu cách thường.',
    en: '"{found}" has a no-break space (often pasted from Word). Type a plain space.',
  },
  'smart-quotes': {
    vi: 'Giá trị {found} nằm trong dấu nháy cong. Hãy dùng dấu nháy thẳng: "…".',
    en: 'The value {found} stands in curly quotes. Use straight quotes: "…".',
  },
  'not-nfc': {
    vi: 'Chữ “{found}” viết bằng dấu rời (Unicode tổ hợp); đã đọc như Unicode dựng sẵn. Nên lưu tệp ở dạng NFC.',
    en: '"{found}" is written with separate marks; it was read as composed Unicode. Save the file as NFC.',
    severity: 'warning',
  },
  'number-form': {
    vi: 'Số “{found}” không đúng dạng. Hãy viết số thập phân thường với dấu chấm và nhiều nhất 4 chữ số lẻ, ví dụ 2.5.',
    en: 'The number "{found}" is not in plain form. Write a decimal with a dot and at most 4 digits after it, such as 2.5.',
  },
  // ── shape ──
  'unknown-key': {
    vi: 'Không có thuộc tính “{found}” ở đây. Được dùng: {known}.',
    en: 'There is no property "{found}" here. Known: {known}.',
  },
  'misplaced-key': {
    vi: 'Thuộc tính “{found}” không dùng ở mục này: nhóm (có “criteria”) chỉ cộng điểm, khung kế thừa (có “extends”) chỉ ghi “changes”, exclude đi với “within”, redistribute đi với “among”.',
    en: '"{found}" does not belong here: a group (with "criteria") only adds up, an overlay (with "extends") only lists "changes", exclude goes with "within" and redistribute with "among".',
  },
  'missing-key': {
    vi: 'Thiếu “{key}”. Hãy thêm vào mục bắt đầu ở đây.',
    en: '"{key}" is missing. Add it to the entry that starts here.',
  },
  'wrong-type': {
    vi: '“{key}” phải là {expected}, nhưng đang là {found}.',
    en: '"{key}" must be {expected}, but is {found}.',
  },
  'empty-value': {
    vi: '“{key}” đang để trống. Hãy ghi giá trị hoặc bỏ dòng này.',
    en: '"{key}" is empty. Give a value or remove the line.',
  },
  'unquoted-text': {
    vi: '“{key}” phải là chữ nhưng YAML đọc thành {found}. Hãy đặt trong dấu nháy như viết trên giấy, ví dụ "1.10".',
    en: '"{key}" must be text but YAML reads {found}. Put it in quotes as printed, such as "1.10".',
  },
  'expected-number': {
    vi: '“{key}” phải là số, nhưng đang là “{found}”. Hãy viết số không có dấu nháy, dùng dấu chấm thập phân.',
    en: '"{key}" must be a number, but is "{found}". Write it without quotes and with a decimal dot.',
  },
  'expected-boolean': {
    vi: '“{key}” phải là true (có) hoặc false (không), viết không có dấu nháy, nhưng đang là “{found}”.',
    en: '"{key}" must be true or false, without quotes, but is "{found}".',
  },
  'not-in-list': {
    vi: '“{key}: {found}” không có trong danh sách cho phép: {known}.',
    en: '"{key}: {found}" is not one of: {known}.',
  },
  'bad-id': {
    vi: 'Mã “{found}” chỉ được gồm chữ thường không dấu, số và gạch nối, bắt đầu bằng chữ, ví dụ "plan-issued".',
    en: 'The id "{found}" may hold lower-case letters, digits and hyphens and starts with a letter, such as "plan-issued".',
  },
  'bad-name': {
    vi: 'Tên “{found}” chỉ được gồm chữ thường không dấu, số và gạch dưới, bắt đầu bằng chữ, ví dụ on_time.',
    en: 'The name "{found}" may hold lower-case letters, digits and underscores and starts with a letter, such as on_time.',
  },
  'bad-number': {
    vi: 'Số thứ tự “{found}” chỉ gồm chữ số, chữ cái và dấu chấm, ví dụ "1.1.2".',
    en: 'The printed number "{found}" may hold digits, letters and dots, such as "1.1.2".',
  },
  'bad-version': {
    vi: 'Phiên bản “{found}” phải có dạng "1.0.0" (lớn.nhỏ.sửa).',
    en: 'The version "{found}" must look like "1.0.0" (major.minor.patch).',
  },
  'bad-reference': {
    vi: 'Tham chiếu “{found}” phải có dạng mã@phiên-bản, ví dụ ha-noi-phong@1.0.0.',
    en: 'The reference "{found}" must be id@version, such as ha-noi-phong@1.0.0.',
  },
  'bad-survey': {
    vi: '“survey” là none (không điều tra) hoặc một mục có points, mandatory, when_absent.',
    en: '"survey" is none (no survey) or a map with points, mandatory and when_absent.',
  },
  'bad-when-zero': {
    vi: '“when_zero” là not_arising hoặc một số điểm.',
    en: '"when_zero" is not_arising or a number of points.',
  },
  'bad-form': {
    vi: 'Giá trị “{found}” của “{key}” không đúng dạng.',
    en: 'The value "{found}" of "{key}" has the wrong form.',
  },
  'bad-length': {
    vi: '“{key}” ngắn hoặc dài quá giới hạn ({keyword}: {limit}).',
    en: '"{key}" is shorter or longer than allowed ({keyword}: {limit}).',
  },
  'number-out-of-range': {
    vi: '“{key}: {found}” ngoài giới hạn: phải {comparison} {limit}.',
    en: '"{key}: {found}" is out of range: it must be {comparison} {limit}.',
  },
  'one-rule-form': {
    vi: '“rule” phải có đúng một dạng quy tắc, nhưng đang có: {found}.',
    en: '"rule" must hold exactly one form, but holds: {found}.',
  },
  'unknown-rule-form': {
    vi: 'Không có dạng quy tắc “{found}”. Có các dạng: {known}.',
    en: 'There is no rule form "{found}". There are: {known}.',
  },
  'tier-two-bounds': {
    vi: 'Một bậc cần “points” và một hoặc hai cận: from hoặc above, below hoặc until.',
    en: 'A step needs "points" and one or two bounds: from or above, below or until.',
  },
  // ── overlays ──
  'one-change': {
    vi: 'Mỗi thay đổi là đúng một trong: set, add, remove, move, rename; đang có: {found}.',
    en: 'A change is exactly one of set, add, remove, move, rename; found: {found}.',
  },
  'set-twice': {
    vi: '“{found}” đã được đặt ở dòng {line}. Hãy giữ lại một.',
    en: '"{found}" is set at line {line} already. Keep one of them.',
  },
  'unknown-node': {
    vi: 'Khung gốc không có mục “{found}”.',
    en: 'The parent framework has no entry "{found}".',
  },
  'not-a-group': {
    vi: '“{found}” là tiêu chí được chấm điểm nên không chứa mục con. Hãy chọn một lĩnh vực hoặc tiêu chí có mục con.',
    en: '"{found}" is a scored criterion and holds no others. Choose a domain or a criterion that has sub-criteria.',
  },
  'unknown-framework': {
    vi: 'Không tìm thấy khung “{found}”. Hãy kiểm tra mã và phiên bản trong thư mục frameworks.',
    en: 'There is no framework "{found}". Check the id and the version in the frameworks folder.',
  },
  'broken-parent': {
    vi: 'Khung gốc “{found}” có lỗi (xem dưới); hãy sửa khung gốc trước.',
    en: 'The parent framework "{found}" has errors (below); mend it first.',
  },
  'circular-extends': {
    vi: 'Các khung kế thừa vòng tròn qua “{found}”. Hãy bỏ một “extends”.',
    en: 'Frameworks extend each other in a circle through "{found}". Remove one "extends".',
  },
  'moved-into-itself': {
    vi: 'Không thể chuyển một mục vào bên trong chính nó (“{found}”).',
    en: 'An entry cannot move into itself ("{found}").',
  },
  'changed-and-removed': {
    vi: '“{found}” vừa bị sửa vừa bị bỏ trong cùng tệp (thay đổi kia ở dòng {line}). Hãy giữ lại một trong hai.',
    en: '"{found}" is both changed and removed in this file (the other change is at line {line}). Keep one of them.',
  },
  'removed-twice': {
    vi: '“{found}” đã bị bỏ ở dòng {line}. Hãy xóa thay đổi này.',
    en: '"{found}" is removed at line {line} already. Delete this change.',
  },
  'moved-twice': {
    vi: '“{found}” đã được chuyển ở dòng {line}. Mỗi mục chỉ chuyển một lần: hãy ghi thẳng vị trí cuối cùng.',
    en: '"{found}" is moved at line {line} already. An entry moves once: state its last place only.',
  },
  'renamed-twice': {
    vi: '“{found}” là mã mới, được đặt ở dòng {line}. Mỗi mục chỉ đổi mã một lần: hãy ghi thẳng mã cuối cùng ở dòng đó.',
    en: '"{found}" is a new id, given at line {line}. An entry is renamed once: give the last id there.',
  },
  'renamed-away': {
    vi: '“{found}” đã đổi mã thành “{to}” ở dòng {line}. Từ đó trở xuống hãy dùng “{to}”.',
    en: '"{found}" is renamed to "{to}" at line {line}. From there on write "{to}".',
  },
  'gone-above': {
    vi: '“{found}” không còn trong khung gốc: mục này đã bị bỏ hoặc đổi mã ở {line}. Hãy xem dòng đó rồi dùng mã mới, hoặc bỏ thay đổi này.',
    en: '"{found}" is no longer in the parent: it was removed or renamed at {line}. Look there and use the new id, or drop this change.',
  },
  'added-id-taken': {
    vi: 'Không thể thêm “{found}”: khung gốc hoặc một thay đổi phía trên đã có mã này. Muốn sửa mục đang có thì dùng set; mục mới thì đặt mã khác.',
    en: '"{found}" cannot be added: the parent or a change above has that id. To change what is there use set; for a new entry choose another id.',
  },
  'renamed-onto': {
    vi: 'Không thể đổi mã thành “{found}”: một mục khác đang mang mã này. Hãy chọn mã khác.',
    en: 'Nothing can be renamed to "{found}": another entry has that id. Choose another.',
  },
  'id-used-again': {
    vi: 'Mã “{found}” đã thuộc về một mục bị bỏ hoặc đổi mã ({line}) nên không dùng lại được. Hãy chọn mã khác.',
    en: 'The id "{found}" belonged to an entry that was removed or renamed ({line}) and is never used again. Choose another.',
  },
  'after-removed': {
    vi: 'Không thể đặt sau “{found}”: mục đó bị bỏ ở dòng {line}. Hãy ghi một mục còn lại của nhóm.',
    en: 'Nothing can stand after "{found}": it is removed at line {line}. Name an entry of the group that stays.',
  },
  'after-elsewhere': {
    vi: 'Không thể đặt sau “{found}”: mục đó không nằm trực tiếp trong “{under}”. Hãy ghi một mục của “{under}”.',
    en: 'Nothing can stand after "{found}": it is not directly under "{under}". Name an entry of "{under}".',
  },
  'same-place': {
    vi: 'Dòng {line} đã đặt một mục ngay sau “{found}”. Hãy ghi after là mục vừa đặt đó để rõ thứ tự.',
    en: 'Line {line} puts an entry right after "{found}" already. Say after: that entry, so that the order is stated.',
  },
  // ── guard-rails ──
  'guard-locked': {
    vi: '“{id}”: khung gốc {parent} khóa “{found}” (locked, {guard}), nên khung kế thừa phải giữ nguyên. Hãy bỏ thay đổi này, hoặc đề nghị cơ quan ban hành khung gốc mở khóa.',
    en: '"{id}": the parent {parent} locks "{found}" (locked, {guard}), so an overlay keeps it as it is. Drop this change, or ask the parent’s authority to unlock it.',
  },
  'guard-range': {
    vi: '“{id}”: điểm tối đa là {found}, nhưng khung gốc {parent} chỉ cho từ {least} đến {most} (range, {guard}). Hãy ghi một số trong khoảng đó.',
    en: '"{id}": the maximum is {found}, but the parent {parent} allows {least} to {most} (range, {guard}). Give a number in between.',
  },
  'guard-addable': {
    vi: 'Khung gốc {parent} không cho thêm mục nào vào “{id}” (addable, {guard}), nhưng ở đây thêm “{found}”. Hãy bỏ, hoặc đặt vào nhóm khác.',
    en: 'The parent {parent} lets nothing be added under "{id}" (addable, {guard}), but here comes "{found}". Drop it, or put it elsewhere.',
  },
  'guard-added-count': {
    vi: 'Đã thêm {found} mục vào “{id}”, nhưng khung gốc {parent} chỉ cho thêm nhiều nhất {limit} (addable, {guard}). Hãy bớt.',
    en: '{found} entries come under "{id}", but the parent {parent} allows at most {limit} (addable, {guard}). Add fewer.',
  },
  'guard-added-points': {
    vi: 'Các mục thêm vào “{id}” có tổng {found} điểm, nhưng khung gốc {parent} chỉ cho nhiều nhất {limit} (addable, {guard}). Hãy giảm điểm.',
    en: 'What comes under "{id}" has {found} points in all, but the parent {parent} allows at most {limit} (addable, {guard}). Give fewer points.',
  },
  'guard-total': {
    vi: '“{id}”: tổng điểm thành {found}, nhưng khung gốc {parent} giữ nguyên tổng {expected} (keep_total, {guard}). Thêm điểm ở một mục thì bớt ở mục khác trong cùng nhóm.',
    en: '"{id}": the total becomes {found}, but the parent {parent} keeps it at {expected} (keep_total, {guard}). What one entry gains another of the group has to give.',
  },
  'guard-invariant': {
    vi: 'Thay đổi này làm sai một điều kiện của khung gốc {parent} ({guard}): {title}. Đang có: {found}. Hãy sửa để điều kiện đúng trở lại.',
    en: 'This change breaks a condition of the parent {parent} ({guard}): {title_en}. Found: {found}. Change it so that the condition holds.',
  },
  'guard-loosened': {
    vi: '“{id}”: “{key}” rộng hơn khung gốc {parent} cho phép ({guard}: {expected}). Khung kế thừa chỉ được siết thêm; hãy ghi lại phần của khung gốc rồi mới thêm phần của mình.',
    en: '"{id}": "{key}" allows more than the parent {parent} does ({guard}: {expected}). An overlay may only tighten: repeat what the parent states, then add yours.',
  },
  'guard-for-groups': {
    vi: '“{id}” là tiêu chí được chấm điểm nên không dùng “{key}”; thuộc tính này chỉ dành cho nhóm (có “criteria”).',
    en: '"{id}" is a scored criterion and takes no "{key}": that is for groups (with "criteria").',
  },
  'guard-against-itself': {
    vi: '“{id}”: khoảng cho phép từ {least} đến {most} không chứa điểm tối đa {found} của chính khung này. Hãy sửa khoảng hoặc điểm tối đa.',
    en: '"{id}": the range {least} to {most} does not hold this framework’s own maximum {found}. Change the range or the maximum.',
  },
  'invariant-fails': {
    vi: 'Điều kiện “{id}” ({title}) không đúng với chính khung này. Đang có: {found}. Hãy sửa điều kiện hoặc khung.',
    en: 'The condition "{id}" ({title_en}) does not hold in this framework itself. Found: {found}. Change the condition or the framework.',
  },
  // ── meaning ──
  'duplicate-id': {
    vi: 'Mã “{found}” đã được dùng. Mỗi mã chỉ dùng một lần và không dùng lại: hãy chọn mã khác.',
    en: 'The id "{found}" is taken. Ids are unique and never used again: choose another.',
  },
  'duplicate-number': {
    vi: 'Số thứ tự “{found}” trùng với mục “{other}”. Hãy đánh số lại.',
    en: 'The printed number "{found}" is that of "{other}" as well. Number one of them anew.',
  },
  'reserved-name': {
    vi: 'Tên “{found}” được dành riêng. Hãy chọn tên khác cho đầu vào.',
    en: 'The name "{found}" is reserved. Choose another for the input.',
  },
  'wrong-sum': {
    vi: 'Mục “{id}”: tổng các phần là {found}, nhưng ghi {expected} (chênh {difference}). Hãy sửa điểm tối đa cho khớp.',
    en: '"{id}": the parts add up to {found}, but {expected} is stated (difference {difference}). Make the maxima agree.',
  },
  'percent-of-100': {
    vi: 'Thang ghi đơn vị “%” nhưng tổng là {found}. Chỉ số phần trăm có tổng 100; nếu tính bằng điểm, hãy ghi unit: "điểm".',
    en: 'The scale says "%" but its total is {found}. An index in percent has a total of 100; for points write unit: "điểm".',
  },
  'wrong-place': {
    vi: 'Tệp nằm ở “{found}” nhưng ghi là {expected}. Tên thư mục và tên tệp phải đúng mã và phiên bản: hãy đổi một trong hai.',
    en: 'The file stands at "{found}" but says {expected}. Folder and file name must be its id and version: change one of them.',
  },
  'survey-without-scale': {
    vi: 'Tiêu chí “{id}” lấy điểm từ điều tra, nhưng khung ghi survey: none. Hãy ghi điểm điều tra trong scale.',
    en: '"{id}" is scored by survey, but the framework says survey: none. State the survey points in scale.',
  },
  'ends-before-start': {
    vi: 'Ngày hết hiệu lực {found} đứng trước ngày có hiệu lực {from}.',
    en: 'It ends on {found}, before it starts on {from}.',
  },
  'section-as-a-whole': {
    vi: '“{found}” thuộc mục {section}. Trong mục này chỉ đặt được từng thuộc tính (set, property) hoặc thêm tiêu chí (add, under: {section}); để bỏ, chuyển hay đổi tên, hãy đặt lại cả mục: set: {section}.',
    en: '"{found}" stands in {section}. Within it a property can be set (set, property) or a criterion added (add, under: {section}); to remove, move or rename one, set the section as a whole: set: {section}.',
  },
  'no-section': {
    vi: 'Khung gốc không có mục {section}. Hãy đặt cả mục trước: set: {section}.',
    en: 'The parent has no {section}. Set it as a whole first: set: {section}.',
  },
  'unknown-document': {
    vi: 'Không có văn bản thứ {found} trong legal_basis (đếm từ 0).',
    en: 'There is no document {found} in legal_basis (counted from 0).',
  },
  'rule-against-method': {
    vi: 'Quy tắc “{form}” không đi với scored_by: {found}. Quy tắc survey chỉ dùng khi scored_by là survey, judgement chỉ dùng khi là judgement.',
    en: 'The rule "{form}" does not go with scored_by: {found}. survey goes with survey, judgement with judgement.',
  },
  'unreachable-max': {
    vi: 'Tiêu chí “{id}” có điểm tối đa {max}, nhưng quy tắc cho nhiều nhất {found}. Hãy sửa một trong hai.',
    en: '"{id}" has a maximum of {max}, but its rule gives at most {found}. Change one of them.',
  },
  'total-out-of-reach': {
    vi: 'Cộng cả khung, quy tắc cho nhiều nhất {found} trên {max} điểm (ít nhất {least}). Thiếu ở: {parts}.',
    en: 'Over the whole framework the rules give at most {found} of {max} points (at least {least}). Short at: {parts}.',
    severity: 'note',
  },
  'logic-may-leave-range': {
    vi: 'Theo cận của đầu vào, quy tắc của “{id}” có thể cho từ {least} đến {found}, ngoài khoảng 0 đến {max}. Hãy chặn bằng min, max hoặc cận của đầu vào.',
    en: 'By the bounds of its inputs the rule of "{id}" can give {least} to {found}, outside 0 to {max}. Hold it with min, max or the inputs’ bounds.',
    severity: 'warning',
  },
  'points-above-max': {
    vi: 'Tiêu chí “{id}” có điểm tối đa {max}, nhưng quy tắc có thể cho tới {found}. Hãy sửa một trong hai.',
    en: '"{id}" has a maximum of {max}, but its rule can give up to {found}. Change one of them.',
  },
  'unused-input': {
    vi: 'Đầu vào “{found}” không được quy tắc nào dùng. Hãy bỏ hoặc đưa vào quy tắc.',
    en: 'The input "{found}" is used by no rule. Remove it or use it.',
    severity: 'warning',
  },
  'expired-constant': {
    vi: 'Hằng số “{id}” chỉ có giá trị đến {found}, trước ngày khung có hiệu lực ({from}). Hãy cập nhật số liệu.',
    en: 'The constant "{id}" held until {found}, before the framework takes effect ({from}). Bring it up to date.',
    severity: 'warning',
  },
  'constant-runs-out': {
    vi: 'Hằng số “{id}” chỉ có giá trị đến {found}, trong khi khung còn hiệu lực đến {until}. Đợt chấm sau ngày đó sẽ dùng số liệu cũ: hãy ra phiên bản mới khi có số mới.',
    en: 'The constant "{id}" holds until {found}, while the framework is in effect until {until}. A round after that day would use old figures: make a new version when there are new ones.',
    severity: 'warning',
  },
  'criteria-circle': {
    vi: 'Các tiêu chí lấy điểm của nhau thành vòng tròn: {found}. Hãy bỏ một tham chiếu.',
    en: 'Criteria read each other’s points in a circle: {found}. Remove one reference.',
  },
  'choices-for-choice': {
    vi: 'Đầu vào “{found}”: “choices” đi cùng và chỉ đi cùng type: choice.',
    en: 'Input "{found}": "choices" goes with type: choice, and with nothing else.',
  },
  'numbers-only': {
    vi: 'Đầu vào “{found}”: “{key}” chỉ dùng cho kiểu số.',
    en: 'Input "{found}": "{key}" is for numbers only.',
  },
  'min-above-max': {
    vi: '“min” ({found}) lớn hơn “max” ({max}).',
    en: '"min" ({found}) is above "max" ({max}).',
  },
  'when-not-boolean': {
    vi: '“when: {found}” phải là một đầu vào có/không luôn được hỏi của cùng tiêu chí.',
    en: '"when: {found}" must be a boolean input of the same criterion that is always asked.',
  },
  'unknown-variable': {
    vi: 'Không có “{found}” ở “{id}”. Có: {known}.',
    en: 'There is no "{found}" in "{id}". There are: {known}.',
  },
  'wrong-input-type': {
    vi: 'Đầu vào “{id}” kiểu {found} không dùng được ở đây; cần: {expected}.',
    en: 'The input "{id}" of type {found} cannot be used here; needed: {expected}.',
  },
  'when-not-choice': {
    vi: '“when” của đầu vào phải nêu một đầu vào lựa chọn luôn được hỏi và các lựa chọn của nó; “{found}” không hợp lệ. “{id}” có: {known}.',
    en: '"when" names a choice input that is always asked, with some of its choices; "{found}" does not fit. "{id}" has: {known}.',
  },
  'text-read': {
    vi: 'Đầu vào “{found}” là chữ tự do: chỉ để ghi và hiển thị, quy tắc không đọc được. Hãy dùng choice nếu cần chấm theo nó.',
    en: 'The input "{found}" is free text: it is kept and shown, and no rule can read it. Use a choice to score by it.',
  },
  'dates-only': {
    vi: 'Đầu vào “{found}”: “dated_by” chỉ dùng cho kiểu date.',
    en: 'Input "{found}": "dated_by" is for dates only.',
  },
  'date-source': {
    vi: 'Quy tắc cần ngày theo {expected}, nhưng đầu vào “{found}” ghi dated_by: {source}.',
    en: 'The rule needs a date by {expected}, but the input "{found}" says dated_by: {source}.',
  },
  'hidden-input-read': {
    vi: 'Đầu vào “{found}” chỉ được hỏi tùy theo “{when}”; quy tắc phải xét “{when}” trước (deadline: done, hoặc branch: if).',
    en: 'The input "{found}" is asked only for some answers to "{when}"; the rule has to look at "{when}" first (deadline: done, or branch: if).',
  },
  'tier-gap': {
    vi: 'Các bậc để hở khoảng từ {before} đến {found}: một giá trị ở đó không có điểm. Hãy nối cận của hai bậc.',
    en: 'The steps leave a gap from {before} to {found}: a value there has no points. Join the two bounds.',
  },
  'tier-overlap': {
    vi: 'Các bậc chồng nhau giữa {before} và {found}: một giá trị ở đó có hai mức điểm. Hãy tách cận của hai bậc.',
    en: 'The steps overlap between {before} and {found}: a value there has two results. Part the two bounds.',
  },
  'tier-empty': {
    vi: 'Bậc này không chứa giá trị nào: cận dưới không thấp hơn cận trên.',
    en: 'This step holds no value: its lower bound is not below its upper one.',
  },
  'contradictory-bounds': {
    vi: 'Hai cận trái nhau ở cùng một đầu: {found}. Khi chấm, cận chặt hơn được dùng ({scores}). Hãy giữ một cận; nếu văn bản viết như vậy, hãy ghi vào known_defects.',
    en: 'Two bounds contradict each other at one end: {found}. The stricter one scores ({scores}). Keep one; if the text itself says so, list it under known_defects.',
  },
  'points-inverted': {
    vi: 'Riêng ở bậc này điểm đi ngược chiều các bậc khác: từ {before} sang {found}. Hãy xem lại có nhầm số điểm không.',
    en: 'At this step alone the points go the other way than at all the others: from {before} to {found}. Look whether the points are right.',
    severity: 'warning',
  },
  'dead-branch': {
    vi: 'Nhánh “{branch}” không bao giờ xảy ra: không câu trả lời hợp lệ nào tới được nhánh này. Hãy sửa cận, bỏ nhánh, hoặc xem lại cận của đầu vào.',
    en: 'The branch "{branch_en}" can never be taken: no valid answer leads to it. Change its bounds, remove it, or look at the bounds of the input.',
    severity: 'warning',
  },
  'tier-unbounded': {
    vi: 'Không rõ ranh giới giữa bậc này và bậc trước. Hãy ghi from, above, below hoặc until.',
    en: 'The border between this step and the one before is not stated. Write from, above, below or until.',
  },
  'deadline-otherwise-last': {
    vi: 'Bậc cuối cùng, và chỉ bậc cuối cùng, ghi “otherwise”.',
    en: 'The last step, and no other, says "otherwise".',
  },
  'zero-denominator': {
    vi: 'Mẫu số “{found}” có thể bằng 0. Hãy ghi when_zero (not_arising hoặc số điểm), hoặc min: 1 cho đầu vào đó.',
    en: 'The denominator "{found}" can be 0. State when_zero (not_arising or points), or min: 1 for that input.',
  },
  'negative-denominator': {
    vi: 'Mẫu số “{found}” có thể âm. Hãy ghi min cho đầu vào đó, hoặc at_most cho phần bị trừ.',
    en: 'The denominator "{found}" can be negative. State min for that input, or at_most for what is subtracted.',
  },
  'negative-count': {
    vi: 'Giá trị “{found}” có thể âm nên không đếm được. Hãy ghi at_most cho phần bị trừ.',
    en: '"{found}" can be negative and cannot be counted. State at_most for what is subtracted.',
  },
  'not-a-share': {
    vi: 'Không chắc “{found}” nằm trong 0 đến 100 %. Hãy dùng một tỷ lệ (ratio) có tử số không vượt mẫu số, hoặc một đầu vào percent.',
    en: 'Nothing proves that "{found}" lies in 0 to 100 %. Use a ratio whose numerator cannot pass its denominator, or a percent input.',
  },
  'refused-not-arising': {
    vi: 'Tiêu chí “{id}” ghi not_arising: refuse, nhưng quy tắc có nhánh “không phát sinh” (when_zero). Hãy đổi not_arising hoặc ghi số điểm ở when_zero.',
    en: '"{id}" says not_arising: refuse, but its rule has a branch "not arising" (when_zero). Choose another policy or give points.',
  },
  'ratio-not-exact': {
    vi: 'Khung giữ 4 chữ số lẻ, nên mẫu số “{found}” phải có max không quá {limit} để phép làm tròn chính xác.',
    en: 'The framework keeps 4 digits, so the denominator "{found}" needs a max of at most {limit} for exact rounding.',
  },
  'sum-not-exact': {
    vi: 'Tổng, hiệu hoặc tích các số lẻ của “{found}” có thể lớn hơn mức máy tính được chính xác. Hãy ghi min và max cho từng số đó.',
    en: 'Decimals of "{found}", added up, taken off each other or multiplied, can be larger than what is computed exactly. State min and max for each of them.',
  },
  'ratio-apart': {
    vi: 'Tử số “{found}” có thể vượt mẫu số “{whole}” nên điểm có thể vượt tối đa. at_most chỉ nối được hai đầu vào khai báo cùng một nơi: hãy khai báo cả hai dưới facts, hoặc cả hai trong tiêu chí, rồi ghi at_most.',
    en: 'The numerator "{found}" can pass the denominator "{whole}", and the points the maximum. Only what is declared together can have an at_most: declare both under facts, or both in the criterion, then state it.',
  },
  'ratio-past-max': {
    vi: 'Tử số “{found}” có thể vượt mẫu số “{whole}” nên điểm có thể vượt tối đa. Hãy ghi at_most: {whole} cho đầu vào “{found}”.',
    en: 'The numerator "{found}" can pass the denominator "{whole}", and the points the maximum. State at_most: {whole} for the input "{found}".',
  },
  'one-value': {
    vi: '“{key}” là tên một đầu vào, hoặc đúng một trong: ratio (kèm when_zero), sum, difference, logic.',
    en: '"{key}" is the name of an input, or exactly one of ratio (with when_zero), sum, difference, logic.',
  },
  'base-above-cap': {
    vi: '“base” ({found}) cao hơn “cap” ({cap}).',
    en: '"base" ({found}) is above "cap" ({cap}).',
  },
  'steps-start-past-level': {
    vi: '“from” ({found}) nằm quá mức “at” ({level}) nên điểm nền không bao giờ được dùng.',
    en: '"from" ({found}) lies past the level "at" ({level}), so the base is never given.',
  },
  'best-of-nothing': {
    vi: 'Một quy tắc trong best_of không được có nhánh “không phát sinh”: hãy ghi số điểm ở when_zero.',
    en: 'A rule inside best_of cannot say "not arising": give points in when_zero.',
  },
  'floor-above-start': {
    vi: '“floor” ({found}) cao hơn “start” ({start}).',
    en: '"floor" ({found}) is above "start" ({start}).',
  },
  'judgement-bounds': {
    vi: 'Đầu vào “{found}” của judgement phải có min: 0 và max: {max} (điểm tối đa của tiêu chí).',
    en: 'The judgement input "{found}" must have min: 0 and max: {max} (the criterion’s maximum).',
  },
  'judgement-step': {
    vi: 'Đầu vào “{found}” có bước {step} không chia hết điểm tối đa {max}, nên không ai được điểm tối đa. Hãy đổi step.',
    en: 'The step {step} of "{found}" does not divide the maximum {max}, so nobody can get it. Change step.',
  },
  'two-measures': {
    vi: 'Tiêu chí so các đơn vị theo hai đại lượng khác nhau. Hãy tách thành hai tiêu chí.',
    en: 'The criterion compares the units by two different things. Make two criteria of it.',
  },
  'class-gap': {
    vi: 'Có kết quả không thuộc mức xếp loại nào: {found}. Hãy sửa điều kiện; nếu văn bản viết như vậy, hãy ghi vào known_defects: kết quả ấy là “chưa xếp loại”.',
    en: 'Some results fit no band: {found_en}. Change the conditions; if the text itself says so, list it under known_defects: such a result is unclassified.',
  },
  'class-gap-unsure': {
    vi: 'Chưa chứng minh được là mọi kết quả đều có mức xếp loại; chưa rõ có thể xảy ra hay không: {found}. Hãy thêm điều kiện cho trường hợp này.',
    en: 'It is not proven that every result has a band; this one may or may not be possible: {found_en}. Add a condition for it.',
    severity: 'warning',
  },
  'class-not-proven': {
    vi: 'Điều kiện xếp loại có {found} tổ hợp, quá {limit} nên chưa chứng minh được là mọi kết quả đều có mức xếp loại. Hãy bớt điều kiện.',
    en: 'The conditions of the bands have {found} combinations, more than {limit}, so it is not proven that every result has a band. Use fewer conditions.',
    severity: 'warning',
  },
  'class-never-given': {
    vi: 'Mức “{id}” không bao giờ được xếp: không kết quả nào tới được mức này sau khi xét các mức phía trên. Hãy sửa điều kiện hoặc thứ tự.',
    en: 'The band "{id}" can never be given: no result reaches it after the bands above. Change its condition or the order.',
    severity: 'warning',
  },
  'condition-never-holds': {
    vi: 'Điều kiện của “{id}” không bao giờ đúng: không kết quả nào thỏa mãn. Hãy sửa điều kiện hoặc bỏ “{id}”.',
    en: 'The condition of "{id}" can never hold: no result meets it. Change the condition, or remove "{id}".',
    severity: 'warning',
  },
  'condition-not-proven': {
    vi: 'Điều kiện của “{id}” có {found} tổ hợp, quá {limit} nên chưa xét được là có khi nào đúng hay không. Hãy rút gọn điều kiện.',
    en: 'The condition of "{id}" has {found} combinations, more than {limit}, so it is not known whether it can ever hold. Make it shorter.',
    severity: 'warning',
  },
  'defect-not-found': {
    vi: 'known_defects ghi “{found}” tại “{id}”, nhưng khi kiểm tra không thấy. Hãy bỏ dòng này, hoặc sửa “code” và “at” cho đúng.',
    en: 'known_defects lists "{found}" at "{id}", but the check finds no such thing. Remove the entry, or correct "code" and "at".',
  },
  'scope-not-above': {
    vi: '“{key}: {found}” phải là một nhóm chứa mục này. Có: {known}.',
    en: '"{key}: {found}" must be a group that holds this entry. There are: {known}.',
  },
  'nothing-to-share-with': {
    vi: 'Tiêu chí “{id}” của điểm thưởng hoặc điểm trừ không có mục cùng cấp để chia điểm. Hãy ghi exclude, full, zero hoặc refuse.',
    en: '"{id}" of bonus or penalty has no siblings to share its points out to. Write exclude, full, zero or refuse.',
  },
  'to-of-another-group': {
    vi: '“to” chỉ ghi ở chính nhóm được quy đổi (“{id}”).',
    en: '"to" stands with the group itself that is rescaled ("{id}").',
  },
  'rescaled-to-other-max': {
    vi: 'Nhóm “{id}” có điểm tối đa {max}, nhưng khi có phần không phát sinh lại quy đổi về {found}. Hãy kiểm tra lại văn bản.',
    en: 'The group "{id}" has a maximum of {max}, but is rescaled to {found} when a part does not arise. Check the text.',
    severity: 'warning',
  },
  'survey-beside-total': {
    vi: 'Tiêu chí “{id}” của điểm thưởng hoặc điểm trừ không lấy điểm từ điều tra: phần điều tra nằm trong thang điểm.',
    en: '"{id}" of bonus or penalty cannot be scored by survey: the survey’s points belong to the scale.',
  },
  'unknown-band': {
    vi: 'Không có mức xếp loại “{found}”. Có: {known}.',
    en: 'There is no band "{found}". There are: {known}.',
  },
  'unused-flag': {
    vi: 'Không điều kiện xếp loại nào xét “{found}”. Hãy bỏ hoặc đưa vào một điều kiện.',
    en: 'No condition looks at the flag "{found}". Remove it or use it.',
    severity: 'warning',
  },
  // ── JSON-Logic ──
  'logic-one-key': {
    vi: 'Mỗi phép tính phải có đúng một toán tử, nhưng đang có: {found}.',
    en: 'An expression has exactly one operator, but here are: {found}.',
  },
  'logic-list': {
    vi: 'Ở đây cần một giá trị hoặc phép tính, không phải danh sách.',
    en: 'A value or an expression is needed here, not a list.',
  },
  'logic-var': {
    vi: '“var” phải là tên viết thẳng, không phải phép tính hay danh sách.',
    en: '"var" takes a plain name, not an expression or a list.',
  },
  'unknown-operator': {
    vi: 'Không được dùng toán tử “{found}”. Được dùng: {known}.',
    en: 'The operator "{found}" is not allowed. Allowed: {known}.',
  },
  'logic-operands': {
    vi: 'Toán tử “{operator}” nhận từ {least} đến {most} giá trị, nhưng đang có {found}.',
    en: 'The operator "{operator}" takes {least} to {most} operands, but has {found}.',
  },
  'logic-operands-exactly': {
    vi: 'Toán tử “{operator}” nhận đúng {most} giá trị, nhưng đang có {found}.',
    en: 'The operator "{operator}" takes exactly {most} operands, but has {found}.',
  },
  'logic-decimal-comma': {
    vi: 'Toán tử “{operator}” có {found} giá trị, nhiều hơn {most}: “{written}” bị đọc thành hai số. Trong tệp chỉ dùng dấu chấm thập phân: hãy viết {instead}.',
    en: 'The operator "{operator}" has {found} operands, more than {most}: "{written}" reads as two numbers. Files take the decimal dot only: write {instead}.',
  },
  'logic-type': {
    vi: '“{operator}” cần {expected}, nhưng ở đây là {found}.',
    en: '"{operator}" needs {expected}, but here is {found}.',
  },
  'logic-in': {
    vi: '“in” cần một danh sách giá trị viết sẵn, cùng kiểu.',
    en: '"in" needs a written-out list of values of one type.',
  },
  'logic-no-else': {
    vi: '“if” phải có nhánh cuối (còn lại) để không trường hợp nào bị bỏ ngoài.',
    en: '"if" needs a last branch (otherwise), so that no case is left out.',
  },
  'logic-null-inside': {
    vi: 'null ở đây nằm bên trong một phép tính hay điều kiện, nơi nó bị coi như 0. null chỉ được là kết quả của cả quy tắc: “không phát sinh”.',
    en: 'null here stands inside a calculation or a condition, where it would count as 0. null may only be the result of the whole rule: "not arising".',
  },
  'unknown-choice': {
    vi: '“{found}” không có trong các lựa chọn của “{id}”: {known}.',
    en: '"{found}" is not one of the choices of "{id}": {known}.',
  },
  'divisor-may-be-zero': {
    vi: 'Số chia “{found}” có thể bằng 0. Hãy thêm nhánh trước phép chia, ví dụ if: [{ "==": [{ var: {found} }, 0] }, null, …], hoặc đặt min: 1 cho đầu vào.',
    en: 'The divisor "{found}" may be 0. Add a branch before the division, such as if: [{ "==": [{ var: {found} }, 0] }, null, …], or give the input min: 1.',
  },
  'logic-may-overflow': {
    vi: 'Kết quả ở đây không có giới hạn, nên có thể vượt mọi số tính được. Hãy đặt min, max cho các đầu vào hoặc chặn bằng min, max trong phép tính.',
    en: 'The result here has no bounds and may pass every number that can be computed. Give the inputs min and max, or bound it with min and max in the expression.',
    severity: 'warning',
  },
  'logic-too-large': {
    vi: 'Phép tính quá lớn hoặc lồng quá {limit} cấp. Hãy tách thành nhiều tiêu chí hoặc dùng dạng quy tắc có sẵn.',
    en: 'The expression is too large or deeper than {limit} levels. Split it or use a named form.',
  },
  'multiply-after-divide': {
    vi: 'Nhân sau khi chia làm mất chính xác (29/50×100 ra 57,99…). Hãy nhân trước, chia sau.',
    en: 'Multiplying after dividing loses exactness (29/50×100 gives 57.99…). Multiply first, divide last.',
  },
  // ── answers ──
  'unknown-criterion': {
    vi: 'Khung không có tiêu chí “{found}”.',
    en: 'The framework has no criterion "{found}".',
  },
  'wrong-framework': {
    vi: 'Tệp này dành cho “{found}”, không phải “{expected}”.',
    en: 'This file is for "{found}", not for "{expected}".',
  },
  'day-outside-period': {
    severity: 'warning',
    vi: 'Ngày {found} ngoài kỳ đánh giá {from} – {until}. Hãy kiểm tra lại năm.',
    en: 'The day {found} lies outside the period {from} – {until}. Check its year.',
  },
  'unknown-answer-set': {
    vi: 'Không có bộ câu trả lời “{found}” trong answer_sets.',
    en: 'There is no answer set "{found}" in answer_sets.',
  },
  'unknown-branch': {
    vi: 'Không có nhánh hoặc mức xếp loại “{found}”. Có: {known}.',
    en: 'There is no branch or band "{found}". There are: {known}.',
  },
  'not-a-survivor': {
    vi: 'Lỗi gài “{id}: {at} → {found}” không lọt: đã có ví dụ phát hiện, khung đã chặn, hoặc khung không có chỗ ấy. Hãy bỏ mục này.',
    en: 'The mistake "{id}: {at} → {found}" does not slip through: an example notices it, the framework refuses it, or there is no such place. Remove this entry.',
  },
  'survivor-told-apart': {
    vi: 'Lỗi gài “{id}: {at} → {found}” phát hiện được: trả lời {answers} cần ra {before}, lỗi cho {wrong}. Hãy thêm ví dụ ấy và bỏ mục này.',
    en: 'The mistake "{id}: {at} → {found}" can be noticed: {answers} must give {before}, the mistake gives {wrong}. Add that example and remove this entry.',
  },
  'unknown-in-round': {
    vi: 'Trong kỳ đánh giá của ví dụ không có “{found}”. Có: {known}.',
    en: 'The round of this example has no "{found}". There are: {known}.',
  },
  // ── editing ──
  'edit-not-exact': {
    vi: 'Không ghi được thay đổi này mà giữ nguyên mọi phần khác của tệp. Hãy sửa ở khung nhìn YAML.',
    en: 'This change cannot be written without touching other parts of the file. Edit the YAML itself.',
  },
  'group-left-empty': {
    vi: 'Nhóm “{found}” phải còn ít nhất một mục. Hãy thêm mục khác trước, hoặc bỏ cả nhóm.',
    en: 'The group "{found}" keeps at least one entry. Add another one first, or remove the group.',
  },
  'not-in-overlay': {
    vi: 'Khung kế thừa không đổi được “{found}”: phần này giữ theo khung gốc {parent}.',
    en: 'An overlay cannot change "{found}": it stays as the parent {parent} has it.',
  },
  // ── publishing ──
  'published-changed': {
    vi: 'Phiên bản {id} đã công bố nhưng nội dung không còn như khi công bố. Phiên bản đã công bố không bao giờ đổi: hãy khôi phục tệp và ra phiên bản mới.',
    en: '{id} was published and is no longer what was published. A published version never changes: restore the file and make a new version.',
  },
  'publish-parent-first': {
    vi: 'Khung gốc “{found}” chưa được công bố. Hãy công bố khung gốc trước.',
    en: 'The parent framework "{found}" is not published. Publish it first.',
  },
  'publish-uncovered': {
    vi: 'Tiêu chí “{id}” chưa có ví dụ nào.',
    en: '"{id}" has no example.',
  },
  'publish-placeholder': {
    vi: '“{found}” còn chỗ chưa điền (dấu “…”). Hãy ghi đầy đủ trước khi công bố.',
    en: '"{found}" still has a place to fill in ("…"). Write it out before publishing.',
  },
  'publish-failing': {
    vi: 'Ví dụ “{found}” không còn đúng: chạy khung test để xem.',
    en: 'The example "{found}" does not hold: run khung test to see.',
  },
  'publish-unshown-branch': {
    vi: 'Tiêu chí “{id}”: chưa có ví dụ cho nhánh {branch}. Hãy thêm ví dụ, hoặc nêu lý do trong “unreached” của tệp ví dụ.',
    en: '"{id}": no example shows branch {branch}. Add one, or say why not under "unreached" in the examples file.',
  },
  'publish-unshown-band': {
    vi: 'Chưa có ví dụ nào xếp loại “{id}”. Hãy thêm ví dụ, hoặc nêu lý do trong “unreached” của tệp ví dụ.',
    en: 'No example gets the band "{id}". Add one, or say why not under "unreached" in the examples file.',
  },
  'publish-not-newer': {
    vi: 'Phiên bản {found} không mới hơn phiên bản đã công bố mới nhất, {newest}.',
    en: 'Version {found} is not newer than the newest published one, {newest}.',
  },
  'publish-needs-major': {
    vi: 'So với {newest} có thay đổi có thể đổi điểm ({change}), nên phiên bản ít nhất phải là {least}, đang ghi {found}.',
    en: 'Against {newest} a change can change a score ({change}), so the version is at least {least}, not {found}.',
  },
  'publish-needs-minor': {
    vi: 'So với {newest} có thay đổi có thể đổi nghĩa ({change}), nên phiên bản ít nhất phải là {least}, đang ghi {found}.',
    en: 'Against {newest} a change can change a meaning ({change}), so the version is at least {least}, not {found}.',
  },
  ...entered,
} as const satisfies Readonly<Record<string, Words>>

export type ProblemCode = keyof typeof catalogue

const words: Readonly<Record<string, Words>> = catalogue

export const problemCodes = Object.keys(catalogue) as readonly ProblemCode[]

export const severityOf = (code: ProblemCode): Severity => words[code]?.severity ?? 'error'

/** The sentence of a problem. */
export function say(problem: Problem, lang: Lang): string {
  const { known } = problem
  const named = withTypes(problem, lang)
  return known === undefined
    ? sayWith(words, named, lang)
    : `${sentenceOf(words, named, lang)} ${sayKnown(known, lang)}`
}

/** What the schema and expressions call a type, in a person's words. */
const types: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  array: { vi: 'danh sách', en: 'a list' },
  object: { vi: 'nhóm khóa (các dòng “khóa: giá trị”)', en: 'a map (lines "key: value")' },
  string: { vi: 'chữ', en: 'text' },
  text: { vi: 'chữ', en: 'text' },
  number: { vi: 'số', en: 'a number' },
  integer: { vi: 'số nguyên', en: 'a whole number' },
  boolean: { vi: 'có/không', en: 'yes or no' },
  nothing: { vi: 'không phát sinh (null)', en: 'not arising (null)' },
}

function withTypes(problem: Problem, lang: Lang): Problem {
  const { code, params } = problem
  if (code !== 'wrong-type' && code !== 'logic-type') return problem
  const { expected = '', found = '' } = params
  const names = (written: string): string =>
    written
      .split(',')
      .map((one) => types[one]?.[lang] ?? one)
      .join(lang === 'vi' ? ' hoặc ' : ' or ')
  // What was found is a type in an expression, and the value itself elsewhere.
  return {
    ...problem,
    params: { ...params, expected: names(expected), found: code === 'wrong-type' ? found : names(found) },
  }
}

/** What a framework says of a defect of its own text. */
function sayKnown({ note, source }: NonNullable<Problem['known']>, lang: Lang): string {
  const words = lang === 'vi' ? note.vi : (note.en ?? note.vi)
  const from = lang === 'vi' ? source.vi : (source.en ?? source.vi)
  return lang === 'vi'
    ? `Văn bản có sẵn khuyết điểm này: ${words} (${from})`
    : `The text itself has this defect: ${words} (${from})`
}
