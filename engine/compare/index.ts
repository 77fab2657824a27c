/**
 * The door to changes in words. It reaches neither `yaml` nor `ajv`; pages that show a comparison load it beside
 * the live door, all others do without.
 */
export { changeParts, describeChange, saySubject } from './words.ts'
export type { ChangePart } from './words.ts'
