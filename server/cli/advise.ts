/** khung advise: the least work that reaches an index or a band, in words that can be checked by hand. */
import {
  advise as adviseForm,
  attainable,
  leaves,
  readAnswers,
  readNumber,
  sayLacking,
  showDecimal,
  showValue,
  type Advice,
  type Attainable,
  type Ending,
  type Framework,
  type Goal,
  type Input,
  type Lang,
  type PlanChange,
  type PlanStep,
  type Setting,
  type Text,
} from '../../engine/index.ts'
import { hint } from './arguments.ts'
import { loadText, printJson, refuse, type Call } from './call.ts'
import { CLEAN, FINDINGS, Stop, USAGE } from './exit.ts'
import { readFramework, readText } from './files.ts'
import { hanging, withCell } from './layout.ts'
import { heading } from './score.ts'

export function advise(call: Call): number {
  const { operands, say, format, flags, values } = call
  if (!values.has('reach') && !values.has('band')) throw new Stop(USAGE, say.needsGoal)
  const [frameworkName = '', answersName = ''] = operands
  const loaded = loadText(readFramework(frameworkName, say), call)
  if (loaded.kind === 'refused') return refuse(loaded.problems, call)
  const framework = loaded.value
  const goal = goalOf(framework, call)
  const written = readText(answersName, say)
  const read = readAnswers(written.text, written.file, framework)
  if (read.kind === 'refused') return refuse(read.problems, call)

  const { answers } = read.value
  const survey = flags.has('survey') || (read.value.setting.survey && !flags.has('no-survey'))
  const setting = { ...read.value.setting, survey }
  refuseBeyond(framework, goal, setting, call)
  const advice = adviseForm(framework, answers, setting, goal)
  if (format === 'json') printJson({ goal, ...advice }, call)
  else {
    call.terminal.data(heading(framework, setting, call).join('\n'))
    print(framework, goal, advice, call)
    if (advice.kind === 'unreachable' && advice.assumed.length > 0) {
      printOpen(framework, attainable(framework, answers, setting), call)
    }
  }
  return advice.kind === 'plan' ? CLEAN : FINDINGS
}

function goalOf({ bands, rounding }: Framework, { values, say }: Call): Goal {
  const band = values.get('band')
  const ids = bands.map(({ id }) => id)
  if (band !== undefined) {
    if (!ids.includes(band)) throw new Stop(USAGE, say.notInList('--band', band, ids.join(', ')) + hint(band, ids, say))
    return { kind: 'band', band }
  }
  const text = values.get('reach') ?? ''
  const index = readNumber(text, { type: 'percent', decimals: rounding.index })
  // On a command line only the dot is a decimal sign, as in files.
  if (index.kind !== 'number' || text.includes(',')) throw new Stop(USAGE, say.notAnIndex(text))
  return { kind: 'index', index: index.value }
}

/** No answers at all give more: that is no goal for anybody. */
function refuseBeyond(framework: Framework, goal: Goal, setting: Setting, { lang, say }: Call): void {
  if (goal.kind !== 'index') return
  const found = attainable(framework, {}, setting)
  if (found.kind !== 'attainable' || Number(goal.index) <= Number(found.highest.index)) return
  const show = (index: string): string => `${showDecimal(index, lang)} ${framework.scale.unit}`
  throw new Stop(USAGE, say.beyondReach(show(goal.index), show(found.highest.index)))
}

const titleOf = (text: Text, lang: Lang): string => (lang === 'en' ? (text.en ?? text.vi) : text.vi)

function ruleTitle(id: string, { vetoes = [], ceilings = [] }: Framework, lang: Lang): string {
  const found = [...vetoes, ...ceilings].find((rule) => rule.id === id)
  return found ? titleOf(found.title, lang) : id
}

/** As it is printed in the form; shared answers have no number. */
const numberOf = (id: string, framework: Framework): string =>
  leaves(framework).find((leaf) => leaf.id === id)?.number ?? id

/** What is open was counted at its lowest: answering it may still reach the goal. */
function printOpen({ scale }: Framework, found: Attainable, { lang, say, terminal }: Call): void {
  if (found.kind !== 'attainable') return
  const highest = `${showDecimal(found.highest.index, lang)} ${scale.unit}`
  terminal.data(hanging('', say.openReaches(highest), terminal.width).join('\n'))
}

