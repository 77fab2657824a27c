/** Groups of roles; the server decides the same way. */
import type { Role } from './api.ts'

/** In the order in which they are shown. */
export const roles: readonly Role[] = [
  'office',
  'leader',
  'council',
  'chair',
  'administrator',
  'auditor',
  'author',
  'survey',
]

/** Works for one unit. */
export const ofUnit = (role: Role): boolean => role === 'office' || role === 'leader'

/** Decides in an appraisal. */
export const appraises = (role: Role): boolean => role === 'council' || role === 'chair'

/** Sees a round before it is published. */
export const staff: readonly Role[] = ['council', 'chair', 'administrator', 'auditor']

/** Has the list of all frameworks in the navigation: writes them, opens rounds by them, or inspects both. */
export const listing: readonly Role[] = ['administrator', 'auditor', 'author']

export const isStaff = (role: Role): boolean => staff.includes(role)

/** Writes frameworks. */
export const writesFrameworks = (role: Role): boolean => role === 'author' || role === 'administrator'
