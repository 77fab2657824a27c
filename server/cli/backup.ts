/** khung backup, khung restore: everything the server remembers, in one file and back. */
import { backUp, type Made } from '../backup/back-up.ts'
import { BackupProblem, type BackupTrouble } from '../backup/problem.ts'
import { restore as restoreFrom } from '../backup/restore.ts'
import type { Config } from '../settings/config.ts'
import { type BadKey, keyProblem } from '../keys/pinned.ts'
import { isWhole } from '../store/check-journals.ts'
import { FolderInUse } from '../store/lock.ts'
import { openToRead } from '../store/open.ts'
import { showBytes, showMoment } from './amounts.ts'
import { printJson, type Call } from './call.ts'
import { CLEAN, FINDINGS, INTEGRITY, Stop, UNREADABLE } from './exit.ts'
import { placesIn, worded } from './places.ts'

export const backup = (call: Call): Promise<number> =>
  explained(call, async (file) => {
    const places = placesIn(call)
    const made = await backUp(places, file, new Date())
    report(call, file, made, call.say.backedUp)
    const { text, file: keyFile } = places.keys.secret
    if (made.key !== null && call.format === 'human')
      call.terminal.data(call.say.keyApart(made.key, text === null ? keyFile : 'SECRET_KEY'))
    return CLEAN
  })

export const restore = (call: Call): Promise<number> =>
  explained(call, async (file) => {
    const places = placesIn(call)
    const { journals, ...made } = await restoreFrom(places, file)
    report(call, file, made, call.say.restored)
    const problem = made.key === null ? null : await keyMissing(places)
    if (problem !== null) call.terminal.message(call.say.restoredWithoutKey(problem.words[call.lang]))
    if (!journals.every(isWhole)) {
      call.terminal.message(call.say.restoredBroken)
      return INTEGRITY
    }
    return problem === null ? CLEAN : FINDINGS
  })

async function keyMissing({ database, keys }: Config): Promise<BadKey | null> {
  const db = await openToRead(database)
  try {
    return await keyProblem(db, keys.secret)
  } finally {
    await db.destroy()
  }
}

function report(
  { format, terminal, ...call }: Call,
  file: string,
  { about, entries, key }: Made,
  say: Call['say']['backedUp'],
): void {
  const evidence = entries.filter(({ name }) => name.startsWith('evidence/')).length
  const bytes = entries.reduce((sum, { size }) => sum + size, 0)
  if (format === 'json') printJson({ file, at: about.at, evidence, bytes, key, entries }, { ...call, format, terminal })
  else terminal.data(say(file, showMoment(about.at, call.lang), evidence, showBytes(bytes, call.lang)))
}

const codes: Readonly<Record<BackupTrouble, number>> = {
  exists: FINDINGS,
  'in-the-way': FINDINGS,
  'no-database': UNREADABLE,
  'no-file': UNREADABLE,
  foreign: UNREADABLE,
  newer: UNREADABLE,
  damaged: INTEGRITY,
  evidence: INTEGRITY,
}

async function explained(call: Call, work: (file: string) => Promise<number>): Promise<number> {
  const { operands, say } = call
  const file = operands[0] ?? ''
  try {
    return await work(file)
  } catch (error) {
    if (error instanceof BackupProblem)
      throw new Stop(codes[error.trouble], say.backupTrouble[error.trouble](error.message))
    if (error instanceof FolderInUse) throw new Stop(FINDINGS, say.serverRuns(error.message))
    throw worded(error, call, file)
  }
}
