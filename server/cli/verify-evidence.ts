/** khung verify --evidence: what of the files is damaged, missing or left over, and where it is attached. */
import { join } from 'node:path'
import { checkEvidence, EvidenceUnreadable, type EvidenceReport } from '../evidence/check-evidence.ts'
import { shelfAt } from '../evidence/evidence.ts'
import type { Config } from '../settings/config.ts'
import type { Db } from '../store/open.ts'
import { showBytes } from './amounts.ts'
import type { Call } from './call.ts'
import { CLEAN, FINDINGS, INTEGRITY, Stop, UNREADABLE } from './exit.ts'

export async function filesIn(db: Db, { data, evidence }: Config, { say }: Call): Promise<EvidenceReport> {
  try {
    return await checkEvidence(db, shelfAt(join(data, 'evidence'), evidence))
  } catch (error) {
    // What cannot be asked for must not look as if it were lost.
    if (error instanceof EvidenceUnreadable) throw new Stop(UNREADABLE, say.evidenceUnreadable(error.message))
    throw error
  }
}

/** Nothing that was recorded has changed where something is only left over. */
export function tellFiles({ files, bytes, bad, leftOver }: EvidenceReport, call: Call): number {
  const { format, lang, say, terminal } = call
  if (format === 'human') {
    terminal.data(say.evidenceRead(files, files - bad.length, showBytes(bytes, lang)))
    for (const { sha256, trouble, attached } of bad) {
      terminal.data(say.evidenceTrouble[trouble](sha256))
      for (const { authority, object, name, removed } of attached)
        terminal.data(`  ${say.evidenceAt(authority, object, name, removed)}`)
    }
    for (const name of leftOver) terminal.data(say.evidenceLeftOver(name))
  }
  if (bad.length > 0) terminal.message(say.evidenceFromBackup)
  return bad.length > 0 ? INTEGRITY : leftOver.length > 0 ? FINDINGS : CLEAN
}
