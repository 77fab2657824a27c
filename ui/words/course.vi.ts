/** Words of what is decided about a round: by whom, and what it means. */
export const courseVi = {
  'agreed.both': 'Người đề nghị: {by}, {at}. Người duyệt: {approved_by}, {approved_at}.',
  'agreed.alone': 'Người quyết định: {by}, {at}.',
  'agreed.waits': 'Người đề nghị: {by}, {at}. Đang chờ người thứ hai duyệt.',
  'agreed.erased': '(đã xóa tên)',

  'round.withdrawn': 'Kết quả đã thu hồi',
  'round.withdrawn-why': 'Kết quả này đã bị thu hồi và không còn hiệu lực. Lý do: {reason}',
  'course.correcting':
    'Kết quả đang được đính chính để công bố lần {revision}. Kết quả công bố lần {before} còn hiệu lực cho đến khi công bố lại. Lý do: {reason}',
  'course.first': 'Công bố lần {revision}.',
  'course.corrected': 'Công bố lần {revision}, sau đính chính. Lý do: {reason}',
  'course.correction-asked': 'Có đề nghị đính chính kết quả để công bố lần {revision}. Lý do: {reason}',
  'course.refuse-why': 'Đề nghị khép lại; mọi thứ giữ nguyên như hiện nay.',
  'course.version-wanted': 'Có đề nghị đổi sang {framework} bản {version}. Lý do: {reason}',
  'course.version-now': 'Mọi phiếu của khung này được chấm theo bản mới ngay khi bạn duyệt.',
  'course.version-sent': 'Đã gửi đề nghị đổi phiên bản; một người khác phải duyệt.',
  'course.moves': 'Các lần đổi phiên bản khung',
  'course.moved': 'Đã đổi sang {framework} bản {version}. Lý do: {reason}',
  'course.dates-set': 'Đã đổi thời hạn.',
  'course.delegated': 'Đã lưu phân công.',
  'ending.cancel': 'Đề nghị thu hồi kết quả và hủy đợt',
  'ending.cancel-why':
    'Một người khác phải duyệt; cho đến lúc đó kết quả vẫn có hiệu lực. Khi được duyệt, kết quả vẫn xem được nhưng ghi rõ đã bị thu hồi, kèm lý do, tên và ngày.',
  'ending.cancel-now':
    'Kết quả hết hiệu lực ngay khi bạn duyệt. Kết quả vẫn xem được, ghi rõ đã bị thu hồi, kèm lý do, tên và ngày.',
  'ending.reopen': 'Đề nghị khôi phục kết quả',
  'ending.reopen-why': 'Một người khác phải duyệt; cho đến lúc đó kết quả vẫn là đã thu hồi.',
  'ending.reopen-now': 'Kết quả có hiệu lực trở lại ngay khi bạn duyệt; đợt trở về bước trước khi hủy.',
  'ending.asked-cancel': 'Có đề nghị thu hồi kết quả và hủy đợt. Lý do: {reason}',
  'ending.asked-reopen': 'Có đề nghị khôi phục kết quả đã thu hồi. Lý do: {reason}',

  'round.edit': 'Sửa đợt đánh giá',
  'round.edit-after':
    'Đợt vẫn ở trạng thái chưa mở. Đơn vị bị bỏ chọn mất số liệu riêng đã nhập cho đợt này; nhật ký giữ lại mọi thay đổi.',
  'round.save': 'Lưu thay đổi',
  'round.saved': 'Đã lưu thay đổi.',
  'round.not-draft': 'Đợt đã mở nên không sửa được nữa. Thời hạn đổi ở trang “Thời hạn và phân công”.',
  'round.delete': 'Xóa đợt chưa mở',
  'round.delete-question': 'Xóa đợt đánh giá này?',
  'round.delete-why':
    '“{title}” bị xóa cùng số liệu đã nhập cho các đơn vị trong đợt. Không lấy lại được; nhật ký giữ lại việc xóa và nội dung đã có.',
  'round.deleted': 'Đã xóa “{title}”.',

  'framework.published': 'Đã công bố',
  'framework.unpublished': 'Chưa công bố',
  'framework.reference': 'Mã và phiên bản',
  'framework.authority': 'Cơ quan ban hành',
  'framework.findings': 'Điều kiện để mở đợt',
  'framework.ready': 'Khung đã công bố, mọi ví dụ đều đúng, không còn lỗi. Mở đợt được.',
  'framework.not-ready': 'Chưa mở đợt theo khung này được, còn {count} điều phải giải quyết:',
  'step.unready': 'Khung chỉ số còn điều phải giải quyết, nêu ở phần trên.',
  'step.undecided':
    '{count} tiêu chí của {units} đơn vị chưa có quyết định của hội đồng. Chuyển bước không tự chấm các tiêu chí đó: điểm tạm tính lấy theo tự chấm, tiêu chí chưa trả lời thì chưa có điểm (không phải 0 điểm). Phải quyết định hết mới công bố được.',
  'step.not-zero':
    'Tiêu chí chưa trả lời thì chưa có điểm (không phải 0 điểm) cho đến khi hội đồng quyết định; chưa quyết định hết thì chưa công bố được.',

  'unsubmitted.title': '{count} trong {of} đơn vị chưa nộp',
  'unsubmitted.answered': '(đã trả lời {count} trong {of} tiêu chí)',
  'unsubmitted.never': 'Chưa gửi lời nhắc nào.',
  'unsubmitted.last': 'Lời nhắc gần nhất: {time}, {by} gửi cho {units} đơn vị, {recipients} địa chỉ.',
  'unsubmitted.who': 'Các đơn vị: {units}.',
  'unsubmitted.remind': 'Nhắc {count} đơn vị chưa nộp',
  'unsubmitted.remind-why':
    'Mọi người của các đơn vị này có địa chỉ thư điện tử sẽ nhận được thư nhắc với thời hạn của đơn vị mình.',
  'unsubmitted.extend': 'Gia hạn cho {count} đơn vị chưa nộp',
  'unsubmitted.extend-why': 'Một ngày và một lý do cho tất cả; nhật ký ghi riêng từng đơn vị.',
  'unsubmitted.proceed': 'Khóa phiếu của {count} đơn vị chưa nộp',
  'unsubmitted.proceed-why':
    'Các đơn vị này không nhập thêm được nữa và được thẩm định như đang có. Tiêu chí chưa trả lời thì chưa có điểm (không phải 0 điểm) cho đến khi hội đồng quyết định. Nhật ký ghi riêng từng đơn vị.',
  'unsubmitted.sent': 'Đã ghi lời nhắc cho {units} đơn vị, {recipients} địa chỉ.',
  'unsubmitted.unreached': 'Không ai có địa chỉ thư điện tử ở: {units}. Hãy liên hệ cách khác.',
  'unsubmitted.no-mail': 'Máy chủ chưa được cài đặt gửi thư (SMTP_URL), nên thư chưa đi được.',
} as const
