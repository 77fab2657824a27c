/** The help pages, put together from the words and the table of options. */
import { commandNames, ownOptions, type CommandName } from './arguments.ts'
import { padEnd } from './layout.ts'
import type { Words } from './words.ts'

const COMMON = ['format', 'lang', 'no-input', 'help', 'version']

export function generalHelp(say: Words): string {
  const { headings, general } = say
  const usages = commandNames.map((name) => say.commands[name].usage.replace(/^khung /, ''))
  const width = Math.max(...usages.map((usage) => usage.length)) + 2
  return pages([
    [say.slogan],
    section(headings.usage, [general.usage]),
    section(
      headings.commands,
      commandNames.map((name, index) => padEnd(usages[index] ?? '', width) + say.commands[name].purpose),
    ),
    section(headings.commonOptions, options(COMMON, say)),
    section(
      headings.exits,
      say.exits.map(([code, meaning]) => `${padEnd(String(code), 4)}${meaning}`),
    ),
    section(headings.examples, general.examples),
    [general.more],
  ])
}

export function commandHelp(name: CommandName, say: Words): string {
  const { usage, purpose, about, examples } = say.commands[name]
  return pages([
    [`khung ${name}: ${purpose}.`],
    section(say.headings.usage, [usage]),
    about,
    ownOptions[name].length > 0 ? section(say.headings.options, options(ownOptions[name], say)) : [],
    section(say.headings.commonOptions, options(COMMON, say)),
    section(say.headings.examples, examples),
  ])
}

const options = (names: readonly string[], say: Words): readonly string[] =>
  names.map((name) => say.options[name] ?? `--${name}`)

const section = (heading: string, lines: readonly string[]): readonly string[] => [
  `${heading}:`,
  ...lines.map((line) => `  ${line}`),
]

const pages = (blocks: readonly (readonly string[])[]): string =>
  blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')
