/**
 * One server writes one data folder. The lock is an open exclusive transaction on a side
 * file: the operating system lets go of it when the process ends, however it ends.
 */
import { join } from 'node:path'
import { connect } from './sqlite.ts'
import { troubleOf } from './trouble.ts'

export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
}

/** Takes the folder, or throws `FolderInUse`. Call the result to let go. */
export function lockFolder(folder: string): () => void {
  const side = connect(join(folder, 'khung.lock'))
  try {
    side.exec('pragma busy_timeout = 0')
    side.exec('begin exclusive')
  } catch (error) {
    side.close()
    if (troubleOf(error) === 'busy') throw new FolderInUse(folder)
    throw error
  }
  return () => side.close()
}
