import type { sharedVi } from './shared.vi.ts'

export const sharedEn: { readonly [Key in keyof typeof sharedVi]: string } = {
  'nav.home': 'My work',
  'shell.skip': 'Skip to main content',
  'shell.purpose': 'Assessment by index',
  'shell.nav': 'Main navigation',
  'shell.sign-out': 'Sign out',
  'shell.demo-label': 'Demonstration',
  'shell.demo': 'Demonstration: the units and figures here are made up and belong to no real office.',
  'shell.password': 'Change password',
  'shell.footer': 'Khung: administrative reform scored by criteria that are written as data.',

  'page.loading': 'Loading…',
  'page.failed': 'This page could not be opened',
  'page.again': 'Try again',
  'page.trail': 'Where you are',
  'page.error-prefix': 'Error: ',
  'page.unreachable': 'The server did not answer. Check the connection and try again.',
  'page.not-found': 'There is no such page',
  'page.not-found-why': 'The address is wrong, or this account may not open that page.',

  'problems.title': 'There is a problem',
  'problems.error': 'Error: {text}',
  'toast.undo': 'Undo',
  'toast.close': 'Close',
  'confirm.no': 'Go back',

  'sign-out.title': 'Sign out anyway?',
  'sign-out.unsent':
    '{count} criteria hold content that has not reached the server. Signing out deletes it from this browser.',
  'sign-out.yes': 'Sign out and delete unsent content',

  'answer.yes': 'Yes',
  'answer.no': 'No',
  'field.choose': 'Choose one',
  'field.date-hint': 'day/month/year, for example 31/01/2026',
  'field.not-a-number': 'This is not readable as a number. A correct one: 8.5',
  'field.not-a-count': 'Enter a whole number, for example 38 or 1,234',
  'field.too-many-decimals': 'At most {decimals} digits after the decimal point',
  'field.above-other': 'This may not exceed “{label}” ({limit})',
  'field.not-a-day': 'This is not readable as a date. Write day/month/year, for example 31/01/2026',
  'field.echo': 'Understood as {value}',
  'field.unknown-kind': 'This item cannot be shown: the kind “{type}” is not supported yet.',
  'field.unanswered': 'Not answered',

  deadline: 'until the end of {day} ({left})',
  'deadline.left': '{days} days left',
  'deadline.today': 'today is the last day',
  'deadline.passed': '{days} days ago',

  'provenance.illustrative': 'Illustrative framework',
  'provenance.illustrative-why':
    'Illustrative framework: rebuilt for demonstration, not checked word by word against the official text.',
  'provenance.official': 'From the official text',

  'round.draft': 'Not open yet',
  'round.self-scoring': 'Self-scoring',
  'round.appraisal': 'Appraisal',
  'round.published': 'Published',
  'round.period': 'Period',
  'round.period-days': '{from} – {until}',
  'round.framework': 'Framework',
  'round.framework-version': '{title}, version {version}',
  'round.self-scoring-until': 'Self-scoring deadline',
  'round.appraisal-until': 'Appraisal deadline',
  'round.published-at': 'Published at',

  unit: 'Unit',
  criterion: 'Criterion',
  'points.max': 'Maximum',
  'points.self': 'Self-score',
  'points.max-of': 'Out of {max}',
}
