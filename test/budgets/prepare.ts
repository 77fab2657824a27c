/**
 * What the pages are measured on: an authority with 30 made-up units and two rounds that they fill in, of Hanoi's
 * shape and of a framework with 1,000 criteria. Everything goes through the actions of real users.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { leaves } from '../../engine/index.ts'
import type { Framework } from '../../engine/index.ts'
import { usableFramework } from '../../server/actions/add-round.ts'
import { addUnits } from '../../server/actions/add-units.ts'
import { beginDraft } from '../../server/actions/begin-draft.ts'
import { acceptMany } from '../../server/actions/decide-many.ts'
import { moveRound } from '../../server/actions/move-round.ts'
import { saveAnswer } from '../../server/actions/save-answer.ts'
import type { Actor, Deps } from '../../server/deps.ts'
import { textOf } from '../bench/frameworks.ts'
import { answerFor } from '../fuzz/answers.ts'
import { randomFrom } from '../fuzz/random.ts'
import { publishAll } from '../publish-all.ts'
import { answersOf, cookieOf, inFolder, openedRound, person } from '../load/prepare.ts'

const UNITS = 30
const LEAVES = 1000
const USUAL = 'ha-noi-phong@1.0.0'
const LARGE = `bench-${LEAVES}@1.0.0`

/** One form, as its office opens it. */
export interface Form {
  readonly framework: Framework
  readonly assessment: string
  readonly round: string
}

export interface Prepared {
  /** Cookies of sessions. */
  readonly office: string
  readonly council: string
  readonly author: string
  /** The id of the next version of the usual framework, begun by the author. */
  readonly draft: string
  readonly usual: Form
  readonly large: Form
  /** The id of a round in appraisal: every unit answered every criterion, every second unit is decided. */
  readonly across: string
}

export function fillShelf(folder: string): void {
  cpSync('frameworks/ha-noi-phong', join(folder, 'ha-noi-phong'), { recursive: true })
  mkdirSync(join(folder, `bench-${LEAVES}`), { recursive: true })
  writeFileSync(join(folder, `bench-${LEAVES}/1.0.0.yaml`), textOf(LEAVES))
  publishAll(folder)
}

export const prepare = (folder: string, shelf: string): Promise<Prepared> =>
  inFolder(folder, shelf, async (deps, writer) => {
    const administrator = await person(deps, writer, 'quan-tri', 'administrator')
    const council = await person(deps, writer, 'hoi-dong', 'council')
    const author = await person(deps, writer, 'soan-khung', 'author')
    const units = await addUnits(deps, administrator, {
      units: Array.from({ length: UNITS }, (_, at) => ({ name: `Đơn vị ${at + 1} (minh họa)`, type: 'phong' })),
    })
    const people: Actor[] = []
    for (const [at, unit] of units.entries())
      people.push(await person(deps, writer, `don-vi-${at + 1}`, 'office', unit))
    const office = people[0]!
    const form = async (reference: string): Promise<Form> => {
      const framework = usableFramework(await deps.shelf(deps.store.db), reference)
      const { id, assessments } = await openedRound(deps, administrator, framework, people)
      return { framework, round: id, assessment: assessments.get(office.unit?.id ?? '') ?? '' }
    }
    const large = await form(LARGE)
    const random = randomFrom(51)
    // A full form is the slowest to score. What stands in its first domain is left to the visit.
    for (const leaf of leaves(large.framework)
      .slice(50)
      .filter(({ scored_by }) => scored_by === 'appraisal')) {
      const answer = answerFor(leaf, random)
      await saveAnswer(deps, office, { assessment: large.assessment, criterion: leaf.id, rev: 0, answer, note: '' })
    }
    return {
      across: await across(deps, administrator, council, people),
      usual: await form(USUAL),
      large,
      office: await cookieOf(deps, office),
      council: await cookieOf(deps, council),
      author: await cookieOf(deps, author),
      draft: await beginDraft(deps, author, {
        text: readFileSync(join(shelf, 'ha-noi-phong/1.0.0.yaml'), 'utf8').replace(
          'version: "1.0.0"',
          'version: "1.1.0"',
        ),
        examples: readFileSync(join(shelf, 'ha-noi-phong/1.0.0.examples.yaml'), 'utf8'),
      }),
    }
  })

async function across(deps: Deps, administrator: Actor, council: Actor, people: readonly Actor[]): Promise<string> {
  const framework = usableFramework(await deps.shelf(deps.store.db), USUAL)
  const { id, setting, assessments } = await openedRound(deps, administrator, framework, people)
  const of = ({ unit }: Actor): string => assessments.get(unit?.id ?? '') ?? ''
  for (const [at, office] of people.entries())
    for (const [criterion, answer] of answersOf(framework, setting, at % 5))
      await saveAnswer(deps, office, { assessment: of(office), criterion, rev: 0, answer, note: 'Minh họa' })
  await moveRound(deps, council, { round: id, rev: 2, to: 'appraisal' })
  const decided = people.filter((_, at) => at % 2 === 1)
  const items = decided.flatMap((office) =>
    leaves(framework).map((leaf) => ({ assessment: of(office), criterion: leaf.id })),
  )
  await acceptMany(deps, council, id, { items })
  return id
}
