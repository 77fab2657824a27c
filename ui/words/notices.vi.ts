/** Words of what everybody who reads of a round has to know first. */
export const noticesVi = {
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
  'course.cancelled': 'Đợt đã bị hủy. Lý do: {reason}',
} as const
