/** Whether a file still has room at its criterion and in the form. */
import { cleanName } from '../evidence/name.ts'
import { refuseFull } from '../evidence/limits.ts'
import { evidenceOf } from '../store/assessments.ts'
import type { Db } from '../store/open.ts'
import type { Opened } from './open-assessment.ts'

interface Wanted {
  /** Null before it is said for which. */
  readonly criterion: string | null
  /** Bytes; 0 where nobody has announced how many come. */
  readonly size: number
  /** As long as only this is known of it. */
  readonly name?: string
}

export async function refuseNoRoom(db: Db, opened: Opened, { criterion, size, name }: Wanted): Promise<void> {
  const attached = await evidenceOf(db, opened.assessment.authority_id, opened.assessment.id)
  const here = attached.filter((one) => one.criterion === criterion)
  // Sent again because nobody heard the reply, perhaps: its bytes will tell.
  if (name !== undefined && here.some((one) => one.size === size && one.name === cleanName(name))) return
  if (criterion !== null) refuseFull('criterion', bytesOf(here), size)
  refuseFull('form', bytesOf(attached), size)
}

const bytesOf = (files: readonly { readonly size: number }[]): number => files.reduce((sum, { size }) => sum + size, 0)
