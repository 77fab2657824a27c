/** The words of the command line, alike in both languages. Problems have theirs in the engine. */
import type { ChangeLevel, Lang, Mutant, OtherOutcome, Severity } from '../../engine/index.ts'
import type { BadFile } from '../evidence/check-evidence.ts'
import type { BackupTrouble } from '../backup/problem.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

interface CommandHelp {
  readonly usage: string
  readonly purpose: string
  readonly about: readonly string[]
  readonly examples: readonly string[]
}

type Command =
  | 'lint'
  | 'test'
  | 'score'
  | 'advise'
  | 'diff'
  | 'impact'
  | 'origins'
  | 'publish'
  | 'config'
  | 'backup'
  | 'restore'
  | 'verify'
  | 'help'

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
  readonly commands: Readonly<Record<Command, CommandHelp>>
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
  readonly notAPercentage: (option: string, found: string) => string
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
  /** `quotas` is null where the framework has none. */
  readonly coverage: (branches: string, outcomes: string, bands: string, quotas: string | null) => string
  readonly inherited: (criteria: number) => string
  readonly outcome: Readonly<Record<OtherOutcome, string>>
  readonly unshownBranch: (id: string, branch: number, words: string) => string
  readonly unshownBand: (id: string) => string
  readonly unshownQuota: (id: string, passed: boolean) => string
  readonly unshownOutcome: (outcome: string, ids: string) => string
  readonly wayThere: (inputs: string) => string
  readonly noWayThere: string
  /** `stated` are those of which the examples file says why no example can catch them. */
  readonly mutation: (
    score: string,
    killed: number,
    survived: number,
    refused: number,
    equivalent: number,
    stated: number,
  ) => string
  readonly mutationWaits: string
  readonly leftOut: (before: string) => string
  readonly wouldCatch: (inputs: string, before: string, after: string) => string
  readonly noExampleFound: string
  /** `entry` is what to write for the first of them. */
  readonly howToState: (entry: string) => string
  readonly statedReason: (reason: string) => string
  readonly equivalent: Readonly<Record<NonNullable<Mutant['equivalent']>, string>>
  readonly frameworkBroken: string
  readonly examplesBroken: string

  readonly provenance: Readonly<Record<'official' | 'illustrative', string>>
  readonly period: (from: string, until: string) => string
  readonly survey: (held: boolean) => string
  readonly pointsColumn: string
  readonly stillOpen: (ids: string) => string
  readonly faulty: (ids: string) => string

  readonly attainable: (lowest: string, highest: string) => string
  readonly attainableUnknown: string
  readonly attainableNone: (ids: string) => string
  readonly onlyBounds: (ids: string) => string
  readonly mostDecisive: string
  readonly decides: (lowest: string, highest: string, span: string) => string
  readonly othersOpen: (count: number) => string

  readonly needsGoal: string
  readonly beyondReach: (asked: string, highest: string) => string
  readonly notAnIndex: (found: string) => string
  readonly goalIndex: (index: string) => string
  readonly goalBand: (title: string) => string
  readonly now: (index: string, band: string) => string
  readonly sum: (points: string, total: string, of: string, index: string) => string
  readonly after: (index: string, band: string) => string
  readonly countedLowest: (ids: string) => string
  readonly reachedAlready: string
  readonly improve: (criteria: number) => string
  readonly sharedFact: string
  readonly notAsked: string
  /** What an index does that would be above the total, or below 0. */
  readonly heldAt: Readonly<Record<'at-total' | 'at-zero', string>>
  /** Titles of vetoes and ceilings. */
  readonly barred: (titles: string) => string
  /** Numbers of criteria. */
  readonly keptGiven: (criteria: string) => string
  readonly outOfReach: (index: string, band: string) => string
  readonly stillAsked: (conditions: string) => string
  readonly byTheRules: (criteria: string) => string
  readonly openReaches: (highest: string) => string
  readonly noPlan: Readonly<Record<'band' | 'size' | 'search' | 'sums', string>>
  readonly maybeCheaper: (ids: string) => string
  readonly unclassified: string

  readonly frameworkItself: string
  readonly noChanges: string
  readonly reason: (text: string) => string
  readonly level: Readonly<Record<ChangeLevel, string>>
  readonly changes: (breaking: number, risky: number, info: number) => string
  readonly step: Readonly<Record<ChangeLevel, string>>

  readonly trialOnly: string
  /** Of a round with several frameworks none is continued by this one. */
  readonly continuesNone: (reference: string, known: string) => string
  readonly trialColumns: readonly [places: string, indices: string, unit: string]
  readonly trialBand: (bands: string) => string
  readonly trialNotes: string
  /** What open criteria leave: places, and ends of the index. */
  readonly trialLeft: (best: number, worst: number, lowest: string, highest: string) => string

  readonly noSuchEntry: (entry: string) => string
  /** A change of an overlay, its reason and the document it rests on ("": none). */
  readonly becauseOf: (kind: string, reason: string, rests: string) => string
  readonly published: (reference: string, hash: string) => string
  readonly publishedNext: string
  readonly publishable: (reference: string, hash: string) => string
  readonly alreadyPublished: (reference: string) => string
  readonly notPublished: (reference: string, reasons: number) => string
  readonly publishedChanged: (reference: string) => string
  readonly wrongFolder: (file: string) => string
  readonly badRegister: (file: string) => string
  readonly cannotWrite: (file: string, reason: string) => string

  readonly settingFrom: Readonly<Record<'environment' | 'default', string>>
  readonly settingsChecked: (wrong: number) => string
  readonly noFolder: (folder: string) => string
  readonly folderNotWritable: (folder: string) => string
  readonly databaseUnusable: (reason: string) => string
  readonly databaseDamaged: (place: string) => string
  readonly newerDatabase: (migrations: string) => string
  readonly serverRuns: (folder: string) => string

  readonly backedUp: (file: string, at: string, evidence: number, bytes: string) => string
  readonly restored: (file: string, at: string, evidence: number, bytes: string) => string
  readonly restoredBroken: string
  /** `id` of the key, and where it is. */
  readonly keyApart: (id: string, where: string) => string
  readonly restoredWithoutKey: (problem: string) => string
  readonly backupTrouble: Readonly<Record<BackupTrouble, (about: string) => string>>

  readonly nothingToVerify: string
  readonly noDatabase: (file: string) => string
  readonly noJournal: string
  readonly journalWhole: (authority: string, entries: number, last: string) => string
  readonly recordAltered: (authority: string, record: string) => string
  readonly journalBroken: (authority: string, seq: number) => string
  readonly publicationAltered: (authority: string, round: string) => string
  readonly evidenceUnreadable: (reason: string) => string
  readonly evidenceRead: (files: number, whole: number, bytes: string) => string
  readonly evidenceTrouble: Readonly<Record<BadFile['trouble'], (sha256: string) => string>>
  /** `object`: "Phòng A · 1.1". */
  readonly evidenceAt: (authority: string, object: string, name: string, removed: boolean) => string
  readonly evidenceLeftOver: (name: string) => string
  readonly evidenceFromBackup: string
  readonly noPublication: (file: string) => string
  readonly otherFramework: (reference: string, expected: string, found: string) => string
  readonly publicationHash: (hash: string) => string
  readonly publicationSame: (units: number) => string
  /** Of "final index" or "final <id of a criterion>"; the place of a unit has no set of answers. */
  readonly publicationFigure: (column: string, figure: string) => string
  readonly publicationDiffers: (difference: {
    readonly unit: string
    readonly figure: string
    readonly published: string
    readonly again: string
  }) => string

  readonly internal: (detail: string) => string
}

export const words: Readonly<Record<Lang, Words>> = { vi, en }
