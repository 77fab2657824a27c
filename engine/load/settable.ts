/** What an overlay may set, and so what a guard may lock: one list for both. (SPEC L8, L40) */

/** Of a domain or a criterion. */
export const NODE_PROPERTIES = [
  'number',
  'title',
  'max',
  'scored_by',
  'not_arising',
  'inputs',
  'evidence',
  'rule',
  'guidance',
  'source',
] as const

/** Of the framework itself. */
export const FRAMEWORK_PARTS = [
  'scale.survey',
  'scale.above_total',
  'bands',
  'not_arising',
  'facts',
  'constants',
  'targets',
  'attributes',
  'bonus',
  'penalty',
  'flags',
  'vetoes',
  'ceilings',
  'quotas',
  'ties',
  'known_defects',
] as const

/** Of bonus and penalty, beside their criteria. */
export const SECTION_PROPERTIES = ['number', 'title', 'max', 'combine'] as const

/** The changes that take a whole entry. */
export const ACTIONS = ['remove', 'move', 'rename'] as const
