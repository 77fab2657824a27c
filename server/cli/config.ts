/** khung config: every setting, its value and where it comes from; and what is wrong with it. */
import { accessSync, constants, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { BadSetting } from '../settings/bad-setting.ts'
import { foldersOf, keySources } from '../settings/config.ts'
import { keyProblem } from '../keys/pinned.ts'
import { readPublished } from '../register.ts'
import { given, readSetting, type SettingName, settings, shownSetting } from '../settings/settings.ts'
import { appliedTo } from '../store/migrate.ts'
import { migrations } from '../store/migrations/index.ts'
import { type Db, openToRead } from '../store/open.ts'
import { DatabaseUnusable, troubleOf } from '../store/trouble.ts'
import { printJson, type Call } from './call.ts'
import { CLEAN, FINDINGS } from './exit.ts'
import { padEnd } from './layout.ts'

interface Line {
  readonly name: SettingName
  /** Null: nothing is set, and nothing stands in its place. */
  readonly value: string | null
  readonly from: 'environment' | 'default'
  readonly problem: string | null
}

const names = Object.keys(settings) as readonly SettingName[]

export async function config(call: Call): Promise<number> {
  const readable = names.map((name) => lineOf(name, call))
  const lines = await checked(readable, call)
  const { format, say, terminal } = call
  if (format === 'json') printJson({ settings: lines }, call)
  else {
    const width = Math.max(...names.map((name) => name.length)) + 2
    for (const { name, value, from, problem } of lines) {
      terminal.data(`${padEnd(name, width)}${value ?? '–'}  (${say.settingFrom[from]})`)
      if (problem !== null) terminal.data(`${' '.repeat(width)}${terminal.paint('error', problem)}`)
    }
  }
  const wrong = lines.filter(({ problem }) => problem !== null).length
  if (format === 'human') terminal.message(say.settingsChecked(wrong))
  return wrong === 0 ? CLEAN : FINDINGS
}

function lineOf(name: SettingName, { lang }: Call): Line {
  const set = given(process.env, name)
  const from = set === undefined ? 'default' : 'environment'
  const { otherwise } = settings[name]
  const value = set === undefined ? shownDefault(otherwise) : shownSetting(name, set)
  try {
    readSetting(process.env, name)
    return { name, value, from, problem: null }
  } catch (error) {
    if (!(error instanceof BadSetting)) throw error
    return { name, value, from, problem: error.words[lang] }
  }
}

const shownDefault = (value: string | number | object | null): string | null =>
  typeof value === 'string' || typeof value === 'number' || Array.isArray(value) ? String(value) : null

/** Of what can be read: whether what it names can be used. */
async function checked(lines: readonly Line[], call: Call): Promise<readonly Line[]> {
  const { say } = call
  const { data, frameworks } = foldersOf(process.env)
  const address = given(process.env, 'DATABASE_URL')
  const inFile = address === undefined
  const database = address ?? join(data, 'khung.db')
  const unread = lines.find(({ name }) => name === 'DATABASE_URL')?.problem ?? null
  // A database in a file is made at the first start.
  const unmade = inFile && !existsSync(database)
  const { ofDatabase, ofKeys } = await lookInto(unread === null && !unmade ? database : null, call)
  const ofData = isWritable(data) ? null : say.folderNotWritable(data)
  const found: Partial<Record<SettingName, Partial<Line>>> = {
    ...ofKeys,
    DATA_DIR: { value: data, problem: ofData ?? (inFile ? ofDatabase : null) },
    FRAMEWORKS_DIR: { value: frameworks, problem: frameworksProblem(frameworks, say) },
    DATABASE_URL: { problem: inFile ? null : ofDatabase },
  }
  // What cannot be read is not looked into.
  return lines.map((line) => ({
    ...line,
    ...found[line.name],
    ...(line.problem !== null && { problem: line.problem }),
  }))
}

/** The folder, or the first one above it that is there. */
function isWritable(folder: string): boolean {
  if (!existsSync(folder)) return folder !== dirname(folder) && isWritable(dirname(folder))
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}

function frameworksProblem(folder: string, say: Call['say']): string | null {
  if (!existsSync(folder)) return say.noFolder(folder)
  return readPublished(folder) === null ? say.badRegister(`${folder}/published.json`) : null
}

interface Looked {
  readonly ofDatabase: string | null
  readonly ofKeys: Partial<Record<SettingName, Partial<Line>>>
}

/** Whether the database can be used, and the keys with it. Null: there is none yet. */
async function lookInto(database: string | null, call: Call): Promise<Looked> {
  const { say } = call
  if (database === null) return { ofDatabase: null, ofKeys: await keysBeside(null, call) }
  try {
    const db = await openToRead(database)
    try {
      const applied = await appliedTo(db)
      const newer = applied.filter((name) => !(name in migrations))
      // One of an older version has pinned nothing yet.
      const pins = applied.includes('080-keys') ? db : null
      return {
        ofDatabase: newer.length > 0 ? say.newerDatabase(newer.join(', ')) : null,
        ofKeys: await keysBeside(pins, call),
      }
    } finally {
      await db.destroy()
    }
  } catch (error) {
    if (error instanceof DatabaseUnusable) return { ofDatabase: say.databaseUnusable(error.message), ofKeys: {} }
    if (troubleOf(error) === 'damaged') return { ofDatabase: say.databaseDamaged(database), ofKeys: {} }
    throw error
  }
}

async function keysBeside(db: Db | null, { lang }: Call): Promise<Looked['ofKeys']> {
  try {
    const { journal, secret } = keySources(process.env)
    const found: Looked['ofKeys'] = {}
    for (const source of [journal, secret]) {
      const problem = await keyProblem(db, source)
      if (problem !== null) found[source.setting] = { problem: problem.words[lang] }
    }
    return found
  } catch (error) {
    // Told beside the setting itself.
    if (error instanceof BadSetting) return {}
    throw error
  }
}
