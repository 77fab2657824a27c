/** khung publish: freezes a version, after everything that it has to show has been shown. */
import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { newestPublished, referenceOf, writeRegister } from '../../engine/index.ts'
import type { Framework, Problem, Register } from '../../engine/index.ts'
import { reasonsAgainst } from '../judging/judge.ts'
import { registerFile } from '../register.ts'
import { loadText, loadWholeText, printJson, problemLine, problemRecord, refuse, type Call } from './call.ts'
import { CLEAN, FINDINGS, INTEGRITY, Stop, UNREADABLE, USAGE } from './exit.ts'
import { examplesOf, readFramework, readText, type TextFile } from './files.ts'
import { changedSince, registerIn, shelfOf } from './register.ts'

export function publish(call: Call): number {
  const { operands, say, flags } = call
  const text = readFramework(operands[0] ?? '', say)
  const folder = shelfOf(text.file)
  if (folder === null) throw new Stop(USAGE, say.wrongFolder(text.file))
  const whole = loadWholeText(text, call)
  if (whole.kind === 'refused') return refuse(whole.problems, call)
  const { framework } = whole.value
  const register = registerIn(folder, say)
  const reference = referenceOf(framework)
  const changed = changedSince(whole.value, text.file, say)
  if (changed.length > 0) return report('refused', changed, framework, call, INTEGRITY)
  if (register[reference] !== undefined) return report('unchanged', [], framework, call, CLEAN)

  const newest = newestIn(folder, register, framework.id, call)
  const reasons = reasonsAgainst(whole.value, examplesBeside(text.file, call), { register, newest })
  if (reasons.length > 0) return report('refused', reasons, framework, call, FINDINGS)
  if (flags.has('dry-run')) return report('publishable', [], framework, call, CLEAN)
  write(registerFile(folder), writeRegister({ ...register, [reference]: framework.hash }), call)
  return report('published', [], framework, call, CLEAN)
}

/** The newest published version of the same framework, as it was published. */
function newestIn(folder: string, register: Register, id: string, call: Call): Framework | null {
  const version = newestPublished(register, id)
  if (version === null) return null
  const file = readText(join(folder, id, `${version}.yaml`), call.say)
  const outcome = loadText(file, call)
  if (outcome.kind === 'ok' && outcome.value.hash === register[`${id}@${version}`]) return outcome.value
  throw new Stop(INTEGRITY, call.say.publishedChanged(`${id}@${version}`))
}

function examplesBeside(file: string, { say }: Call): TextFile {
  const examples = examplesOf(file)
  if (!existsSync(examples)) throw new Stop(UNREADABLE, say.examplesMissing(basename(examples)))
  return readText(examples, say)
}

/** Whole or not at all: half a register would stop everything. */
function write(file: string, text: string, { say }: Call): void {
  try {
    writeFileSync(`${file}.new`, text)
    renameSync(`${file}.new`, file)
  } catch (error) {
    throw new Stop(UNREADABLE, say.cannotWrite(file, (error as NodeJS.ErrnoException).code ?? ''))
  }
}

type State = 'published' | 'publishable' | 'unchanged' | 'refused'

function report(state: State, problems: readonly Problem[], framework: Framework, call: Call, code: number): number {
  const { say, terminal, format } = call
  const { hash } = framework
  const reference = referenceOf(framework)
  if (format === 'json') {
    printJson({ framework: reference, state, hash, problems: problems.map((one) => problemRecord(one, call)) }, call)
    return code
  }
  for (const problem of problems) terminal.data(problemLine(problem, call))
  if (state === 'published') {
    terminal.data(say.published(reference, hash))
    terminal.message(say.publishedNext)
  } else if (state === 'publishable') terminal.data(say.publishable(reference, hash))
  else if (state === 'unchanged') terminal.data(say.alreadyPublished(reference))
  else terminal.message(say.notPublished(reference, problems.length))
  return code
}
