/** Whether a framework may be published: everything that it has to show for that is looked at, and every example run. */
import { loadWhole, readExamples, refusals } from '../../engine/index.ts'
import type { Framework, Library, Problem, Published, Whole } from '../../engine/index.ts'

export interface Text {
  readonly file: string
  readonly text: string
}

/** Plain data: it may be judged in another thread. */
export interface Case extends Published {
  readonly framework: Text
  readonly examples: Text
  /** By reference, all that it may extend. */
  readonly texts: ReadonlyMap<string, Text>
}

export type Verdict =
  | { readonly kind: 'publishable'; readonly framework: Framework }
  /** At least one. */
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }

export type Judge = (asked: Case) => Promise<Verdict>

export function judge({ framework, examples, texts, register, newest }: Case): Verdict {
  const library: Library = (reference) => texts.get(reference) ?? null
  const whole = loadWhole(framework.text, framework.file, library)
  if (whole.kind === 'refused') return refused(whole.problems)
  const reasons = reasonsAgainst(whole.value, examples, { register, newest })
  return reasons.length > 0 ? refused(reasons) : { kind: 'publishable', framework: whole.value.framework }
}

/** The same for the command line. */
export function reasonsAgainst(whole: Whole, { file, text }: Text, published: Published): readonly Problem[] {
  const read = readExamples(text, file, whole.framework)
  return read.kind === 'refused' ? read.problems : refusals(whole, read.value, published)
}

/** What is only noticed keeps nothing from being published. */
const refused = (problems: readonly Problem[]): Verdict => ({
  kind: 'refused',
  problems: problems.filter(({ severity }) => severity === 'error'),
})
