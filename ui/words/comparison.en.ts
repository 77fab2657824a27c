/** Words of two versions compared. */
import type { comparisonVi } from './comparison.vi.ts'

export const comparisonEn: { readonly [Key in keyof typeof comparisonVi]: string } = {
  'comparison.title': 'Compare two versions of a framework',
  'comparison.what': 'Criteria are matched by id. Order, comments and formatting of the file are no changes.',
  'comparison.from': 'Before',
  'comparison.to': 'After',
  'comparison.do': 'Compare',
  'comparison.too-few': 'At least two framework versions without errors are needed.',
  'comparison.none': 'The two versions do not differ: there is no change.',
  'comparison.count': '{count} changes',
  'comparison.whole': 'The framework as a whole',
  'change.added': 'Added',
  'change.removed': 'Removed',
  'change.moved': 'Moved',
  'change.renamed': 'New id',
  'change.changed': 'Changed',
  'change.before': 'before: ',
  'change.after': 'after: ',
  'change.reason': 'Reason: {reason}',
  'level.breaking': 'Changes results',
  'level.risky': 'Changes meaning',
  'level.info': 'Information',
  'level.breaking-why': 'may change a score or make stored answers unusable',
  'level.risky-why': 'may be understood differently',
  'level.info-why': 'changes neither score nor meaning',
}
