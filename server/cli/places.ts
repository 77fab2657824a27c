/** Where the server keeps what it remembers, for commands; and what can be wrong there, in words. */
import { BadSetting } from '../settings/bad-setting.ts'
import { type Config, ConfigError, readConfig } from '../settings/config.ts'
import { NewerDatabase } from '../store/migrate.ts'
import { DatabaseUnusable, troubleOf } from '../store/trouble.ts'
import type { Call } from './call.ts'
import { FINDINGS, INTEGRITY, Stop, UNREADABLE } from './exit.ts'

export function placesIn({ lang }: Call): Config {
  try {
    return readConfig(process.env, [])
  } catch (error) {
    if (error instanceof BadSetting) throw new Stop(FINDINGS, error.words[lang])
    if (error instanceof ConfigError) throw new Stop(FINDINGS, error.message)
    throw error
  }
}

/** `Stop` for what people can mend; anything else as it is. `file`: what the command was reading or writing. */
export function worded(error: unknown, { say }: Call, file: string): unknown {
  if (error instanceof DatabaseUnusable) return new Stop(UNREADABLE, say.databaseUnusable(error.message))
  if (error instanceof NewerDatabase) return new Stop(UNREADABLE, say.newerDatabase(error.message))
  if (troubleOf(error) === 'damaged') return new Stop(INTEGRITY, say.databaseDamaged(file))
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^(ENOENT|ENOTDIR|EACCES|EPERM|ENOSPC|EROFS)$/.test(code)
    ? new Stop(UNREADABLE, say.cannotWrite(file, code))
    : error
}
