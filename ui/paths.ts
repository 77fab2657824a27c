/** Addresses of pages, so that no page spells another's. */
const part = encodeURIComponent

export const paths = {
  assessment: (id: string): string => `/assessments/${part(id)}`,
  domain: (id: string, domain: string): string => `/assessments/${part(id)}/domains/${part(domain)}`,
  check: (id: string): string => `/assessments/${part(id)}/check`,
  /** A round, for everyone who is not an office. */
  appraisal: (round: string): string => `/rounds/${part(round)}`,
  appraise: (assessment: string): string => `/appraisals/${part(assessment)}`,
  appraiseDomain: (assessment: string, domain: string): string => `/appraisals/${part(assessment)}/${part(domain)}`,
  /** How far the appraisal of a round is. */
  across: (round: string): string => `/rounds/${part(round)}/desk`,
  /** All units on one sheet; "all": on every sheet. `framework`: where the round has several. */
  acrossSheet: (round: string, sheet: string, framework?: string): string =>
    `/rounds/${part(round)}/desk/${part(sheet)}${framework === undefined ? '' : `?framework=${part(framework)}`}`,
  acrossCriterion: (round: string, criterion: string): string => `/rounds/${part(round)}/criteria/${part(criterion)}`,
  results: (round: string): string => `/rounds/${part(round)}/ranking`,
  resultDomains: (round: string): string => `/rounds/${part(round)}/ranking/domains`,
  resultMovement: (round: string): string => `/rounds/${part(round)}/ranking/movement`,
  unitResult: (round: string, unit: string): string => `/rounds/${part(round)}/results/${part(unit)}`,
  survey: (round: string): string => `/rounds/${part(round)}/survey`,
  journal: (round: string): string => `/rounds/${part(round)}/journal`,
  wholeJournal: '/administration/journal',
  /** A page of the server's own, for everyone. */
  receipts: '/receipts',
  receipt: (number: string, hash: string, lang: string): string =>
    `/receipts?${new URLSearchParams({ number, hash, lang }).toString()}`,
  help: '/help',
  helpFor: (role: string): string => `/help/${part(role)}`,
  tokens: '/administration/tokens',
  comparison: '/comparison',
  administration: '/administration',
  units: '/administration/units',
  unitTypes: '/administration/unit-types',
  people: '/administration/people',
  password: '/password',
  editRound: (round: string): string => `/administration/rounds/${part(round)}/edit`,
  frameworks: '/frameworks',
  framework: (id: string, version: string): string => `/frameworks/${part(id)}/${part(version)}`,
  draft: (id: string): string => `/drafts/${part(id)}`,
  roundSettings: (round: string): string => `/rounds/${part(round)}/settings`,
  unitFacts: (round: string): string => `/administration/rounds/${part(round)}/units`,
  account: '/account',
  person: (id: string): string => `/administration/people/${part(id)}`,
  unit: (id: string): string => `/administration/units/${part(id)}`,
  spreadsheet: (kind: 'units' | 'people'): string => `/administration/import/${kind}`,
  authorities: '/administration/authorities',
  newRound: '/administration/rounds/new',
}