/** goal: null where it has been printed. */
function print(framework: Framework, goal: Goal | null, advice: Advice, call: Call): void {
  const { lang, say, terminal } = call
  const index = (value: string): string => `${showDecimal(value, lang)} ${framework.scale.unit}`
  const band = (id: string | null): string => {
    const found = framework.bands.find((one) => one.id === id)
    return found ? titleOf(found.title, lang) : say.unclassified
  }
  const line = (text: string): void => terminal.data(hanging('', text, terminal.width).join('\n'))
  const numbers = (ids: readonly string[]): string => ids.map((id) => numberOf(id, framework)).join(', ')
  const standing = ({ from, assumed, given }: Extract<Advice, { readonly from: Ending }>): void => {
    line(say.now(index(from.index), band(from.band)))
    line(sumOf(from, framework, call))
    if (assumed.length > 0) line(say.countedLowest(numbers(assumed)))
    if (given !== undefined) line(say.keptGiven(numbers(given)))
  }
  if (goal !== null) {
    terminal.data('')
    line(goal.kind === 'index' ? say.goalIndex(index(goal.index)) : say.goalBand(band(goal.band)))
  }
  switch (advice.kind) {
    case 'none':
      return line(say.attainableNone(advice.blocked.join(', ')))
    case 'unknown':
      return line(say.noPlan[advice.reason])
    case 'unreachable':
      standing(advice)
      if (advice.barred !== undefined)
        line(say.barred(advice.barred.map((id) => ruleTitle(id, framework, lang)).join('; ')))
      line(say.outOfReach(index(advice.highest.index), band(advice.highest.band)))
      if (advice.lacking.length > 0)
        line(say.stillAsked(advice.lacking.map((one) => sayLacking(framework, one, lang)).join('; ')))
      if (advice.by_rule === undefined) return
      terminal.data('')
      line(say.byTheRules(numbers(advice.given ?? [])))
      return print(framework, null, advice.by_rule, call)
    case 'plan':
      standing(advice)
      if (advice.steps.length === 0) return line(say.reachedAlready)
      terminal.data('')
      line(say.improve(advice.steps.length))
      for (const step of advice.steps) terminal.data(stepLines(step, framework, call).join('\n'))
      terminal.data('')
      line(say.after(index(advice.to.index), band(advice.to.band)))
      line(sumOf(advice.to, framework, call))
      if (advice.bounded.length > 0) line(say.maybeCheaper(advice.bounded.join(', ')))
      return
    default:
      return advice satisfies never
  }
}

/** Every criterion with its points before and after, then the answers that change. */
function stepLines({ criteria, changes }: PlanStep, framework: Framework, call: Call): readonly string[] {
  const { lang, terminal } = call
  const all = leaves(framework)
  const heads = criteria.flatMap(({ id, from, to }) => {
    const leaf = all.find((one) => one.id === id)!
    const cell = `${showDecimal(from, lang)} → ${showDecimal(to, lang)}`
    return withCell('  ', `${leaf.number} ${titleOf(leaf.title, lang)}`, cell, terminal.width)
  })
  const facts = changes.flatMap((change) => hanging('    ', changeLine(change, framework, call), terminal.width))
  return [...heads, ...facts.map((text) => terminal.paint('quiet', text))]
}

function changeLine({ owner, input: id, from, to }: PlanChange, framework: Framework, { lang, say }: Call): string {
  const inputs: readonly Input[] =
    owner === 'facts' ? framework.facts : (leaves(framework).find((leaf) => leaf.id === owner)?.inputs ?? [])
  const input = inputs.find((one) => one.id === id)!
  const shared = owner === 'facts' ? ` (${say.sharedFact})` : ''
  const before = from === null ? say.notAsked : showValue(input, from, lang)
  return `${titleOf(input.label, lang)}${shared}: ${before} → ${showValue(input, to, lang)}`
}

function sumOf(ending: Ending, { scale, rounding }: Framework, { lang, say }: Call): string {
  const { points, of, index, bonus, penalty, held } = ending
  const total = String(scale.total / 10 ** rounding.criterion)
  const show = (value: string): string => showDecimal(value, lang)
  const more = [
    ...(bonus === undefined ? [] : [` + ${show(bonus)}`]),
    ...(penalty === undefined ? [] : [` − ${show(penalty)}`]),
  ]
  const result = `${show(index)} ${scale.unit}`
  const sum = say.sum(show(points), show(total), `${show(of)}${more.join('')}`, result)
  return held === undefined ? sum : `${sum} (${say.heldAt[held]})`
}
