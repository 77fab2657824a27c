/** Flags, vetoes, ceilings, quotas and ties as written → as scored. */
import type { Ceiling, Framework, Input, Quota, Veto } from '../model.ts'
import { toText } from './leaf.ts'
import type { CeilingShape, FlagShape, FrameworkShape, QuotaShape, VetoShape } from './shape.ts'

interface Classes {
  readonly flags?: readonly Input[]
  readonly vetoes?: readonly Veto[]
  readonly ceilings?: readonly Ceiling[]
  readonly quotas?: readonly Quota[]
  readonly ties?: Framework['ties'] & {}
}

/** Only what the framework states. */
export const toClasses = ({ flags, vetoes, ceilings, quotas, ties }: FrameworkShape): Classes => ({
  ...(flags && { flags: flags.map(toFlag) }),
  ...(vetoes && { vetoes: vetoes.map(toVeto) }),
  ...(ceilings && { ceilings: ceilings.map(toCeiling) }),
  ...(quotas && { quotas: quotas.map(toQuota) }),
  ...(ties && { ties }),
})

const toVeto = ({ id, title, when, band, source }: VetoShape): Veto => ({
  id,
  title: toText(title),
  when,
  band,
  source: source ?? null,
})

const toCeiling = ({ id, title, when, at_most, source }: CeilingShape): Ceiling => ({
  id,
  title: toText(title),
  when,
  at_most,
  source: source ?? null,
})

const toQuota = ({ id, title, band, share, of, source }: QuotaShape): Quota => ({
  id,
  title: toText(title),
  band,
  share: String(share),
  of,
  source: source ?? null,
})

const toFlag = ({ id, label, hint }: FlagShape): Input => ({
  id,
  type: 'boolean',
  label: toText(label),
  hint: hint === undefined ? null : toText(hint),
  unit: null,
  min: null,
  max: null,
  step: null,
  at_most: null,
  at_most_less: [],
  when: null,
  when_in: [],
  dated_by: null,
  choices: [],
  decimals: 0,
})
