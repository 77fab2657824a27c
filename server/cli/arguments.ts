/** Words of a command line → a command, its operands and its options; or a sentence about what is wrong. */
import { parseArgs } from 'node:util'
import { suggest, type Lang } from '../../engine/index.ts'
import { Stop, USAGE } from './exit.ts'
import { words, type Words } from './words.ts'

type Format = 'human' | 'json'
export type CommandName = keyof Words['commands']

export interface Arguments {
  readonly command: CommandName | null
  readonly operands: readonly string[]
  readonly lang: Lang
  readonly format: Format
  readonly help: boolean
  readonly version: boolean
  /** Options of the command itself that were given. */
  readonly flags: ReadonlySet<string>
  /** Of those, the ones that take a value. */
  readonly values: ReadonlyMap<string, string>
  /** In percent; null: nothing is required. */
  readonly minScore: number | null
}

const common = {
  format: { type: 'string' },
  lang: { type: 'string' },
  'no-input': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const

/** Options that take a value; all others are plain flags. */
const WITH_VALUE: readonly string[] = ['format', 'lang', 'reach', 'band', 'min-score']

/** Options that only some commands have. */
export const ownOptions: Readonly<Record<CommandName, readonly string[]>> = {
  lint: [],
  test: ['coverage', 'mutate', 'min-score'],
  score: ['survey', 'no-survey'],
  advise: ['reach', 'band', 'survey', 'no-survey'],
  diff: [],
  impact: [],
  origins: [],
  publish: ['dry-run'],
  config: [],
  backup: [],
  restore: [],
  verify: ['journal', 'evidence'],
  help: [],
}

const operandCounts: Readonly<Record<CommandName, readonly [least: number, most: number]>> = {
  lint: [1, Infinity],
  test: [0, Infinity],
  score: [2, 2],
  advise: [2, 2],
  diff: [2, 2],
  impact: [2, 2],
  origins: [1, 2],
  publish: [1, 1],
  config: [0, 0],
  backup: [1, 1],
  restore: [1, 1],
  verify: [0, 1],
  help: [0, 1],
}

export const commandNames = Object.keys(operandCounts) as readonly CommandName[]
const isCommand = (word: string): word is CommandName => (commandNames as readonly string[]).includes(word)

/** The language must be known before anything else can be said. */
export function languageOf(argv: readonly string[]): Lang {
  const index = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const value = argv[index] === '--lang' ? argv[index + 1] : argv[index]?.slice('--lang='.length)
  return value === 'en' ? 'en' : 'vi'
}

export function readArguments(argv: readonly string[]): Arguments {
  const lang = languageOf(argv)
  const say = words[lang]
  const own = Object.fromEntries(
    Object.values(ownOptions).flatMap((names) =>
      names.map((name) => [name, { type: WITH_VALUE.includes(name) ? 'string' : 'boolean' } as const]),
    ),
  )
  const { tokens } = parseArgs({ args: [...argv], options: { ...common, ...own }, strict: false, tokens: true })

  const operands = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []))
  const [word, ...rest] = operands
  if (word !== undefined && !isCommand(word))
    throw new Stop(USAGE, say.unknownCommand(word) + hint(word, commandNames, say))
  const command = word ?? null
  const known = [...Object.keys(common), ...(command === null ? Object.keys(own) : ownOptions[command])]
  const given = new Map<string, string | undefined>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const { name, rawName, value } = token
    if (!known.includes(name)) {
      throw new Stop(
        USAGE,
        say.unknownOption(rawName, command ?? 'khung') +
          hint(
            rawName,
            known.map((one) => `--${one}`),
            say,
          ),
      )
    }
    const takesValue = WITH_VALUE.includes(name)
    // "--lang --help" is a forgotten value, not a language.
    if (takesValue && (value === undefined || (!token.inlineValue && value.startsWith('-'))))
      throw new Stop(USAGE, say.optionNeedsValue(rawName))
    if (!takesValue && value !== undefined) throw new Stop(USAGE, say.optionTakesNoValue(rawName))
    given.set(name, value)
  }
  const format = oneOf('--format', given.get('format') ?? 'human', ['human', 'json'], say)
  oneOf('--lang', given.get('lang') ?? 'vi', ['vi', 'en'], say)
  const flags = new Set([...given.keys()].filter((name) => !(name in common)))
  const values = new Map(
    [...given].flatMap(([name, value]) => (flags.has(name) && value !== undefined ? [[name, value]] : [])),
  )
  if (flags.has('survey') && flags.has('no-survey')) throw new Stop(USAGE, say.contradiction('--survey', '--no-survey'))
  if (flags.has('reach') && flags.has('band')) throw new Stop(USAGE, say.contradiction('--reach', '--band'))
  const minScore = percent('--min-score', given.get('min-score'), say)
  const [help, version] = [given.has('help'), given.has('version')]
  if (command !== null && !help && !version) checkOperands(command, rest, say)
  return { command, operands: rest, lang, format, help, version, flags, values, minScore }
}

function checkOperands(command: CommandName, operands: readonly string[], say: Words): void {
  const [least, most] = operandCounts[command]
  const { usage } = say.commands[command]
  if (operands.length < least) throw new Stop(USAGE, say.tooFewOperands(usage))
  const extra = operands[most]
  if (extra !== undefined) throw new Stop(USAGE, say.tooManyOperands(extra, usage))
}

function percent(option: string, found: string | undefined, say: Words): number | null {
  if (found === undefined) return null
  const value = /^\d{1,3}(\.\d)?$/.test(found) ? Number(found) : Infinity
  if (value > 100) throw new Stop(USAGE, say.notAPercentage(option, found))
  return value
}

function oneOf<Value extends string>(option: string, found: string, known: readonly Value[], say: Words): Value {
  const value = known.find((one) => one === found)
  if (value === undefined)
    throw new Stop(USAGE, say.notInList(option, found, known.join(', ')) + hint(found, known, say))
  return value
}

export function hint(found: string, known: readonly string[], say: Words): string {
  const word = suggest(found, known)
  return word === null ? '' : say.didYouMean(word)
}
