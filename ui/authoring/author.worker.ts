/**
 * Loads, edits and proves a draft beside the page, with the engine of the command line: no key costs the server
 * anything, and on a slow machine none waits.
 */
import {
  accept,
  compare,
  edit,
  idFor,
  isAcceptable,
  leastVersion,
  levelOf,
  loadWhole,
  newLeaf,
  outline,
  readExamples,
  refusals,
  reportOf,
  say,
  templates,
} from '../../engine/author.ts'
import type { Accepted, CaseReport, Change, Library, NodeShape, Outline } from '../../engine/author.ts'
import type { Comparison, Decimal, Framework, Lang, Outcome, Place, Problem, Text } from '../../engine/live.ts'

/** The frameworks that a draft extends, by reference: "ha-noi-phong@1.0.0". */
export type Above = Readonly<Record<string, { readonly file: string; readonly text: string }>>

/** What was published before it. */
export interface Before {
  /** The hash of every published version. */
  readonly register: Readonly<Record<string, string>>
  /** The newest published version of the same framework. */
  readonly newest: Framework | null
  /** To compare with: that, or another version of it, or what it extends. */
  readonly other: Framework | null
}

/** A problem in a person's words. */
export interface Worded {
  readonly code: string
  readonly severity: Problem['severity']
  readonly place: Place | null
  /** The id that it speaks of; "": none. */
  readonly about: string
  readonly words: string
}

export type Looked =
  | (Omit<Extract<Outline, { readonly kind: 'rows' }>, 'problems'> & { readonly problems: readonly Worded[] })
  | { readonly kind: 'unreadable'; readonly problems: readonly Worded[] }

export type Edited =
  | { readonly kind: 'ok'; readonly value: string }
  | { readonly kind: 'refused'; readonly problems: readonly Worded[] }

export interface Proven {
  /** Every reason not to publish. */
  readonly against: readonly Worded[]
  /** What the examples show; null where they, or the framework, have errors. */
  readonly cases: readonly CaseReport[] | null
  /** What they could expect in place of what they do: what the framework gives now. */
  readonly acceptable: readonly Accepted[]
  /** The newest published version of the same framework; null: there is none. */
  readonly newest: string | null
  /** With that, with another version, or with what it extends; null as well where the framework has errors. */
  readonly comparison: Comparison | null
  /** The least version that the changes allow; null: any will do. */
  readonly least: string | null
}

/** A way to score a criterion, to choose from. */
export interface TemplateName {
  readonly id: string
  readonly title: Text
  readonly about: Text
}

export interface LeafWanted {
  readonly number: string
  readonly title: string
  /** In points: "2.5". */
  readonly max: Decimal
  readonly template: string
  /** After the point of a criterion's points, as the framework rounds. */
  readonly digits: number
  /** Ids that other criteria have. */
  readonly taken: readonly string[]
}

interface Told {
  readonly text: string
  readonly file: string
  readonly lang: Lang
  readonly above: Above
}

export type Question =
  | (Told & { readonly kind: 'look' })
  | (Told & { readonly kind: 'edit'; readonly change: Change })
  | (Told & {
      readonly kind: 'prove'
      readonly examples: string
      readonly examplesFile: string
      readonly before: Before
    })
  | {
      readonly kind: 'accept'
      readonly examples: string
      readonly examplesFile: string
      readonly accepted: readonly Accepted[]
      readonly lang: Lang
    }
  | { readonly kind: 'templates' }
  | { readonly kind: 'leaf'; readonly wanted: LeafWanted }

/** The reply has the same number. */
export interface Asked {
  readonly number: number
  readonly question: Question
}

export interface Replies {
  readonly look: Looked
  readonly edit: Edited
  readonly prove: Proven
  readonly accept: Edited
  readonly templates: readonly TemplateName[]
  readonly leaf: NodeShape
}

const worded = (problems: readonly Problem[], lang: Lang): readonly Worded[] =>
  problems.map((one) => ({
    code: one.code,
    severity: one.known === undefined ? one.severity : 'note',
    place: one.place,
    about: one.params['id'] ?? '',
    words: say(one, lang),
  }))

const edited = (outcome: Outcome<string>, lang: Lang): Edited =>
  outcome.kind === 'ok' ? outcome : { kind: 'refused', problems: worded(outcome.problems, lang) }

const libraryOf =
  (above: Above): Library =>
  (reference) =>
    above[reference] ?? null

function answer(question: Question): Replies[Question['kind']] {
  switch (question.kind) {
    case 'look': {
      const { text, file, lang, above } = question
      const seen = outline(text, file, libraryOf(above))
      return { ...seen, problems: worded(seen.problems, lang) }
    }
    case 'edit': {
      const { text, file, lang, above, change } = question
      return edited(edit(text, file, libraryOf(above), change), lang)
    }
    case 'accept':
      return edited(accept(question.examples, question.examplesFile, question.accepted), question.lang)
    case 'prove':
      return prove(question)
    case 'templates':
      return templates.map(({ id, title, about }) => ({ id, title, about }))
    case 'leaf':
      return leafOf(question.wanted)
    default:
      return question satisfies never
  }
}

function leafOf({ taken, template, ...wanted }: LeafWanted): NodeShape {
  const chosen = templates.find(({ id }) => id === template) ?? templates[0]!
  return newLeaf({ ...wanted, id: idFor(wanted.title, taken), template: chosen })
}

function prove({
  text,
  file,
  examples,
  examplesFile,
  lang,
  above,
  before,
}: Extract<Question, { readonly kind: 'prove' }>): Proven {
  const { register, newest, other } = before
  const whole = loadWhole(text, file, libraryOf(above))
  const unproven: Proven = {
    against: [],
    cases: null,
    acceptable: [],
    newest: newest?.version ?? null,
    comparison: null,
    least: null,
  }
  if (whole.kind === 'refused') return { ...unproven, against: worded(errors(whole.problems), lang) }
  const { framework } = whole.value
  const comparison = other === null ? null : compare(other, framework)
  const least = newest && leastVersion(newest.version, levelOf(compare(newest, framework).changes))
  const compared: Proven = { ...unproven, comparison, least }
  const read = readExamples(examples, examplesFile, framework)
  if (read.kind === 'refused') return { ...compared, against: worded(errors(read.problems), lang) }
  const against = worded(refusals(whole.value, read.value, { register, newest }), lang)
  const { cases } = reportOf(read.value, framework)
  const acceptable = cases.flatMap(({ differences }, index) =>
    differences.filter(isAcceptable).map((difference) => ({ case: index, difference })),
  )
  return { ...compared, against, cases, acceptable }
}

const errors = (problems: readonly Problem[]): readonly Problem[] =>
  problems.filter(({ severity, known }) => severity === 'error' && known === undefined)

/** The compiler takes this for a page, whose way to post is another. */
const tell = (self as unknown as { postMessage: (reply: unknown) => void }).postMessage.bind(self)

addEventListener('message', ({ data: { number, question } }: MessageEvent<Asked>) => {
  tell({ number, reply: answer(question) })
})
