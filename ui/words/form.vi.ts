/** Words of typing, pasting and undoing in the staff's form. */
export const formVi = {
  'row.computed': 'Tính từ số liệu dùng chung, không phải nhập ở đây.',
  'row.facts': 'Nhập một lần, nhiều tiêu chí dùng.',
  'row.flags': 'Hội đồng xác nhận; dùng để xếp loại.',
  'row.compared': 'Điểm có khi so sánh với các đơn vị khác trong đợt.',
  'row.counted': 'tính vào tổng: {points} / {of}',
  'tasks.next-sheet': 'Làm tiếp: {title}',
  'explain.none': 'Chưa giải trình',
  'tasks.returned': 'Hội đồng trả lại để bổ sung. Lý do: {reason}',
  'tasks.clarification': 'Hội đồng yêu cầu giải trình ở các tiêu chí sau. Mở từng tiêu chí để trả lời.',
  'tasks.extended': 'Đơn vị được gia hạn đến hết {day}. Lý do: {reason}',
  'check.mark-ready': 'Báo lãnh đạo: phiếu đã sẵn sàng',
  'check.is-ready': 'Phiếu đã báo sẵn sàng lúc {time}, chờ lãnh đạo xác nhận và nộp.',
  'check.leader': 'Trong đợt này lãnh đạo đơn vị xác nhận và nộp.',
} as const
