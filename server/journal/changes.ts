/**
 * What an entry of the journal says beyond its act: each value by its name, from what to what.
 * Past 250 lines, because it is one table: what each action keeps, in words.
 */
import { parts, showTime, showValue } from '../../engine/index.ts'
import type { Answer, Framework, Input, InputValue, Lang, Text } from '../../engine/index.ts'
import type { Role } from '../http/schemas.ts'
import { sheetsIn } from '../present-delegations.ts'
import type { Context } from './context.ts'
import { editedWords } from './edited.ts'
import { labels, roles, scopes } from './labels.ts'
import { dateChanges, day, same, stage, told, wordsIn } from './told.ts'
import type { Change } from './told.ts'

export interface Entry {
  readonly seq: number
  readonly action: string
  readonly round: string | null
  readonly detail: Readonly<Record<string, unknown>>
}

type Tell = (entry: Entry, context: Context, lang: Lang) => readonly Change[]

const say = (text: Text, lang: Lang): string => (lang === 'en' ? (text.en ?? text.vi) : text.vi)

const reason: Tell = ({ detail }, _context, lang) => told(labels[lang].reason, wordsIn(detail['reason']))

/** Frameworks call a type by its id: that is what is left to say where nobody named it. */
const typeName = (id: unknown, { types }: Context): string => types.get(wordsIn(id)) ?? wordsIn(id)

const role = (value: unknown, lang: Lang): string => roles[lang][value as Role] ?? wordsIn(value)

/** What was answered, label by label; only what differs, where there was something before. */
const answer =
  (from: (entry: Entry, context: Context) => unknown): Tell =>
  (entry, context, lang) => {
    const { detail } = entry
    const framework = context.frameworks.get(wordsIn(detail['assessment']))
    const part = framework && parts(framework).find(({ id }) => id === detail['criterion'])
    const [was, is] = [from(entry, context), detail['answer']] as readonly (Answer | null | undefined)[]
    const say = labels[lang]
    const inputs = part === undefined ? [] : part.inputs
    const values = inputs.flatMap((input) => valueChange(input, was?.inputs[input.id], is?.inputs[input.id], lang))
    const claim = same(was?.not_arising, is?.not_arising)
      ? []
      : told(say.claim, is?.not_arising ?? null, was?.not_arising ?? null)
    const points = same(was?.adjusted?.points, is?.adjusted?.points)
      ? []
      : told(say.points, shown(is?.adjusted?.points), shown(was?.adjusted?.points))
    return [...values, ...claim, ...points]
  }

const shown = (points: string | undefined): string | null => points?.replace('.', ',') ?? null

function valueChange(input: Input, from: InputValue | undefined, to: InputValue | undefined, lang: Lang) {
  if (same(from, to)) return []
  const words = (value: InputValue | undefined) => (value === undefined ? null : showValue(input, value, lang))
  return told(say(input.label, lang), words(to), words(from))
}

const note: Tell = ({ seq, detail }, { before }, lang) => {
  const [was, is] = [wordsIn(before.get(seq)?.['note']), wordsIn(detail['note'])]
  return was === is ? [] : told(labels[lang].note, is, was)
}

const decided: Tell = (...asked) => {
  const [, , lang] = asked
  const late = asked[0].detail['late'] === true ? told(labels[lang].late, labels[lang].yes) : []
  return [...answer(({ detail }) => detail['said'])(...asked), ...reason(...asked), ...late]
}

const validity: Tell = ({ detail }, _context, lang) => [
  ...told(labels[lang].from, day(detail['valid_from'], lang)),
  ...told(labels[lang].until, day(detail['valid_until'], lang)),
]

const membership: Tell = (entry, context, lang) => [
  ...told(labels[lang].role, role(entry.detail['role'], lang)),
  ...told(labels[lang].unit, context.units.get(wordsIn(entry.detail['unit'])) ?? ''),
  ...validity(entry, context, lang),
]

/** Two memberships of one role differ by their unit. An early entry says only the role that was taken up. */
const roleChanged: Tell = ({ detail }, { memberships, units }, lang) => {
  const words = (id: unknown): string => {
    const found = memberships.get(wordsIn(id))
    if (found === undefined) return ''
    const unit = units.get(found.unit ?? '') ?? ''
    return unit === '' ? role(found.role, lang) : `${role(found.role, lang)}, ${unit}`
  }
  const [from, to] = [words(detail['from']), words(detail['membership'])]
  return to === '' ? [] : told(labels[lang].role, to, from)
}

