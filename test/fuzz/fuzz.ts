/**
 * `npm run fuzz`: both evaluators on made-up rules × inputs and on whole frameworks × answers.
 * The same seed gives the same cases. Ends with 1 at the first difference.
 */
import { parseArgs } from 'node:util'
import { checkLogic } from '../../engine/rules/check-logic.ts'
import { shipped } from '../engine/shipped.ts'
import { formsFramework } from './forms.ts'
import { fuzzFramework } from './frameworks.ts'
import { randomFrom } from './random.ts'
import { compareRule, ruleFor, valuesFor, variables } from './rules.ts'
import { shapeAnswerFor, shapeFor } from './shapes.ts'

const INPUTS = 25
const ROUNDS = 150
/** One made-up framework for so many cases. */
const CASES_A_SHAPE = 500

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '20260101' }, cases: { type: 'string', default: '1000000' } },
})
const seed = Number(values.seed)
const cases = Number(values.cases)
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(cases) || cases < 1) {
  process.stderr.write('usage: npm run fuzz -- [--seed WHOLE_NUMBER] [--cases WHOLE_NUMBER]\n')
  process.exit(2)
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
say(`seed ${seed}, at least ${cases} cases of rule × input`)

const random = randomFrom(seed)
let differences = 0
let rules = 0
let compared = 0
while (compared < cases && differences === 0) {
  const logic = ruleFor(random)
  const { type, findings } = checkLogic(logic, variables)
  if (findings.length > 0 || type === 'unknown') throw new Error(`the type check refuses ${JSON.stringify(logic)}`)
  const found = compareRule(
    logic,
    type,
    Array.from({ length: INPUTS }, () => valuesFor(random)),
  )
  rules++
  compared += INPUTS
  if (found === null) continue
  differences++
  say(`rule   ${JSON.stringify(found.logic)}`)
  say(`inputs ${JSON.stringify(found.values)}`)
  say(`json-logic-js gives ${String(found.reference)}, the closures give ${String(found.fast)}`)
}
say(`rules: ${rules} rules, ${compared} cases`)

let scored = 0
for (const framework of [formsFramework, ...shipped.map((one) => one.framework)]) {
  const found = fuzzFramework(framework, ROUNDS, random)
  scored += found.compared
  say(`${framework.id}@${framework.version}: ${found.compared} criteria`)
  if (found.difference === null) continue
  differences++
  say(JSON.stringify(found.difference))
}
let made = 0
for (let count = 0; count < Math.ceil(cases / CASES_A_SHAPE) && differences === 0; count++) {
  const framework = shapeFor(random)
  const found = fuzzFramework(framework, 12, random, { answer: shapeAnswerFor })
  made++
  scored += found.compared
  if (found.difference === null) continue
  differences++
  say(JSON.stringify(found.difference))
  say(JSON.stringify(framework))
}
say(`${made} made-up frameworks with scopes, shares, bonus, penalty, flags, vetoes and ceilings`)
say(`${compared} rule × input cases and ${scored} scored criteria, seed ${seed}: ${differences} differences`)
process.exitCode = differences === 0 ? 0 : 1
