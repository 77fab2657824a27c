/**
 * After a sync that failed the system forgets what it could not write, and the next sync says that all is well. So nothing
 * may be written any more, and nothing answered: whoever keeps the process ends it, and the next start reads what is there.
 */
import { troubleOf } from './trouble.ts'

/** Does not return while the process is at its end. */
export type AtUnsynced = (fault: unknown) => void

export async function watchSync<T>(atUnsynced: AtUnsynced, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (troubleOf(error) === 'unsynced') atUnsynced(error)
    throw error
  }
}
