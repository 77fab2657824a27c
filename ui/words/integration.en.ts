/** Words of what programs need: their tokens. */
import type { integrationVi } from './integration.vi.ts'

export const integrationEn: Readonly<Record<keyof typeof integrationVi, string>> = {
  'tokens.title': 'Tokens of integrations',
  'tokens.what':
    'Another program (a portal, a survey tool) uses a token to read or enter data within its scope. A token opens no session.',
  'tokens.reference': 'See the programming interface',
  'tokens.add': 'Give a new token',
  'tokens.name': 'Name of the program',
  'tokens.name-missing': 'Enter the name of the program',
  'tokens.scopes': 'Scope',
  'tokens.scopes-missing': 'Choose at least one scope',
  'tokens.read-results': 'Read published results',
  'tokens.read-journal': 'Read the journal',
  'tokens.enter-survey': 'Enter the results of the survey',
  'tokens.days': 'Days that it works (1 to 366)',
  'tokens.days-wrong': 'Enter a number of days from 1 to 366',
  'tokens.do': 'Give the token',
  'tokens.created': 'A token was given to {name}',
  'tokens.secret': 'The token:',
  'tokens.list': 'Tokens that were given',
  'tokens.none': 'No token was given yet.',
  'tokens.until': 'Works until',
  'tokens.used': 'Last used',
  'tokens.never': 'not used yet',
  'tokens.ended': 'ended {at}',
  'tokens.end': 'End',
  'tokens.end-of': 'End the token of {name}',
  'tokens.end-why': 'From now on the program is refused. This cannot be undone.',
}
