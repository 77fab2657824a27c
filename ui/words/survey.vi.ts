/** Words of whoever enters the points of the survey. */
export const surveyVi = {
  'survey.title': 'Kết quả điều tra xã hội học',
  'survey.what': 'Nhập kết quả điều tra của từng đơn vị. Chỉ các tiêu chí điều tra hiện ở đây.',
  'survey.none': 'Đợt này không có điều tra xã hội học.',
  'survey.closed': 'Kết quả điều tra nhập được khi đợt ở bước thẩm định hoặc hội đồng xem xét.',
  'survey.not-entered': 'Chưa nhập',
  'survey.entered': '{by} nhập lúc {time}',
  'survey.save': 'Lưu',
  'survey.save-of': 'Lưu {criterion}, {unit}',
  'home.task-survey': 'Nhập kết quả điều tra: {round}',
  'home.do-survey': 'Nhập kết quả',
  'home.see-survey': 'Xem kết quả điều tra',
} as const
