import type { courseVi } from './course.vi.ts'

export const courseEn: Record<keyof typeof courseVi, string> = {
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
  'course.correction-asked': 'A correction of the result is asked for, to be revision {revision}. Reason: {reason}',
  'course.refuse-why': 'The request is closed; everything stays as it is.',
  'course.version-wanted': 'A move to {framework} version {version} is asked for. Reason: {reason}',
  'course.version-now': 'Every form of this framework is scored by the new version as soon as you approve.',
  'course.version-sent': 'The request is sent; another person has to approve it.',
  'course.moves': 'Moves to other versions of a framework',
  'course.moved': 'Moved to {framework} version {version}. Reason: {reason}',
  'course.dates-set': 'The dates are changed.',
  'course.delegated': 'The delegation is saved.',
  'ending.cancel': 'Ask to withdraw the result and cancel the round',
  'ending.cancel-why':
    'Another person has to approve; the result is in force until then. Afterwards it can still be read, marked as withdrawn, with reason, names and dates.',
  'ending.cancel-now':
    'The result is out of force as soon as you approve. It can still be read, marked as withdrawn, with reason, names and dates.',
  'ending.reopen': 'Ask to put the result in force again',
  'ending.reopen-why': 'Another person has to approve; the result stays withdrawn until then.',
  'ending.reopen-now':
    'The result is in force again as soon as you approve; the round goes back to where it was cancelled.',
  'ending.asked-cancel': 'Withdrawing the result and cancelling the round is asked for. Reason: {reason}',
  'ending.asked-reopen': 'Putting the withdrawn result in force again is asked for. Reason: {reason}',

  'round.edit': 'Edit round',
  'round.edit-after':
    'The round stays a draft. A unit that is left out loses what was entered about it for this round; the journal keeps every change.',
  'round.save': 'Save changes',
  'round.saved': 'The changes are saved.',
  'round.not-draft': 'The round is open and can no longer be edited. Dates are changed under “Dates and delegation”.',
  'round.delete': 'Remove this draft',
  'round.delete-question': 'Remove this round?',
  'round.delete-why':
    '“{title}” is removed with what was entered about its units. It cannot be brought back; the journal keeps the removal and what there was.',
  'round.deleted': '“{title}” is removed.',

  'framework.published': 'Published',
  'framework.unpublished': 'Not published',
  'framework.reference': 'Id and version',
  'framework.authority': 'Issued by',
  'framework.findings': 'What opening a round needs',
  'framework.ready': 'The framework is published, every example holds and there are no mistakes. Rounds can be opened.',
  'framework.not-ready': 'No round can be opened by this framework yet; {count} things to settle:',
  'step.unready': 'The framework has things to settle, named above.',
  'step.undecided':
    '{count} criteria of {units} units have no decision of the council. Moving on does not score them: provisional points are the self-score, and what is unanswered has no points (which is not 0). All have to be decided before publication.',
  'step.not-zero':
    'What is unanswered has no points (which is not 0) until the council decides; nothing can be published before everything is decided.',

  'unsubmitted.title': '{count} of {of} units have not submitted',
  'unsubmitted.answered': '({count} of {of} criteria answered)',
  'unsubmitted.never': 'No reminder was sent yet.',
  'unsubmitted.last': 'Last reminder: {time}, sent by {by} to {units} units, {recipients} addresses.',
  'unsubmitted.who': 'The units: {units}.',
  'unsubmitted.remind': 'Remind {count} units',
  'unsubmitted.remind-why': 'Everybody of these units who has a mail address gets a mail with the date of their unit.',
  'unsubmitted.extend': 'More time for {count} units',
  'unsubmitted.extend-why': 'One day and one reason for all of them; the journal has an entry for each.',
  'unsubmitted.proceed': 'Close the forms of {count} units',
  'unsubmitted.proceed-why':
    'These units can enter nothing more and are appraised as they stand. What is unanswered has no points (which is not 0) until the council decides. The journal has an entry for each.',
  'unsubmitted.sent': 'A reminder to {units} units, {recipients} addresses, is in the outbox.',
  'unsubmitted.unreached': 'Nobody has a mail address at: {units}. Reach them another way.',
  'unsubmitted.no-mail': 'The server is not set up to send mail (SMTP_URL), so nothing leaves yet.',
}
