/** What a mail says: Vietnamese first, then English. */
const day = (iso: string): string => iso.split('-').toReversed().join('/')

const states: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  draft: ['chuẩn bị', 'preparation'],
  'self-scoring': ['tự chấm điểm', 'self-scoring'],
  appraisal: ['thẩm định', 'appraisal'],
  clarification: ['giải trình', 'clarification'],
  'appraisal-2': ['thẩm định lần hai', 'second appraisal'],
  council: ['hội đồng', 'council'],
  published: ['đã công bố', 'published'],
  cancelled: ['đã hủy', 'cancelled'],
}

export interface MailWords {
  readonly subject: string
  readonly body: string
}

const mail = (subject: string, vi: string, en: string): MailWords => ({
  // A title holds no line break; a header of a mail must not.
  subject: subject.replace(/[\r\n]+/g, ' '),
  body: `${vi}\n\n${en}\n`,
})

export function moved(title: string, state: string): MailWords {
  const [vi, en] = states[state] ?? [state, state]
  return mail(
    `${title}: ${vi}`,
    `Đợt đánh giá “${title}” đã chuyển sang bước: ${vi}.`,
    `The round “${title}” is now at: ${en}.`,
  )
}

export const reminder = (title: string, unit: string, until: string): MailWords =>
  mail(
    `${title}: hạn tự chấm ${day(until)}`,
    `${unit} chưa nộp phiếu tự chấm của đợt “${title}”. Hạn nộp: hết ngày ${day(until)} (giờ Việt Nam).`,
    `${unit} has not submitted its self-score for “${title}”. It is due by the end of ${day(until)} (Vietnamese time).`,
  )
