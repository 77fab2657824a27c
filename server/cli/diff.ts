/** khung diff: what changed between two versions, criterion by criterion. */
import { compare, describeWithin, leaves, saySubject } from '../../engine/index.ts'
import type { Change, ChangeKind, ChangeLevel, Comparison, Framework, Identity } from '../../engine/index.ts'
import { loadText, printJson, refuse, type Call } from './call.ts'
import { CLEAN, FINDINGS } from './exit.ts'
import { readFramework } from './files.ts'
import { hanging } from './layout.ts'
import type { Style } from './terminal.ts'

/** Never by colour alone. */
const signs: Readonly<Record<ChangeKind, readonly [sign: string, style: Style]>> = {
  added: ['+', 'added'],
  removed: ['−', 'removed'],
  moved: ['⇄', 'moved'],
  renamed: ['⇄', 'moved'],
  changed: ['~', 'warning'],
}

const levels: readonly ChangeLevel[] = ['breaking', 'risky', 'info']

export function diff(call: Call): number {
  const { operands, say, format } = call
  const [older = '', newer = ''] = operands
  const from = loadText(readFramework(older, say), call)
  if (from.kind === 'refused') return refuse(from.problems, call)
  const to = loadText(readFramework(newer, say), call)
  if (to.kind === 'refused') return refuse(to.problems, call)
  const comparison = compare(from.value, to.value)
  if (format === 'json') printJson(comparison, call)
  else print(comparison, { from: from.value, to: to.value }, call)
  return comparison.changes.length === 0 ? CLEAN : FINDINGS
}

interface Both {
  readonly from: Framework
  readonly to: Framework
}

function print({ from, to, changes }: Comparison, both: Both, call: Call): void {
  const { say, terminal } = call
  if (changes.length === 0) {
    terminal.message(say.noChanges)
    return
  }
  terminal.data([...headOf('−', from, call), ...headOf('+', to, call)].join('\n'))
  let subject: string | null = null
  for (const change of changes) {
    if (change.id !== subject) terminal.data(`\n${heading(change, call)}`)
    subject = change.id
    terminal.data(
      [...changeLines(change, call), ...sentences(change, both, call), ...reasonLines(change, call)].join('\n'),
    )
  }
  const count = (level: ChangeLevel): number => changes.filter((change) => change.level === level).length
  const gravest = levels.find((level) => count(level) > 0) ?? 'info'
  terminal.message(`\n${say.changes(count('breaking'), count('risky'), count('info'))}`)
  if (from.id === to.id) terminal.message(say.step[gravest])
}

function headOf(
  sign: string,
  { id, version, title, authority }: Identity,
  { lang, terminal }: Call,
): readonly string[] {
  const name = lang === 'en' ? (title.en ?? title.vi) : title.vi
  return hanging(`${sign} `, `${id}@${version} · ${name} · ${authority}`, terminal.width)
}

function heading(change: Change, { lang, say, terminal }: Call): string {
  if (change.id === '') return terminal.paint('strong', say.frameworkItself)
  return `${terminal.paint('strong', saySubject(change, lang))} ${terminal.paint('quiet', `(${change.id})`)}`
}

/** "  ~ điểm tối đa: 1 → 2 [lớn]" */
function changeLines(change: Change, { lang, say, terminal }: Call): readonly string[] {
  const [sign, style] = signs[change.kind]
  const text = `${describeWithin(change, lang)} [${say.level[change.level]}]`
  const [first = '', ...rest] = hanging(`  ${sign} `, text, terminal.width)
  return [first.replace(sign, terminal.paint(style, sign)), ...rest]
}

const reasonLines = ({ reason }: Change, { say, terminal }: Call): readonly string[] =>
  reason === null ? [] : hanging('      ', say.reason(reason), terminal.width)

/** A rule is read best as its sentence, before and after. */
function sentences({ id, property, kind }: Change, { from, to }: Both, { lang, terminal }: Call): readonly string[] {
  if (kind !== 'changed' || property !== 'rule') return []
  const now = leaves(to).find((leaf) => leaf.id === id)
  const old = leaves(from).find((leaf) => leaf.id === id || leaf.id === now?.replaces)
  const [before, after] = [old?.rule.sentence[lang], now?.rule.sentence[lang]]
  if (before === undefined || after === undefined || before === after) return []
  return [
    ...hanging('      − ', before, terminal.width).map((line) => terminal.paint('removed', line)),
    ...hanging('      + ', after, terminal.width).map((line) => terminal.paint('added', line)),
  ]
}
