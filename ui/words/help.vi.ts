/** Words around the help; its texts are data of `help/`. */
export const helpVi = {
  'help.title': 'Trợ giúp: {role}',
  'help.all': 'Trợ giúp',
  'help.choose': 'Chọn vai trò của bạn để xem việc cần làm.',
  'help.first': 'Làm gì, theo thứ tự',
  'help.trouble': 'Khi có trục trặc',
  'help.ask': 'Hỏi ai',
  'help.others': 'Trợ giúp cho từng vai trò',
} as const
