import type { explanationVi } from './explanation.vi.ts'

export const explanationEn: { readonly [Key in keyof typeof explanationVi]: string } = {
  'decide.of': 'of criterion {number}',
  'explain.ask': 'Ask for an explanation',
  'explain.change': 'Change the question',
  'explain.question': 'What needs explanation',
  'explain.question-hint': 'The office reads it once the round is in clarification. Send it empty to take it back.',
  'explain.asked': '{by} asked at {time}',
  'explain.answer': 'Explanation of the office',
  'explain.answer-hint': 'It is kept as an official record. Attach further papers below.',
  'explain.answered': '{by} explained at {time}',
  'explain.send': 'Send',
  'explain.sent': 'Sent.',
  'explain.kept': 'Saved; the unit reads it once the round goes on to clarification.',
}
