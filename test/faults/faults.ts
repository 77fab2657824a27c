/**
 * `npm run faults`: the built server is killed, its disk fills up, fails and loses power, its database is locked, its
 * people write over each other and its lines break. Ends with 1 when anything that it acknowledged is lost.
 */
import { parseArgs } from 'node:util'
import { backupsRefused } from './damaged-backups.ts'
import { filledUp } from './disk-full.ts'
import { dropped } from './drops.ts'
import { edited } from './editors.ts'
import { shelved } from './files.ts'
import { type Finding, found } from './finding.ts'
import { killed } from './kills.ts'
import { lockedOut } from './locked.ts'
import { cutOff } from './power.ts'
import { restoredEqual } from './restores.ts'
import { askedAnything } from './random-requests.ts'
import { faulty } from './storage-faults.ts'
import { upgraded } from './upgrades.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: '' },
    kills: { type: 'string', default: '1000' },
    servers: { type: 'string', default: '2' },
    writers: { type: 'string', default: '4' },
    writes: { type: 'string', default: '20000' },
    cuts: { type: 'string', default: '500' },
    recorded: { type: 'string', default: '600' },
    files: { type: 'string', default: '20' },
    steps: { type: 'string', default: '60' },
    every: { type: 'string', default: '1' },
    fillings: { type: 'string', default: '10' },
    'locked-s': { type: 'string', default: '30' },
    'health-ms': { type: 'string', default: '250' },
    editors: { type: 'string', default: '50' },
    edits: { type: 'string', default: '1000' },
    forms: { type: 'string', default: '10' },
    autosaves: { type: 'string', default: '500' },
    backups: { type: 'string', default: '200' },
    restores: { type: 'string', default: '50' },
    upgrades: { type: 'string', default: '100' },
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string', default: '20260101' },
    'ready-ms': { type: 'string', default: '2000' },
    json: { type: 'boolean', default: false },
  },
})

function number(name: keyof typeof values): number {
  const value = Number(values[name])
  if (!Number.isSafeInteger(value) || value < 1) {
    process.stderr.write(`--${name}: a whole number above 0\n`)
    process.exit(2)
  }
  return value
}

const parts: Readonly<Record<string, () => Promise<Finding>>> = {
  kills: () =>
    killed({
      kills: number('kills'),
      servers: number('servers'),
      writers: number('writers'),
      writes: number('writes'),
      readyMs: number('ready-ms'),
    }),
  power: () => cutOff({ cuts: number('cuts'), writes: number('recorded'), seed: number('seed') }),
  files: () => shelved(number('files')),
  disk: () => faulty({ steps: number('steps'), every: number('every') }),
  full: () => filledUp({ times: number('fillings') }),
  locked: () => lockedOut({ seconds: number('locked-s'), healthMs: number('health-ms') }),
  editors: () =>
    edited({ editors: number('editors'), edits: number('edits'), forms: number('forms'), seed: number('seed') }),
  backups: () => backupsRefused({ backups: number('backups'), spoken: 10, seed: number('seed') }),
  restores: () => restoredEqual({ restores: number('restores'), writers: number('writers') }),
  upgrades: () => upgraded({ moments: number('upgrades') }),
  random: () => askedAnything({ seconds: 60 * number('minutes'), seed: number('seed') }),
  drops: () => dropped({ edits: number('autosaves'), share: 0.3, seed: number('seed') }),
}

const only = [...positionals, ...(values.only === '' ? [] : values.only.split(','))]
const chosen = only.length === 0 ? Object.keys(parts) : only
const findings: Finding[] = []
for (const name of chosen) {
  const part = parts[name]
  if (part === undefined) {
    process.stderr.write(`--only: of ${Object.keys(parts).join(', ')}\n`)
    process.exit(2)
  }
  const finding = await found(name, part)
  findings.push(finding)
  if (!values.json) process.stdout.write(tableOf(finding))
}
const losses = findings.reduce((sum, one) => sum + one.losses.length, 0)
process.stdout.write(
  values.json ? `${JSON.stringify({ findings, losses }, null, 2)}\n` : `${findings.length} parts, ${losses} losses\n`,
)
process.exitCode = losses === 0 ? 0 : 1

function tableOf({ name, figures, losses }: Finding): string {
  const rows = Object.entries(figures).map(([what, value]) => `  ${what.padEnd(46)}${`${value}`.padStart(12)}\n`)
  const lost = losses.slice(0, 20).map((one) => `  ! ${one}\n`)
  return `${name}\n${rows.join('')}  ${'losses'.padEnd(46)}${`${losses.length}`.padStart(12)}\n${lost.join('')}\n`
}
