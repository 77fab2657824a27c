/** An expression in a person's words: "2 × “lượt khách” × “ngày lưu trú” ÷ 365". */
import type { Lang, Logic } from '../model.ts'
import { number } from './rules.ts'

/** How a name is called: its label in quotes. */
export type Naming = (name: string) => string

const signs: Readonly<Record<string, string>> = { '+': ' + ', '-': ' − ', '*': ' × ', '/': ' ÷ ', '%': ' mod ' }
const comparisons: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  '>=': { vi: 'từ', en: 'at least' },
  '>': { vi: 'trên', en: 'above' },
  '<': { vi: 'dưới', en: 'below' },
  '<=': { vi: 'không quá', en: 'at most' },
  '==': { vi: 'là', en: 'is' },
  '===': { vi: 'là', en: 'is' },
  '!=': { vi: 'không phải là', en: 'is not' },
  '!==': { vi: 'không phải là', en: 'is not' },
  in: { vi: 'thuộc', en: 'one of' },
}
const words = {
  vi: { and: ' và ', or: ' hoặc ', not: 'không phải', yes: 'có', no: 'không', nothing: 'không phát sinh' },
  en: { and: ' and ', or: ' or ', not: 'not', yes: 'yes', no: 'no', nothing: 'not arising' },
}
const choosing = {
  vi: { min: 'nhỏ nhất trong', max: 'lớn nhất trong', when: 'khi', else: 'còn lại' },
  en: { min: 'least of', max: 'greatest of', when: 'when', else: 'otherwise' },
}

export function sayFormula(logic: Logic, naming: Naming, lang: Lang): string {
  const said = words[lang]
  if (logic === null) return said.nothing
  if (typeof logic === 'number') return number(logic, lang)
  if (typeof logic === 'boolean') return logic ? said.yes : said.no
  if (typeof logic === 'string') return logic
  if (Array.isArray(logic)) return logic.map((one: Logic) => sayFormula(one, naming, lang)).join(', ')
  const [name = '', operand = null] = Object.entries(logic as Readonly<Record<string, Logic>>)[0] ?? []
  if (name === 'var') return typeof operand === 'string' ? naming(operand) : ''
  const operands: readonly Logic[] = Array.isArray(operand) ? operand : [operand]
  const parts = operands.map((one) => sayFormula(one, naming, lang))
  const inner = operands.map((one, index) => (isCompound(one) ? `(${parts[index]})` : parts[index]!))
  const comparison = comparisons[name]
  if (comparison !== undefined) return between(name, parts, comparison[lang])
  switch (name) {
    case 'and':
      return inner.join(said.and)
    case 'or':
      return inner.join(said.or)
    case '!':
      return `${said.not} ${inner[0]}`
    case 'min':
    case 'max':
      return `${choosing[lang][name]} (${parts.join('; ')})`
    case 'if':
    case '?:':
      return choices(parts, lang)
    default:
      return parts.length === 1 ? `−${inner[0]}` : inner.join(signs[name] ?? ` ${name} `)
  }
}

/** "a từ 5"; of three, "5 không quá a không quá 9". */
const between = (name: string, parts: readonly string[], word: string): string =>
  parts.join(name === 'in' ? ` ${word}: ` : ` ${word} `)

function choices(parts: readonly string[], lang: Lang): string {
  const { when, else: otherwise } = choosing[lang]
  const said = parts.map((part, index) => {
    if (index === parts.length - 1) return `${otherwise} ${part}`
    return index % 2 === 0 ? `${when} ${part}: ` : `${part}; `
  })
  return said.join('')
}

const isCompound = (logic: Logic): boolean =>
  typeof logic === 'object' && logic !== null && !('var' in logic) && !('min' in logic) && !('max' in logic)
