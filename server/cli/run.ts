/** One call of the command line, from its words to its exit code. Knows no process. */
import { commandNames, hint, languageOf, readArguments, type Arguments, type CommandName } from './arguments.ts'
import { advise } from './advise.ts'
import type { Command } from './call.ts'
import { diff } from './diff.ts'
import { CLEAN, INTERNAL, Stop, USAGE } from './exit.ts'
import { commandHelp, generalHelp } from './help.ts'
import { impact } from './impact.ts'
import { lint } from './lint.ts'
import { origins } from './origins.ts'
import { publish } from './publish.ts'
import { score } from './score.ts'
import type { Terminal } from './terminal.ts'
import { test } from './test.ts'
import { words } from './words.ts'

const commands: Readonly<Record<Exclude<CommandName, 'help'>, Command>> = {
  lint,
  test,
  score,
  advise,
  diff,
  impact,
  origins,
  publish,
  // What only a server needs is not loaded to look at a framework.
  config: async (call) => (await import('./config.ts')).config(call),
  backup: async (call) => (await import('./backup.ts')).backup(call),
  restore: async (call) => (await import('./backup.ts')).restore(call),
  verify: async (call) => (await import('./verify.ts')).verify(call),
}

export async function run(argv: readonly string[], terminal: Terminal, version: () => string): Promise<number> {
  const say = words[languageOf(argv)]
  try {
    return await perform(readArguments(argv), terminal, version)
  } catch (error) {
    if (error instanceof Stop) {
      terminal.message(error.message)
      const command = commandNames.find((name) => name === argv.find((word) => !word.startsWith('-'))) ?? ''
      if (error.code === USAGE) terminal.message(say.seeHelp(command))
      return error.code
    }
    terminal.message(say.internal(error instanceof Error ? (error.stack ?? error.message) : String(error)))
    return INTERNAL
  }
}

function perform(given: Arguments, terminal: Terminal, version: () => string): number | Promise<number> {
  const { command, operands, lang, help } = given
  const say = words[lang]
  if (given.version) {
    terminal.data(`khung ${version()}`)
    return CLEAN
  }
  const [about] = operands
  const named = command === 'help' ? about : (command ?? undefined)
  if (help || command === 'help') {
    const known = commandNames.find((name) => name === named)
    if (named !== undefined && known === undefined)
      throw new Stop(USAGE, say.unknownCommand(named) + hint(named, commandNames, say))
    terminal.data(known === undefined ? generalHelp(say) : commandHelp(known, say))
    return CLEAN
  }
  if (command === null) {
    terminal.message(`${say.noCommand}\n\n${generalHelp(say)}`)
    return USAGE
  }
  return commands[command]({ ...given, say, terminal })
}
