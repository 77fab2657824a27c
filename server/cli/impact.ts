/**
 * khung impact: a published round scored again under another framework: who would move, and from which criteria. Without
 * a server, as `khung verify` does it; a trial, not a result.
 */
import {
  describeTrial,
  describeTrialNote,
  ends,
  sayDifference,
  sayMove,
  sayTrialPoints,
  showDay,
  showDecimal,
  trial,
} from '../../engine/index.ts'
import type { Decimal, Framework, Identity, Text, Trial, TrialUnit } from '../../engine/index.ts'
import { loadText, printJson, refuse, type Call } from './call.ts'
import { CLEAN, FINDINGS, Stop, USAGE } from './exit.ts'
import { readFramework } from './files.ts'
import { hanging, length, padEnd } from './layout.ts'
import { loadPinned, pinnedIn, readPublication, type Pinned } from './publication.ts'

export function impact(call: Call): number {
  const { operands, say, format } = call
  const [document = '', newer = ''] = operands
  const { publication } = readPublication(document, call)
  const after = loadText(readFramework(newer, say), call)
  if (after.kind === 'refused') return refuse(after.problems, call)
  const before = loadPinned(continued(pinnedIn(publication), after.value, call), call)
  if (before.kind === 'refused') return refuse(before.problems, call)
  const found = trial(publication, before.value, after.value, ends)
  if (format === 'json') printJson(found, call)
  else print(found, [before.value, after.value], call)
  return found.units.some(isAnother) ? FINDINGS : CLEAN
}

/** The framework of the round that the newer one is a version or an overlay of; a round that has but one has no other. */
function continued(pinned: readonly Pinned[], { id, extends: parent, version }: Framework, { say }: Call): Pinned {
  const found =
    pinned.find((one) => one.id === id) ??
    pinned.find((one) => parent?.startsWith(`${one.id}@`)) ??
    (pinned.length === 1 ? pinned[0] : undefined)
  if (found) return found
  const known = pinned.map(({ reference }) => reference).join(', ')
  throw new Stop(USAGE, say.continuesNone(`${id}@${version}`, known))
}

const isAnother = ({ before, after }: TrialUnit): boolean =>
  before.place !== after.place || before.index !== after.index || before.band !== after.band

type Both = readonly [before: Framework, after: Framework]

function print(found: Trial, both: Both, call: Call): void {
  const { lang, say, terminal } = call
  const { period, survey } = found.setting
  const when = say.period(showDay(period.from, lang), showDay(period.until, lang))
  terminal.data(
    [
      terminal.paint('strong', say.trialOnly),
      ...headOf('−', found.before, call),
      ...headOf('+', found.after, call),
      `${when}, ${say.survey(survey)}`,
      '',
      ...describeTrial(found, lang).flatMap((sentence) => hanging('', sentence, terminal.width)),
      '',
    ].join('\n'),
  )
  const rows = found.units.map((unit) => [placesOf(unit), indicesOf(unit, both, call)] as const)
  const widths = ([0, 1] as const).map((at) =>
    Math.max(length(say.trialColumns[at]), ...rows.map((row) => length(row[at]))),
  )
  const columns = (cells: readonly string[]): string =>
    cells.map((cell, at) => `${padEnd(cell, widths[at]!)}  `).join('')
  terminal.data(terminal.paint('quiet', columns(say.trialColumns.slice(0, 2)) + say.trialColumns[2]))
  for (const [at, unit] of found.units.entries()) {
    const lines = linesOf(unit, both, call)
    const first = columns(rows[at]!)
    const rest = ' '.repeat(length(first))
    terminal.data(lines.flatMap((line, place) => hanging(place === 0 ? first : rest, line, terminal.width)).join('\n'))
  }
  if (found.notes.length === 0) return
  terminal.data(`\n${say.trialNotes}`)
  for (const note of found.notes)
    terminal.data(hanging('  · ', describeTrialNote(note, lang), terminal.width).join('\n'))
}

const headOf = (
  sign: string,
  { id, version, title, authority }: Identity,
  { lang, terminal }: Call,
): readonly string[] => hanging(`${sign} `, `${id}@${version} · ${named(title, lang)} · ${authority}`, terminal.width)

const named = ({ vi, en = vi }: Text, lang: Call['lang']): string => (lang === 'en' ? en : vi)

/** "1 → 2" */
const placesOf = ({ before, after }: TrialUnit): string => `${before.place ?? '–'} → ${after.place ?? '–'}`

/** "95,63 → 93,00  −2,63" */
function indicesOf({ before, after, difference }: TrialUnit, [from, to]: Both, { lang }: Call): string {
  const show = (index: Decimal | null, { rounding }: Framework): string =>
    index === null ? '–' : showDecimal(index, lang, rounding.index)
  const by = difference === null ? '' : `  ${sayDifference(difference, lang)}`
  return `${show(before.index, from)} → ${show(after.index, to)}${by}`
}

/** The unit and its move, its band, and each criterion that differs. */
function linesOf(
  { name, before, after, move, left, criteria }: TrialUnit,
  [from, to]: Both,
  call: Call,
): readonly string[] {
  const { lang, say } = call
  const [was, is] = [bandOf(before.band, from, call), bandOf(after.band, to, call)]
  const show = (index: Decimal): string => showDecimal(index, lang, to.rounding.index)
  return [
    move === null ? name : `${name}: ${sayMove(move.by, lang)}`,
    ...(left === null ? [] : [say.trialLeft(left.best, left.worst, show(left.lowest), show(left.highest))]),
    say.trialBand(was === is ? was : `${was} → ${is}`),
    ...criteria.map(
      ({ number, title, before: then, after: now }) =>
        `${number} ${named(title, lang)}: ${sayTrialPoints(then, lang)} → ${sayTrialPoints(now, lang)}`,
    ),
  ]
}

function bandOf(band: string | null, { bands }: Framework, { lang, say }: Call): string {
  if (band === null) return '–'
  const found = bands.find(({ id }) => id === band)
  return found ? named(found.title, lang) : say.unclassified
}
