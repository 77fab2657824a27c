/** What the command line says in English: one catalogue, in the order of `words.ts`. */
import type { Words } from './words.ts'

const several = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

export const en: Words = {
  slogan: 'khung: assessment frameworks as data – check, score, explain, compare.',
  headings: {
    usage: 'Usage',
    commands: 'Commands',
    options: 'Options',
    commonOptions: 'Common options',
    exits: 'Exit codes',
    examples: 'Examples',
  },
  general: {
    usage: 'khung COMMAND [options]',
    more: 'More about one command: khung help COMMAND',
    examples: ['khung lint frameworks/ha-noi-phong/1.0.0.yaml', 'khung score ha-noi-phong@1.0.0 answers.yaml'],
  },
  commands: {
    lint: {
      usage: 'khung lint FILE…',
      purpose: 'find mistakes in framework files, with line and column',
      about: [
        'One line a problem: file:line:col code level sentence.',
        'FILE is a framework file, a folder, or "-" for standard input.',
        'Notes do not fail the command; errors and warnings do.',
      ],
      examples: ['khung lint frameworks/ha-noi-phong/1.0.0.yaml', 'khung lint frameworks --format json'],
    },
    test: {
      usage: 'khung test [FILE…] [--coverage] [--mutate]',
      purpose: 'run the examples beside each framework',
      about: [
        'The examples of <version>.yaml stand beside it, in <version>.examples.yaml.',
        'Without FILE every framework of the folder frameworks is run.',
        'An example that fails, or a criterion without any example, fails the command.',
        '--mutate makes one mistake after the other (every threshold, point value and bound off by its smallest step)',
        'and looks whether an example notices; of those that pass it names the place and an example that would.',
      ],
      examples: [
        'khung test',
        'khung test frameworks/ha-noi-phong/1.0.0.yaml --coverage',
        'khung test --mutate --min-score 95',
      ],
    },
    score: {
      usage: 'khung score FRAMEWORK ANSWERS [--survey|--no-survey]',
      purpose: 'score a set of answers and explain every point',
      about: [
        'FRAMEWORK is a file, or id@version in the folder frameworks.',
        'ANSWERS is a YAML or JSON file with the period and the answers by criterion.',
        'While a criterion is unanswered or cannot be scored there is no index, and the exit code is 1.',
      ],
      examples: [
        'khung score ha-noi-phong@1.0.0 answers.yaml',
        'khung score ha-noi-phong@1.0.0 answers.yaml --no-survey',
      ],
    },
    advise: {
      usage: 'khung advise FRAMEWORK ANSWERS --reach|--band GOAL',
      purpose: 'find the least work that reaches an index or a band',
      about: [
        'Finds the fewest criteria to improve; among equals the way with the least points to spare, then in printed order.',
        'Denominators, what did not arise and the survey stay as they are.',
        'Criteria not fully answered count at their lowest. The exit code is 1 when there is no way.',
      ],
      examples: [
        'khung advise ha-noi-phong@1.0.0 answers.yaml --reach 90',
        'khung advise ha-noi-phong@1.0.0 answers.yaml --band excellent',
      ],
    },
    diff: {
      usage: 'khung diff OLD NEW',
      purpose: 'compare two versions of a framework, criterion by criterion',
      about: [
        'OLD and NEW are files, or id@version in the folder frameworks.',
        'Signs: + added, − removed, ⇄ moved or renamed, ~ changed. Layout and order are no change.',
        'The exit code is 1 when there are changes.',
      ],
      examples: ['khung diff ha-noi-phong@1.0.0 quan-mau-phong@1.0.0', 'khung diff old.yaml new.yaml --format json'],
    },
    impact: {
      usage: 'khung impact PUBLICATION FRAMEWORK',
      purpose: 'try a published round under another framework: who would move, and why',
      about: [
        'PUBLICATION is the document that the page of a result hands out; its framework lies in the folder frameworks.',
        'FRAMEWORK is a file, or id@version: another version of that framework, a draft of one, or an overlay.',
        'The final answers are carried over by the ids of criteria (and replaces) and of inputs; nothing is converted or',
        'made up. Points that the council gave stay, up to the new maximum. A unit with a criterion that cannot be scored',
        'has no index and no place. This is a trial, not a result. The exit code is 1 when a place, index or band changes.',
      ],
      examples: [
        'khung impact khung-1-0f343b093112.json ha-noi-phong@1.1.0',
        'khung impact khung-1-0f343b093112.json new.yaml --format json',
      ],
    },
    origins: {
      usage: 'khung origins FRAMEWORK [ENTRY]',
      purpose: 'show which file and line each value comes from',
      about: [
        'FRAMEWORK is a file, or id@version in the folder frameworks.',
        'ENTRY is the id of a domain or criterion, with a property if you like; without it, all are shown.',
        'Each value is a line: name, value, file:line:column; after ← what the parent had.',
      ],
      examples: [
        'khung origins quan-mau-phong@1.0.0 initiatives',
        'khung origins quan-mau-phong@1.0.0 initiatives.max',
      ],
    },
    publish: {
      usage: 'khung publish FRAMEWORK [--dry-run]',
      purpose: 'publish a version of a framework, which never changes from then on',
      about: [
        'FRAMEWORK is a file <id>/<version>.yaml, or id@version in the folder frameworks.',
        'Refused unless the framework has no error, every criterion has an example and every example passes,',
        'every branch of a rule and every band is shown or said why not (unreached), and the version is a large',
        'enough step from the newest published one. The hash of the framework goes into published.json;',
        'to change a published version is an integrity mismatch, exit code 4.',
      ],
      examples: ['khung publish ha-noi-phong@1.0.0 --dry-run', 'khung publish frameworks/quan-mau-phong/1.0.0.yaml'],
    },
    config: {
      usage: 'khung config',
      purpose: 'show every setting of the server, and check it',
      about: [
        'Each line: name, value, and where it comes from. Passwords and keys are hidden.',
        'Settings are environment variables; run it with those of the server.',
      ],
      examples: ['khung config', 'DATABASE_URL=postgres://khung@localhost/khung khung config --lang en'],
    },
    backup: {
      usage: 'khung backup FILE',
      purpose: 'copy everything the server remembers into one file, while it runs',
      about: [
        'Takes the settings of the server (khung config). FILE is a tar: the database as of one moment, from SQLite or',
        'PostgreSQL, all evidence, and a list of hashes; it is read again before it gets its name. Keep it safe: it',
        'holds the accounts. An existing file is never replaced. The keys (journal.key, secret.key or the settings) are',
        'not in it: keep them in another place.',
      ],
      examples: ['khung backup khung-2026-12-31.tar'],
    },
    restore: {
      usage: 'khung restore FILE',
      purpose: 'put a backup where there is no data yet',
      about: [
        'Takes the settings of the server (khung config): an empty data folder, or an empty PostgreSQL; it need not be',
        'the kind that the backup was made from. A damaged, foreign or newer file is refused, and data that is there',
        'is left alone. Where people have authenticator apps, put secret.key into the data folder, or set SECRET_KEY.',
      ],
      examples: ['DATA_DIR=/srv/khung khung restore khung-2026-12-31.tar'],
    },
    verify: {
      usage: 'khung verify FILE|--journal|--evidence',
      purpose: 'score a published result again, or check the journal, the evidence',
      about: [
        'FILE is the document of a publication, from the page of its result. Prints the hash of the file, to be held against',
        'the journal, then scores and ranks every unit again from the answers in it, by the framework of the same hash in',
        'the folder of frameworks; exit code 4 if one point differs. No server is needed.',
        '--journal takes the settings of the server (khung config), which may go on running. Names the first bad entry of each',
        'authority, and every publication that is not what the journal says; exit code 4 if there is any.',
        '--evidence reads every stored file of evidence again, in the data folder or in the bucket, and holds it against the',
        'journal. Names what is damaged or missing and where it is attached (exit code 4), and what is left over (exit code 1).',
        'May be given together with --journal.',
      ],
      examples: [
        'khung verify khung-1-0f343b093112.json',
        'khung verify --journal --format json',
        'khung verify --journal --evidence',
      ],
    },
    help: {
      usage: 'khung help [COMMAND]',
      purpose: 'show this page, or that of one command',
      about: [],
      examples: ['khung help score'],
    },
  },
  options: {
    format: '--format human|json   for people (default) or for programs',
    lang: '--lang vi|en          language, vi by default',
    'no-input': '--no-input            ask nothing (it never asks)',
    help: '-h, --help            show help',
    version: '-V, --version         show the version',
    survey: '--survey              score as if a survey was held',
    reach: '--reach INDEX         the index to reach, such as 90 or 87.5',
    band: '--band ID             the id of the band to reach, or a better one',
    'no-survey': '--no-survey           score as if no survey was held',
    coverage: '--coverage            name branches, outcomes, bands and quotas that no example shows',
    mutate: '--mutate              make one small mistake after the other, see whether an example notices',
    'min-score': '--min-score 95        fail when the examples notice a smaller percentage of the mistakes',
    'dry-run': '--dry-run             only check, write nothing',
    journal: '--journal             check the journals of all authorities',
    evidence: '--evidence            read every stored file of evidence again',
  },
  exits: [
    [0, 'nothing to mend'],
    [1, 'problems, failed examples, changes, no index yet, or something in the way'],
    [2, 'wrong usage'],
    [3, 'a file cannot be read'],
    [4, 'a published version or result, a journal, evidence or a backup was changed'],
    [70, 'a mistake of this program'],
  ],

  noCommand: 'No command given.',
  unknownCommand: (found) => `There is no command "${found}".`,
  unknownOption: (found, command) => `The command "${command}" has no option "${found}".`,
  didYouMean: (word) => ` Did you mean "${word}"?`,
  optionNeedsValue: (option) => `The option "${option}" needs a value.`,
  optionTakesNoValue: (option) => `The option "${option}" takes no value.`,
  notInList: (option, found, known) => `"${option}" does not take "${found}". Known: ${known}.`,
  tooFewOperands: (usage) => `Something is missing. Usage: ${usage}`,
  tooManyOperands: (found, usage) => `"${found}" is too much. Usage: ${usage}`,
  notAPercentage: (option, found) => `"${option}" takes a number from 0 to 100, such as 95, not "${found}".`,
  contradiction: (one, other) => `Only one of "${one}" and "${other}".`,
  seeHelp: (command) => `For help: khung help${command === '' ? '' : ` ${command}`}`,

  noSuchFile: (file) => `There is no file "${file}".`,
  isFolder: (file) => `"${file}" is a folder; a file is needed here.`,
  cannotRead: (file, reason) => `"${file}" cannot be read (${reason}).`,
  notUtf8: (file) => `"${file}" is not UTF-8 text. Save it again as UTF-8.`,
  noFrameworks: (folder) => `There are no framework files in "${folder}".`,
  unknownFramework: (reference, known) =>
    `There is no framework "${reference}" in the folder frameworks.${known.length > 0 ? ` There are: ${known.join(', ')}.` : ''}`,

  versionMissing: (id, known) => `Name the version of "${id}" as well: ${known.join(', ')}.`,
  isExamples: (file) => `"${file}" is an examples file. Run: khung test ${file.replace('.examples', '')}`,

  severity: { error: 'error', warning: 'warning', note: 'note' },
  lintClean: (files) => `${several(files, 'file', 'files')} checked: no problems.`,
  lintFound: (errors, warnings, notes, known) =>
    `${several(errors, 'error', 'errors')}, ${several(warnings, 'warning', 'warnings')}, ${several(notes, 'note', 'notes')}${known > 0 ? `; ${several(known, 'known defect of the text', 'known defects of the text')}` : ''}.`,

  examplesMissing: (file) => `has no examples file ${file}; one to copy: frameworks/README.md`,
  casesPassed: (passed, all) => `${passed}/${all} examples passed`,
  caseFailed: 'FAILED',
  differs: (path, expected, found) => `${path}: expected ${expected}, found ${found}`,
  uncovered: (ids) => `criteria without an example: ${ids}`,
  testSummary: (frameworks, passed, failed, uncovered, idle) =>
    `${several(frameworks, 'framework', 'frameworks')}: ${several(passed, 'example', 'examples')} passed, ${failed} failed, ${several(uncovered, 'criterion', 'criteria')} without an example${idle > 0 ? `; ${several(idle, 'framework', 'frameworks')} without any example run` : ''}.`,
  coverage: (branches, outcomes, bands, quotas) =>
    `shown by an example: ${branches} branches of rules, ${outcomes} other outcomes, ${bands} bands${quotas === null ? '' : `, ${quotas} outcomes of quotas`}`,
  inherited: (criteria) =>
    `${several(criteria, 'criterion is', 'criteria are')} scored as in the parent: its examples show them`,
  outcome: { open: 'open', not_arising: 'claimed not to arise', no_survey: 'no survey' },
  unshownBranch: (id, branch, text) => `${id}: no example for branch ${branch} (${text}).`,
  unshownBand: (id) => `no example gets the band "${id}".`,
  unshownQuota: (id, passed) => `no example ${passed ? 'passes' : 'keeps to'} the quota "${id}".`,
  unshownOutcome: (outcome, ids) => `no example "${outcome}": ${ids}`,
  wayThere: (inputs) => `These answers lead there: ${inputs}`,
  noWayThere: 'No answer leads there.',
  mutation: (score, killed, survived, refused, equivalent, stated) =>
    `mistakes: the examples notice ${score}% (${killed}, and miss ${survived}); besides, lint refuses ${refused}, and ${equivalent} change no result${stated > 0 ? `; of ${stated} the examples file says why none can notice` : ''}`,
  mutationWaits: 'mistakes: none made, since every example has to hold first',
  leftOut: (before) => `without "${before}"`,
  wouldCatch: (inputs, before, after) =>
    `missed. An example that notices: ${inputs} must give ${before}, the mistake gives ${after}.`,
  noExampleFound: 'missed. No example was found; add one close to this border.',
  howToState: (entry) =>
    `Where no example can notice one, say why under survivors in the examples file (path: see --format json), as: ${entry}`,
  statedReason: (reason) => `no example can notice it. Reason: ${reason}`,
  equivalent: {
    'same-rule': 'scores in the same way.',
    'same-results': 'every answer there is gives what it gave before.',
  },
  frameworkBroken: 'the framework has problems, its examples were not run',
  examplesBroken: 'the examples file has problems and was not run',

  provenance: { official: 'official', illustrative: 'illustrative, not an official text' },
  period: (from, until) => `Period ${from} – ${until}`,
  survey: (held) => (held ? 'with a survey' : 'without a survey'),
  pointsColumn: 'Points / maximum',
  stillOpen: (ids) => `Not fully answered: ${ids}`,
  faulty: (ids) => `Cannot be scored: ${ids}`,

  attainable: (lowest, highest) => `Index still attainable: from ${lowest} to ${highest}`,
  attainableUnknown: 'The index still attainable cannot be told.',
  attainableNone: (ids) => `No answers lead to an index, because of: ${ids}`,
  onlyBounds: (ids) => `The interval may be wider than what can be reached; not everything is known of: ${ids}`,
  mostDecisive: 'Criteria not fully answered, those that matter most first:',
  decides: (lowest, highest, span) => `${lowest} to ${highest} points, decides ${span}`,
  othersOpen: (count) => `and ${several(count, 'other', 'others')}`,

  needsGoal: 'State what to reach: "--reach INDEX" or "--band ID".',
  beyondReach: (asked, highest) =>
    `"--reach" is ${asked}, but this framework gives ${highest} at most; name a lower goal.`,
  notAnIndex: (found) => `"--reach" needs an index such as 90 or 87.5 (with a decimal dot), not "${found}".`,
  goalIndex: (index) => `To reach: an index from ${index}`,
  goalBand: (title) => `To reach: the band "${title}" or a better one`,
  now: (index, band) => `Now: ${index}, band "${band}"`,
  sum: (points, total, of, index) => `Index = ${points} × ${total} ÷ ${of} = ${index}`,
  after: (index, band) => `After the improvements: ${index}, band "${band}"`,
  countedLowest: (ids) => `Not fully answered, counted at their lowest: ${ids}`,
  reachedAlready: 'Reached already; nothing to improve.',
  improve: (criteria) => `${several(criteria, 'thing', 'things')} to improve:`,
  sharedFact: 'shared fact',
  notAsked: 'not asked',
  heldAt: { 'at-total': 'held at the total', 'at-zero': 'never below 0' },
  barred: (titles) => `Stands in the way, whatever is improved: ${titles}`,
  keptGiven: (criteria) => `Kept at the points that the council gave in place of the rule's: ${criteria}`,
  outOfReach: (index, band) => `Out of reach. With everything at its best: ${index}, band "${band}".`,
  stillAsked: (conditions) => `Still lacking there: ${conditions}.`,
  byTheRules: (criteria) => `If ${criteria} were scored by the rules, not by the council:`,
  openReaches: (highest) => `Answering what is still open can bring the index up to ${highest}.`,
  noPlan: {
    band: 'Not known: the condition of this band, or of what limits it, cannot be told apart by criterion and domain.',
    size: 'Not known: there are too many ways to improve.',
    search: 'Not known: a rule is too wide to look at all ways to improve.',
    sums: 'Not known: the plan that was found does not reach this when it is scored again.',
  },
  maybeCheaper: (ids) => `There may be a way with less work; not everything was looked at: ${ids}`,
  unclassified: 'in no band',

  frameworkItself: 'Framework',
  noChanges: 'No changes.',
  reason: (text) => `Reason: ${text}`,
  level: { breaking: 'breaking', risky: 'risky', info: 'info' },
  changes: (breaking, risky, info) =>
    `${several(breaking + risky + info, 'change', 'changes')}: ${breaking} breaking (can change a score), ${risky} risky (can change a meaning), ${info} info (wording).`,
  step: {
    breaking: 'The new version needs a major step (the first number).',
    risky: 'The new version needs at least a minor step (the second number).',
    info: 'The new version needs at least a patch step (the third number).',
  },

  trialOnly: 'A trial, not a result',
  continuesNone: (reference, known) =>
    `This round was scored by ${known}; "${reference}" is no version and no overlay of any of them.`,
  trialColumns: ['Place', 'Index', 'Unit'],
  trialBand: (bands) => `band: ${bands}`,
  trialNotes: 'Not carried over, or good to know:',
  trialLeft: (best, worst, lowest, highest) =>
    `still possible: place ${best === worst ? best : `${best} – ${worst}`}, index ${lowest === highest ? lowest : `${lowest} – ${highest}`}`,

  noSuchEntry: (entry) => `The framework has no "${entry}".`,
  becauseOf: (kind, reason, rests) => `${kind}: "${reason}"${rests === '' ? '' : `, by ${rests}`}`,
  published: (reference, hash) => `Published ${reference}: ${hash}`,
  publishedNext: 'The server reads its frameworks at start: start it again to make and open rounds by this version.',
  publishable: (reference, hash) => `${reference} can be published: ${hash} (nothing was written)`,
  alreadyPublished: (reference) => `${reference} is published already, and unchanged.`,
  notPublished: (reference, reasons) =>
    `${reference} is not published: ${several(reasons, 'reason', 'reasons')} above.`,
  publishedChanged: (reference) =>
    `${reference} was published and its file is no longer what was published; restore it first.`,
  wrongFolder: (file) => `"${file}" does not stand at <id>/<version>.yaml, so it cannot be published.`,
  badRegister: (file) => `"${file}" is no list of the hashes of published versions.`,
  cannotWrite: (file, reason) => `"${file}" cannot be written (${reason}).`,

  settingFrom: { environment: 'environment', default: 'default' },
  settingsChecked: (wrong) =>
    wrong === 0 ? 'The settings can be used.' : `${several(wrong, 'setting', 'settings')} to mend.`,
  noFolder: (folder) => `There is no folder "${folder}".`,
  folderNotWritable: (folder) => `The folder "${folder}" cannot be written.`,
  databaseUnusable: (reason) => `The database cannot be used: ${reason}`,
  databaseDamaged: (place) => `The database is damaged (${place}); restore the last backup elsewhere and compare.`,
  newerDatabase: (migrations) =>
    `The database was written by a newer version of Khung (${migrations}); use that version.`,
  serverRuns: (folder) => `A server uses the data folder "${folder}"; stop it first.`,

  backedUp: (file, at, evidence, bytes) =>
    `Backup "${file}" of ${at}: the database and ${several(evidence, 'file', 'files')} of evidence, ${bytes}, read again and whole.`,
  restored: (file, at, evidence, bytes) =>
    `Restored from "${file}" of ${at}: the database and ${several(evidence, 'file', 'files')} of evidence, ${bytes}.`,
  restoredBroken: 'The journal in it was already broken when the backup was made; see: khung verify --journal',
  keyApart: (id, where) =>
    `Not in it: key ${id} (${where}), without which no authenticator app works. Keep it as well, in another place.`,
  restoredWithoutKey: (problem) => `Everything is restored, but the server does not start yet. ${problem}`,
  backupTrouble: {
    exists: (file) => `"${file}" exists already; a backup never replaces a file.`,
    'in-the-way': (place) => `There is data already (${place}); a backup is restored only where there is none.`,
    'no-database': (place) =>
      `There is no database to copy, or it is of an older version (${place}). Start the server once with these settings.`,
    'no-file': (file) => `There is no file "${file}".`,
    foreign: (file) => `"${file}" is no backup of Khung.`,
    newer: (file) => `"${file}" was made by a newer version of Khung; restore it with that version.`,
    damaged: (file) => `"${file}" is damaged or incomplete; nothing was restored.`,
    evidence: (sha256) => `The evidence with SHA-256 ${sha256} is lost or damaged; no backup was made.`,
  },

  nothingToVerify: 'Say what to verify: the file of a publication, or --journal, --evidence.',
  noDatabase: (file) =>
    `There is no database "${file}" yet; name the right folder with DATA_DIR, or start the server once.`,
  noJournal: 'There is no authority yet, so there is no journal.',
  journalWhole: (authority, entries, last) =>
    `${authority}: ${several(entries, 'entry', 'entries')}, whole; last hash ${last}`,
  recordAltered: (authority, record) => `${authority}: ALTERED: “${record}” is not what the journal last said of it.`,
  journalBroken: (authority, seq) => `${authority}: BROKEN at entry ${seq}: it does not follow from the one before.`,
  publicationAltered: (authority, round) =>
    `${authority}: the publication of round ${round} is NOT the one that the journal names.`,
  evidenceUnreadable: (reason) =>
    `The place of evidence cannot be read (${reason}); nothing was checked. See the settings: khung config`,
  evidenceRead: (files, whole, bytes) =>
    `Evidence: ${whole} of ${several(files, 'file', 'files')} as uploaded, bit by bit; ${bytes} were read.`,
  evidenceTrouble: {
    damaged: (sha256) => `DAMAGED ${sha256}: the content is not what was uploaded. Attached at:`,
    missing: (sha256) => `MISSING ${sha256}: it is no longer there. Attached at:`,
  },
  evidenceAt: (authority, object, name, removed) =>
    `${authority}: ${object}, “${name}”${removed ? ' (taken away by the office)' : ''}`,
  evidenceLeftOver: (name) =>
    `LEFT OVER ${name}: no journal names it (an upload that was refused, perhaps); no result uses it.`,
  evidenceFromBackup: 'Take the file from a backup again: in it, its name is evidence/ and then the SHA-256.',
  noPublication: (file) => `"${file}" is not the document of a publication, as the page of a result hands it out.`,
  otherFramework: (reference, expected, found) =>
    `The framework ${reference} here has the hash ${found}, the publication was made with ${expected}. Get that file of the framework.`,
  publicationHash: (hash) => `Hash of the file: ${hash}`,
  publicationSame: (units) =>
    `${units} units: scored again from the answers in the file, every point, index, class and place is as published.`,
  publicationFigure: (column, figure) => (figure === '' ? column : `${column} ${figure}`),
  publicationDiffers: ({ unit, figure, published, again }) =>
    `${unit}, ${figure}: ${published} was published, ${again} is what the answers give.`,

  internal: (detail) => `The program failed; your files are not at fault. Please report this: ${detail}`,
}
