/** The words of the command line, alike in both languages. Problems have theirs in the engine. */
import type { ChangeLevel, Lang, Severity } from '../../engine/index.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

interface CommandHelp {
  readonly usage: string
  readonly purpose: string
  readonly about: readonly string[]
  readonly examples: readonly string[]
}

export interface Words {
  readonly slogan: string
  readonly headings: {
    readonly usage: string
    readonly commands: string
    readonly options: string
    readonly commonOptions: string
    readonly exits: string
    readonly examples: string
  }
  readonly general: { readonly usage: string; readonly more: string; readonly examples: readonly string[] }
  readonly commands: Readonly<Record<'lint' | 'test' | 'score' | 'diff' | 'help', CommandHelp>>
  readonly options: Readonly<Record<string, string>>
  readonly exits: readonly (readonly [code: number, meaning: string])[]

  readonly noCommand: string
  readonly unknownCommand: (found: string) => string
  readonly unknownOption: (found: string, command: string) => string
  readonly didYouMean: (word: string) => string
  readonly optionNeedsValue: (option: string) => string
  readonly optionTakesNoValue: (option: string) => string
  readonly notInList: (option: string, found: string, known: string) => string
  readonly tooFewOperands: (usage: string) => string
  readonly tooManyOperands: (found: string, usage: string) => string
  readonly contradiction: (one: string, other: string) => string
  readonly seeHelp: (command: string) => string

  readonly noSuchFile: (file: string) => string
  readonly isFolder: (file: string) => string
  readonly cannotRead: (file: string, reason: string) => string
  readonly notUtf8: (file: string) => string
  readonly noFrameworks: (folder: string) => string
  readonly unknownFramework: (reference: string, known: readonly string[]) => string

  readonly versionMissing: (id: string, known: readonly string[]) => string
  readonly isExamples: (file: string) => string

  readonly severity: Readonly<Record<Severity, string>>
  readonly lintClean: (files: number) => string
  readonly lintFound: (errors: number, warnings: number, notes: number, known: number) => string

  readonly examplesMissing: (file: string) => string
  readonly casesPassed: (passed: number, all: number) => string
  readonly caseFailed: string
  readonly differs: (path: string, expected: string, found: string) => string
  readonly uncovered: (ids: string) => string
  readonly testSummary: (frameworks: number, passed: number, failed: number, uncovered: number, idle: number) => string
  readonly frameworkBroken: string
  readonly examplesBroken: string

  readonly provenance: Readonly<Record<'official' | 'illustrative', string>>
  readonly period: (from: string, until: string) => string
  readonly survey: (held: boolean) => string
  readonly pointsColumn: string
  readonly stillOpen: (ids: string) => string
  readonly faulty: (ids: string) => string

  readonly frameworkItself: string
  readonly noChanges: string
  readonly reason: (text: string) => string
  readonly level: Readonly<Record<ChangeLevel, string>>
  readonly changes: (breaking: number, risky: number, info: number) => string
  readonly step: Readonly<Record<ChangeLevel, string>>

  readonly internal: (detail: string) => string
}

export const words: Readonly<Record<Lang, Words>> = { vi, en }
