/** Words of a question that the council asks and an office answers: both pages say them. */
export const explanationVi = {
  'decide.of': 'tiêu chí {number}',
  'explain.ask': 'Yêu cầu giải trình',
  'explain.change': 'Sửa yêu cầu giải trình',
  'explain.question': 'Nội dung cần giải trình',
  'explain.question-hint': 'Đơn vị đọc được khi đợt chuyển sang bước giải trình. Để trống rồi gửi là rút yêu cầu.',
  'explain.asked': '{by} yêu cầu giải trình lúc {time}',
  'explain.answer': 'Giải trình của đơn vị',
  'explain.answer-hint': 'Được lưu thành văn bản chính thức của đợt. Đính kèm thêm minh chứng ở phần bên dưới.',
  'explain.answered': '{by} giải trình lúc {time}',
  'explain.send': 'Gửi',
  'explain.sent': 'Đã gửi.',
  'explain.kept': 'Đã lưu; đơn vị đọc được khi đợt chuyển sang bước giải trình.',
} as const
