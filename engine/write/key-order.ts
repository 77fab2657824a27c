/** Where a new key stands among those that are there: as the files of this house order them. */

export const FRAMEWORK_KEYS = [
  'framework',
  'version',
  'title',
  'provenance',
  'authority',
  'legal_basis',
  'effective',
  'extends',
  'unit_types',
  'scale',
  'rounding',
  'not_arising',
  'guard',
  'invariants',
  'facts',
  'constants',
  'targets',
  'attributes',
  'changes',
  'domains',
  'bonus',
  'penalty',
  'flags',
  'bands',
  'vetoes',
  'ceilings',
  'quotas',
  'ties',
  'known_defects',
] as const

const ORDERS: readonly (readonly string[])[] = [
  ['vi', 'en'],
  FRAMEWORK_KEYS,
  [
    'id',
    'number',
    'title',
    'max',
    'combine',
    'replaces',
    'guard',
    'scored_by',
    'not_arising',
    'inputs',
    'evidence',
    'rule',
    'guidance',
    'source',
    'criteria',
  ],
  ['id', 'type', 'min', 'max', 'decimals', 'step', 'when', 'dated_by', 'label', 'hint', 'unit', 'at_most', 'choices'],
  ['id', 'label', 'required'],
  ['set', 'property', 'add', 'remove', 'move', 'rename', 'to', 'under', 'after', 'reason', 'source'],
]

/** The index of the key after which `key` is put; -1: there is none. */
export function placeInOrder(key: string, keys: readonly string[]): number {
  const order = ORDERS.find((one) => one.includes(key) && keys.every((other) => one.includes(other)))
  if (order === undefined) return keys.length - 1
  const own = order.indexOf(key)
  const before = keys.findLastIndex((other) => order.indexOf(other) < own)
  return before === -1 ? keys.length - 1 : before
}
