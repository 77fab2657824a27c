/** A draft that was changed: each of its settings that differs, and the units that came and went. */
import type { Lang } from '../../engine/index.ts'
import { labels } from './labels.ts'
import { dateChanges, day, told, wordsIn } from './told.ts'
import type { Change } from './told.ts'

type Said = Readonly<Record<string, unknown>>

export function editedWords(detail: Said, units: ReadonlyMap<string, string>, lang: Lang): readonly Change[] {
  const [was, is] = [(detail['before'] ?? {}) as Said, (detail['after'] ?? {}) as Said]
  const say = labels[lang]
  const one = (label: string, words: (said: Said) => string): readonly Change[] =>
    words(was) === words(is) ? [] : told(label, words(is), words(was))
  const flag = (key: string) => (said: Said) => (said[key] === true ? say.yes : say.no)
  const names = (from: Said, without: Said): string =>
    idsOf(from)
      .filter((id) => !idsOf(without).includes(id))
      .map((id) => units.get(id) ?? '')
      .join(', ')
  return [
    ...one(say.name, ({ title }) => wordsIn(title)),
    ...one(say.framework, frameworksOf),
    ...one(say.period, (said) => periodOf(said, lang)),
    ...one(say.survey, flag('survey')),
    ...dateChanges(was, is, lang),
    ...one(say.confirmed, flag('confirmed')),
    ...one(say.delegated, flag('delegated')),
    ...one(say['shows-appraisal'], flag('shows_appraisal')),
    ...one(say.tolerance, ({ tolerance }) => wordsIn(tolerance).replace('.', ',')),
    ...told(say['units-added'], names(is, was)),
    ...told(say['units-removed'], names(was, is)),
  ]
}

const idsOf = ({ units }: Said): readonly string[] => (units ?? []) as readonly string[]

const frameworksOf = ({ frameworks }: Said): string =>
  ((frameworks ?? []) as readonly { readonly framework: string }[]).map(({ framework }) => framework).join(', ')

function periodOf({ period }: Said, lang: Lang): string {
  const { from, until } = (period ?? {}) as Said
  return `${day(from, lang)} – ${day(until, lang)}`
}
