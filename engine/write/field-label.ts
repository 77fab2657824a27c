/** What a field is called: the words of the comparison and of the parts of rules, in which one thing has one name. */
import { nameOf, patternOf } from '../compare/properties.ts'
import type { Lang, Text } from '../model.ts'
import { fieldWords } from '../words/field-words.ts'
import { sayPath } from '../words/rule-parts.ts'
import type { Path } from './spots.ts'
import { isLanguage } from './texts.ts'

/** ["inputs", 0, "label", "en"] → "Nhãn (done), bản tiếng Anh"; ["rule", "tiers", "steps", 1, "points"] → "Bậc 2, điểm". */
export function fieldLabel(path: Path, root: object): Text {
  const say = (lang: Lang): string => capital(path[0] === 'rule' ? sayRule(path, lang) : sayProperty(path, root, lang))
  return { vi: say('vi'), en: say('en') }
}

function sayRule(path: Path, lang: Lang): string {
  const counted = path.slice(2).map((step) => (typeof step === 'number' ? step + 1 : step))
  return counted.length === 0 ? nameOf('rule', lang) : sayPath(counted, lang)
}

function sayProperty(path: Path, root: object, lang: Lang): string {
  const language = path.at(-1)
  const steps = isLanguage(language) ? path.slice(0, -1) : path
  const named = namedPath(steps, root)
  // Items of a list of words have the name of the list.
  const words = isPlace(named.at(-1)) ? named.slice(0, -1) : named
  const { pattern, ids } = patternOf(words.join('.'))
  const name = nameOf(words.join('.'), lang)
  const places = named.filter((step) => isPlace(step) && !ids.includes(step))
  const owner = [...ids, ...places]
  const second = language === 'en' ? (lang === 'vi' ? ', bản tiếng Anh' : ', English text') : ''
  const word = name === pattern ? (fieldWords[words.findLast((step) => !isPlace(step)) ?? '']?.[lang] ?? name) : name
  return `${word}${owner.length > 0 ? ` (${owner.join(', ')})` : ''}${second}`
}

const isPlace = (step: string | undefined): boolean => /^\d+$/.test(step ?? '')

/** Items by their ids, those without one by their place from 1. */
function namedPath(path: Path, root: object): readonly string[] {
  let value: unknown = root
  return path.map((step) => {
    const below: unknown = (value as Readonly<Record<string | number, unknown>> | undefined)?.[step]
    value = below
    if (typeof step === 'string') return step
    const id = typeof below === 'object' && below !== null && 'id' in below ? below.id : undefined
    return typeof id === 'string' ? id : String(step + 1)
  })
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
