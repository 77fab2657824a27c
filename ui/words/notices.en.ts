import type { noticesVi } from './notices.vi.ts'

export const noticesEn: Record<keyof typeof noticesVi, string> = {
  'agreed.both': 'Asked for by {by}, {at}. Approved by {approved_by}, {approved_at}.',
  'agreed.alone': 'Decided by {by}, {at}.',
  'agreed.waits': 'Asked for by {by}, {at}. Waits for a second person.',
  'agreed.erased': '(name erased)',
  'round.withdrawn': 'Result withdrawn',
  'round.withdrawn-why': 'This result was withdrawn and is no longer in force. Reason: {reason}',
  'course.correcting':
    'The result is being corrected, to be published as revision {revision}. Revision {before} is in force until then. Reason: {reason}',
  'course.first': 'Revision {revision}.',
  'course.corrected': 'Revision {revision}, after a correction. Reason: {reason}',
  'course.cancelled': 'The round was cancelled. Reason: {reason}',
}