const dates: Tell = ({ seq, detail }, { before }, lang) => dateChanges(before.get(seq), detail, lang)

/** Of a unit or an account: what it was and what it became, field by field. */
const fields: Tell = ({ detail }, context, lang) => {
  const [was, is] = [detail['from'], detail['to']] as readonly (Readonly<Record<string, unknown>> | undefined)[]
  const say = labels[lang]
  const one = (key: string, label: string, words: (value: unknown) => string = wordsIn) =>
    words(was?.[key]) === words(is?.[key]) ? [] : told(label, words(is?.[key]), words(was?.[key]))
  return [
    ...one('name', say.name),
    ...one('email', say.email),
    ...one('type', say.type, (id) => typeName(id, context)),
    ...one('attributes', say.attributes, (value) => pairs(value, lang)),
    ...one('valid_from', say.from, (value) => day(value, lang)),
    ...one('valid_until', say.until, (value) => day(value, lang)),
  ]
}

const pairs = (value: unknown, lang: Lang): string =>
  Object.entries((value ?? {}) as Readonly<Record<string, unknown>>)
    .map(
      ([id, one]) => `${id} = ${typeof one === 'boolean' ? (one ? labels[lang].yes : labels[lang].no) : String(one)}`,
    )
    .join(', ')

const delegations: Tell = ({ round, detail }, { people, ofRound }, lang) => {
  const sheets = new Map((ofRound.get(round ?? '') ?? []).flatMap(sheetsIn).map((sheet) => [sheet.id, sheet]))
  const given = (detail['delegations'] ?? []) as readonly {
    readonly user_id: string
    readonly sheets: readonly string[]
  }[]
  return given.flatMap(({ user_id, sheets: ids }) =>
    told(
      people.get(user_id) || labels[lang].erased,
      ids.map((id) => sheets.get(id)?.number || say(sheets.get(id)?.title ?? { vi: id }, lang)).join(', ') ||
        labels[lang].none,
    ),
  )
}

const unitFacts: Tell = ({ round, detail }, { units, ofRound }, lang) => {
  const inputs = (ofRound.get(round ?? '') ?? []).flatMap(({ targets, attributes }: Framework) => [
    ...targets,
    ...attributes,
  ])
  const given = (detail['units'] ?? []) as readonly {
    readonly unit_id: string
    readonly targets: Readonly<Record<string, InputValue>>
    readonly attributes: Readonly<Record<string, InputValue>>
  }[]
  return given.flatMap(({ unit_id, targets, attributes }) =>
    told(
      units.get(unit_id) ?? '',
      Object.entries({ ...targets, ...attributes })
        .map(([id, value]) => {
          const input = inputs.find((one) => one.id === id)
          return input === undefined
            ? `${id}: ${String(value)}`
            : `${say(input.label, lang)}: ${showValue(input, value, lang)}`
        })
        .join(', '),
    ),
  )
}

const moved: Tell = ({ seq, detail }, { before }, lang) => [
  ...told(labels[lang].stage, stage(detail['to'], lang), stage(before.get(seq)?.['to'] ?? 'draft', lang)),
  ...(typeof detail['unsubmitted'] === 'number' && detail['unsubmitted'] > 0
    ? told(labels[lang].unsubmitted, String(detail['unsubmitted']))
    : []),
]

const made: Tell = ({ detail }, context, lang) => [
  ...told(labels[lang].framework, wordsIn(detail['framework'])),
  ...told(labels[lang].units, Array.isArray(detail['unit_ids']) ? String(detail['unit_ids'].length) : ''),
  ...dates({ seq: 0, action: '', round: null, detail }, { ...context, before: new Map() }, lang),
]

const list =
  (...all: readonly Tell[]): Tell =>
  (...asked) =>
    all.flatMap((one) => one(...asked))

const plain =
  (key: string, label: keyof (typeof labels)['vi']): Tell =>
  ({ detail }, _context, lang) => {
    const value = detail[key]
    return told(labels[lang][label], typeof value === 'number' ? String(value) : wordsIn(value))
  }

