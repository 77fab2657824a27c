/** A trial as a table for a file, with what it is not: a result. Pure. */
import { describeTrialNote, sayTrialPoints } from '../../engine/compare/trial.ts'
import type { Trial, TrialCriterion, TrialUnit } from '../../engine/compare/trial.ts'
import type { Framework } from '../../engine/live.ts'
import { language } from '../language.ts'
import { figure } from '../results/cells.ts'
import type { Cell, Column, Table } from '../results/cells.ts'
import { bandWords } from '../results/words.ts'
import { say, text } from '../text.ts'
import { moveWords } from './trial-table.ts'
import type { RoundToTry } from './rounds-to-try.ts'

/** What was tried on what. */
export interface Tried {
  readonly trial: Trial
  readonly before: Framework
  readonly after: Framework
  readonly on: RoundToTry
}

export function trialSheet({ trial, before, after, on }: Tried): Table {
  const { round, revision } = on
  const publication = round.publications.find((one) => one.revision === revision)
  const place = (value: number | null) => figure(value === null ? null : String(value))
  const isOpen = trial.units.some(({ left }) => left !== null)
  const digits = { before: before.rounding.index, after: after.rounding.index }
  return {
    file: text('trial.file'),
    title: `${text('trial.only')}: ${text('trial.table')}`,
    about: [
      [text('figures.round'), round.title],
      [text('figures.revision'), String(revision)],
      ...(publication ? [[text('figures.publication'), publication.hash] as const] : []),
      [`${text('trial.framework-then')} ${before.id}@${before.version}`, before.hash],
      [`${text('trial.framework-now')} ${after.id}@${after.version}`, after.hash],
      ...trial.notes.map((note) => [text('trial.notes'), describeTrialNote(note, language())] as const),
    ],
    columns: [
      { label: text('unit') },
      { label: text('trial.place-then'), digits: 0 },
      { label: text('trial.place-now'), digits: 0 },
      { label: text('figures.move') },
      { label: text('trial.index-then'), digits: digits.before },
      { label: text('trial.index-now'), digits: digits.after },
      { label: text('trial.difference'), digits: Math.max(digits.before, digits.after) },
      { label: text('trial.band-then') },
      { label: text('trial.band-now') },
      { label: text('trial.why') },
      ...(isOpen ? leftColumns(digits.after) : []),
      { label: text('figures.unit-id') },
    ],
    rows: trial.units.map((unit) => [
      unit.name,
      place(unit.before.place),
      place(unit.after.place),
      moveWords(unit, trial),
      figure(unit.before.index),
      figure(unit.after.index),
      figure(unit.difference),
      bandWords(before, unit.before.band),
      bandWords(after, unit.after.band),
      whyWords(unit),
      ...(isOpen ? leftCells(unit) : []),
      unit.id,
    ]),
  }
}

/** While criteria are open, what is left to each unit. */
const leftColumns = (digits: number): readonly Column[] => [
  { label: text('trial.lowest'), digits },
  { label: text('trial.highest'), digits },
  { label: text('trial.best'), digits: 0 },
  { label: text('trial.worst'), digits: 0 },
]

const leftCells = ({ left }: TrialUnit): readonly Cell[] =>
  [left?.lowest, left?.highest, left?.best, left?.worst].map((one) => figure(one === undefined ? null : String(one)))

const whyWords = ({ criteria }: TrialUnit): string => criteria.map(criterionWords).join('; ')

const criterionWords = ({ number, title, before, after }: TrialCriterion): string =>
  `${number} ${say(title)}: ${sayTrialPoints(before, language())} → ${sayTrialPoints(after, language())}`
