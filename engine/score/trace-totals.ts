/** The last lines of an explanation: from the points to the index, and from the index to the band. */
import type { Framework, Lang, Result, TraceLine } from '../model.ts'
import { showDecimal } from '../numbers.ts'
import { fromUnits } from '../points.ts'
import { sentences } from '../words/trace.ts'
import { titleOf } from './title.ts'

const line = (text: string): TraceLine => ({ depth: 0, text, points: null, of: null })

export function closing(framework: Framework, result: Result, lang: Lang): readonly TraceLine[] {
  const words = sentences[lang]
  const total: TraceLine = { depth: 0, text: words.total, points: result.points, of: result.of }
  const flags = flagLines(framework, result, lang)
  const awaited = awaitedLabels(framework, result, lang)
  if (result.index === null)
    return [
      total,
      ...flags,
      line(words.noIndex(result.open.length - awaited.length, result.faults.length)),
      ...(awaited.length > 0 ? [line(words.awaited(awaited.join(', ')))] : []),
    ]
  const decimal = (value: string): string => showDecimal(value, lang)
  const scale = decimal(fromUnits(framework.scale.total, framework.rounding.criterion).replace(/\.0+$/, ''))
  const held = result.held === undefined ? '' : words.held[result.held](scale)
  const index = `${decimal(result.index)} ${framework.scale.unit}`
  return [
    total,
    line(words.index(decimal(result.points), scale, decimal(result.of) + besides(result, lang) + held, index)),
    ...flags,
    ...overruledLines(framework, result, lang),
    line(words.band(bandTitle(framework, result.band, lang))),
  ]
}

/** " + 10,00 − 0,00": bonus and penalty, where there are such. */
function besides({ bonus, penalty }: Result, lang: Lang): string {
  const part = (sign: string, points: string | undefined): string =>
    points === undefined ? '' : ` ${sign} ${showDecimal(points, lang)}`
  return part('+', bonus?.points) + part('−', penalty?.points)
}

function bandTitle({ bands }: Framework, id: string | null, lang: Lang): string {
  const band = bands.find((one) => one.id === id)
  return band ? titleOf(band.title, lang) : sentences[lang].unclassified
}

/** Every flag that is answered, on one line. */
function flagLines({ flags = [] }: Framework, result: Result, lang: Lang): readonly TraceLine[] {
  const { yes, no } = sentences[lang]
  const told = flags
    .filter(({ id }) => Object.hasOwn(result.flags ?? {}, id))
    .map(({ id, label }) => `${titleOf(label, lang)}: ${result.flags?.[id] === true ? yes : no}`)
  return told.length > 0 ? [line(told.join('; '))] : []
}

/** Labels of the flags and attributes that conditions wait for. */
function awaitedLabels({ flags = [], attributes }: Framework, { open }: Result, lang: Lang): readonly string[] {
  const groups = { flags, attributes }
  return Object.entries(groups).flatMap(([group, inputs]) =>
    inputs.filter(({ id }) => open.includes(`${group}.${id}`)).map(({ label }) => `“${titleOf(label, lang)}”`),
  )
}

function overruledLines(framework: Framework, { overruled }: Result, lang: Lang): readonly TraceLine[] {
  if (overruled === undefined) return []
  const words = sentences[lang]
  const { vetoes = [], ceilings = [] } = framework
  return [
    line(words.byConditions(bandTitle(framework, overruled.band, lang))),
    ...vetoes
      .filter(({ id }) => overruled.vetoes.includes(id))
      .map(({ band, title }) => line(words.veto(bandTitle(framework, band, lang), titleOf(title, lang)))),
    ...ceilings
      .filter(({ id }) => overruled.ceilings.includes(id))
      .map(({ at_most, title }) => line(words.ceiling(bandTitle(framework, at_most, lang), titleOf(title, lang)))),
  ]
}
