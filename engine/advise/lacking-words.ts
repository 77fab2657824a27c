/** What a band still asks for, in a person's words: "không tiêu chí nào 0 điểm (1.2, 3.4)". */
import type { Lacking } from './lacking.ts'
import type { Framework, Lang, Logic, Text } from '../model.ts'
import { nameOf } from '../rules/logic-names.ts'
import { leaves } from '../score/answers.ts'
import { sayFormula } from '../words/formula.ts'

const words = {
  vi: {
    noZero: 'không tiêu chí nào 0 điểm',
    index: 'chỉ số',
    base: 'chỉ số chưa kể điểm thưởng, điểm trừ',
    bonus: 'điểm thưởng',
    penalty: 'điểm trừ',
    'leaves.zero': 'số tiêu chí 0 điểm',
    'leaves.min': 'tỷ lệ điểm thấp nhất của một tiêu chí',
    points: (what: string) => `điểm của ${what}`,
    share: (what: string) => `tỷ lệ điểm của ${what}`,
  },
  en: {
    noZero: 'no criterion with 0 points',
    index: 'index',
    base: 'index without bonus and penalty',
    bonus: 'bonus',
    penalty: 'penalty',
    'leaves.zero': 'number of criteria with 0 points',
    'leaves.min': 'lowest share of any criterion',
    points: (what: string) => `points of ${what}`,
    share: (what: string) => `share of ${what}`,
  },
} as const

export function sayLacking(framework: Framework, lacking: Lacking, lang: Lang): string {
  if (lacking.kind === 'rule') {
    const rule = [...(framework.vetoes ?? []), ...(framework.ceilings ?? [])].find(({ id }) => id === lacking.id)
    return rule ? textIn(rule.title, lang) : lacking.id
  }
  const { when, criteria } = lacking
  const said = asksForNoZero(when)
    ? words[lang].noZero
    : `${sayFormula(when, namingOf(framework, lang), lang)}${unit(when, framework)}`
  const numbers = leaves(framework).flatMap(({ id, number }) => (criteria.includes(id) ? [number] : []))
  return numbers.length === 0 ? said : `${said} (${numbers.join(', ')})`
}

const textIn = (text: Text, lang: Lang): string => (lang === 'en' ? (text.en ?? text.vi) : text.vi)

/** Written in one of the two ways in which frameworks say so. */
function asksForNoZero(when: Logic): boolean {
  const { name, sign, bound } = comparisonOf(when)
  return bound === 0 && ((name === 'leaves.min' && sign === '>') || (name === 'leaves.zero' && sign.startsWith('==')))
}

/** Shares are in percent, the index in the unit of the scale. */
function unit(when: Logic, { scale }: Framework): string {
  const { name } = comparisonOf(when)
  if (name === 'index' || name === 'base') return ` ${scale.unit}`
  return name === 'leaves.min' || name?.endsWith('.ratio') ? ' %' : ''
}

/** A name, a sign, a number, in this order. */
function comparisonOf(when: Logic): { readonly name: string | null; readonly sign: string; readonly bound: Logic } {
  const [sign = '', operands = null] = Object.entries((when ?? {}) as Readonly<Record<string, Logic>>)[0] ?? []
  const [left = null, bound = null]: readonly Logic[] = Array.isArray(operands) ? operands : []
  return typeof bound === 'number' ? { name: nameOf(left), sign, bound } : { name: null, sign, bound }
}

function namingOf(framework: Framework, lang: Lang): (name: string) => string {
  const { points, share, ...plain } = words[lang]
  const names: Readonly<Record<string, string>> = { ...plain }
  return (name) => {
    const [root = '', id = '', part] = name.split('.')
    if (root === 'domains') return share(framework.domains.find((one) => one.id === id)?.number ?? id)
    if (root === 'criteria')
      return (part === 'points' ? points : share)(leaves(framework).find((leaf) => leaf.id === id)?.number ?? id)
    const input = (root === 'flags' ? (framework.flags ?? []) : root === 'attributes' ? framework.attributes : []).find(
      (one) => one.id === id,
    )
    return input ? textIn(input.label, lang) : (names[name] ?? name)
  }
}