/** Where in a paper the council is to look. */
const cites: Tell = ({ detail }, _context, lang) => {
  const { number, signed_on, section, page } = (detail['cites'] ?? {}) as Readonly<Record<string, unknown>>
  const say = labels[lang]
  return [
    ...told(say.number, wordsIn(number)),
    ...told(say.signed, day(signed_on, lang)),
    ...told(say.section, wordsIn(section)),
    ...told(say.page, typeof page === 'number' ? String(page) : null),
  ]
}

/** Whoever decides says no version: it is the one that was asked for. */
const decidedVersion: Tell = (entry, context, lang) => [
  ...told(labels[lang].version, wordsIn(context.before.get(entry.seq)?.['version'])),
  ...reason(entry, context, lang),
]

const tells: Readonly<Record<string, Tell>> = {
  'answer-saved': list(
    answer(({ seq }, { before }) => before.get(seq)?.['answer']),
    note,
  ),
  'answer-accepted': decided,
  'answer-changed': decided,
  'answer-entered': decided,
  'explanation-asked': plain('question', 'question'),
  'explanation-answered': list(plain('question', 'question'), plain('answer', 'answer')),
  'note-added': plain('words', 'words'),
  'evidence-attached': plain('name', 'file'),
  'evidence-removed': plain('name', 'file'),
  'evidence-cited': list(plain('name', 'file'), cites),
  'assessment-submitted': plain('receipt', 'receipt'),
  'assessment-returned': list(plain('receipt', 'receipt'), reason),
  'deadline-extended': list(
    ({ detail }, _context, lang) =>
      told(
        `${labels[lang].deadline} ${stage(detail['stage'], lang)}`,
        day(detail['until'], lang),
        day(detail['before'], lang),
      ),
    reason,
  ),
  'dates-set': list(dates, reason),
  'round-added': made,
  'round-edited': ({ detail }, { units }, lang) => editedWords(detail, units, lang),
  'round-moved': moved,
  'round-published': plain('revision', 'revision'),
  'round-cancelled': list(
    ({ detail }, _context, lang) => told(labels[lang].stage, stage('cancelled', lang), stage(detail['from'], lang)),
    reason,
  ),
  'round-reopened': list(
    ({ detail }, _context, lang) => told(labels[lang].stage, stage(detail['to'], lang), stage('cancelled', lang)),
    reason,
  ),
  'unit-facts-set': unitFacts,
  'sheets-delegated': delegations,
  'version-asked': list(plain('version', 'version'), reason),
  'version-moved': decidedVersion,
  'version-refused': decidedVersion,
  'units-added': ({ detail }, context, lang) => {
    const given = (detail['units'] ?? []) as readonly { readonly name: string; readonly type: string }[]
    return told(labels[lang].type, [...new Set(given.map(({ type }) => typeName(type, context)))].join(', '))
  },
  'unit-changed': fields,
  'unit-type-changed': ({ detail }, _context, lang) =>
    told(labels[lang].name, wordsIn(detail['to']), wordsIn(detail['from'])),
  'reminder-sent': list(
    ({ detail }, { units }, lang) =>
      told(
        labels[lang].unit,
        ((detail['units'] ?? []) as readonly string[]).map((id) => units.get(id) ?? '').join(', '),
      ),
    plain('recipients', 'recipients'),
  ),
  'unit-added': ({ detail }, context, lang) => told(labels[lang].type, typeName(detail['type'], context)),
  'role-changed': roleChanged,
  'user-changed': fields,
  'user-added': list(plain('username', 'username'), membership),
  'membership-granted': membership,
  'membership-changed': validity,
  'token-added': ({ detail }, _context, lang) => [
    ...told(
      labels[lang].scopes,
      ((detail['scopes'] ?? []) as readonly string[])
        .map((one) => scopes[lang][one as keyof (typeof scopes)['vi']] ?? one)
        .join(', '),
    ),
    ...told(labels[lang].until, showTime(wordsIn(detail['expires_at']), lang)),
  ],
  'framework-published': plain('hash', 'hash'),
  'clock-set-back': ({ detail }, _context, lang) =>
    told(labels[lang].clock, showTime(wordsIn(detail['clock']), lang), showTime(wordsIn(detail['last']), lang)),
}

/** Of an act that is not listed, its reason if it has one. */
export const changesOf: Tell = (entry, context, lang) =>
  (Object.hasOwn(tells, entry.action) ? (tells[entry.action] ?? reason) : reason)(entry, context, lang)
