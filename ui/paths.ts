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
  results: (round: string): string => `/rounds/${part(round)}/ranking`,
  unitResult: (round: string, unit: string): string => `/rounds/${part(round)}/results/${part(unit)}`,
  journal: (round: string): string => `/rounds/${part(round)}/journal`,
  wholeJournal: '/administration/journal',
  tokens: '/administration/tokens',
  comparison: '/comparison',
  administration: '/administration',
  units: '/administration/units',
  people: '/administration/people',
  password: '/password',
  newRound: '/administration/rounds/new',
}
