/** English of `rounds.vi.ts`. */
import type { roundsVi } from './rounds.vi.ts'

export const roundsEn: { readonly [Key in keyof typeof roundsVi]: string } = {
  'row.computed': 'Scored from the shared facts; nothing is entered here.',
  'row.facts': 'Entered once, used by several criteria.',
  'row.flags': 'The council confirms these; they decide the class.',
  'row.compared': 'There are points once it is compared with the other units of the round.',
  'row.counted': 'counts in the total: {points} / {of}',
  'tasks.next-sheet': 'Go on with: {title}',
  'appraisal.next-sheet': 'Appraise: {title}',
  'results.overruled': '{why}; by the conditions alone it would be “{band}”.',
  'results.bonus': 'Bonus',
  'results.penalty': 'Penalty',
  'results.quotas': 'Quotas',
  'results.ties-by': 'Equal indices are told apart, in this order, by: {names}; those still equal share a place.',
  'results.tie-base': 'the index before bonus and penalty',
  'results.tie-bonus': 'more bonus',
  'results.tie-penalty': 'less penalty',
  'results.tie-zero': 'fewer criteria with 0 points',
  'results.tie-min': 'the share of the lowest criterion',
  'results.tie-domain': 'the share of domain {number}',
  'results.tie-criterion': 'criterion {number}',
  'result.flags': 'Confirmed about the unit: {flags}.',

  'unit-facts.title': 'Targets and attributes of the units',
  'unit-facts.what':
    'The rules of the framework use these figures. Enter all of them before the round opens; they stay as they are from then on.',
  'unit-facts.none': 'The framework of this round needs no figures of single units.',
  'unit-facts.table': 'Figures of {count} units',
  'unit-facts.cell': '{label}: {unit}',
  'unit-facts.save': 'Save the figures',
  'unit-facts.saved': 'The figures of {count} units are saved.',
  'unit-facts.paste': 'Paste a table from a spreadsheet or a CSV file',
  'unit-facts.paste-hint':
    'The first line names the columns as in the table above, the first column the units. Then press “Fill the table” and look it over before saving.',
  'unit-facts.fill': 'Fill the table',
  'unit-facts.filled': '{count} cells are filled in. Look them over, then save.',
  'unit-facts.no-unit': 'There is no unit “{name}” in this round',
  'unit-facts.no-column': 'There is no column “{name}”',
  'unit-facts.not-read': '{unit}, {label}: “{typed}” cannot be read',
}
