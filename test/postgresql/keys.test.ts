/** Built servers as processes of their own on one PostgreSQL: none starts with a key that is not the others'. */
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { emptyDatabase } from '../server/database.ts'
import { keysOf, type Product, startProductOn } from '../walk/product.ts'

const started: Product[] = []
afterAll(() => Promise.all(started.map((product) => product.stop())))
/** What a key is for has nothing to do with the shelf: a small one is read in less time. */
const FRAMEWORKS_DIR = 'test/fixtures/cli/frameworks'
const start = async (database: string, more: Parameters<typeof startProductOn>[1] = {}): Promise<Product> => {
  const product = await startProductOn(database, { ...more, settings: { FRAMEWORKS_DIR, ...more.settings } })
  started.push(product)
  return product
}
const seed = 'MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g'

it('a second server needs the key of the journal of the first, as a file or as a setting', async () => {
  const database = await emptyDatabase('')
  const first = await start(database)
  const keys = keysOf(first)
  const others = keys.filter((file) => basename(file) !== 'journal.key')
  const refused =
    /journal\.key: there is no key, but the database belongs to key [0-9a-f]{16}\. Set JOURNAL_KEY to that key, or copy the file journal\.key /
  await expect(start(database, { files: others })).rejects.toThrow(refused)
  await expect(start(database, { files: others, settings: { JOURNAL_KEY: seed } })).rejects.toThrow(
    /JOURNAL_KEY: this is key [0-9a-f]{16}, but the database belongs to key [0-9a-f]{16}\./,
  )
  await start(database, { files: keys })
  const pem = await readFile(join(first.folder, 'journal.key'), 'utf8')
  await start(database, { files: others, settings: { JOURNAL_KEY: pem } })
}, 120_000)

it('and the key of secrets as well', async () => {
  const database = await emptyDatabase('')
  const first = await start(database)
  const journal = keysOf(first).filter((file) => basename(file) === 'journal.key')
  await expect(start(database, { files: journal })).rejects.toThrow(
    /secret\.key: there is no key, but the database belongs to key [0-9a-f]{16}\. Set SECRET_KEY to that key, or copy /,
  )
  await expect(start(database, { files: journal, settings: { SECRET_KEY: 'ab'.repeat(32) } })).rejects.toThrow(
    /SECRET_KEY: this is key [0-9a-f]{16}, but the database belongs to key [0-9a-f]{16}\./,
  )
  const SECRET_KEY = (await readFile(join(first.folder, 'secret.key'), 'utf8')).trim()
  await start(database, { files: journal, settings: { SECRET_KEY } })
}, 120_000)

it('a key is replaced by naming the old one, and then the old one is refused', async () => {
  const database = await emptyDatabase('')
  const first = await start(database, { settings: { JOURNAL_KEY: seed } })
  const others = keysOf(first).filter((file) => basename(file) !== 'journal.key')
  const next = 'MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f'
  const wrong = start(database, { files: others, settings: { JOURNAL_KEY: next } })
  const message = await wrong.then(() => '', String)
  const old = /belongs to key ([0-9a-f]{16})\./.exec(message)?.[1] ?? ''
  const replacing = { JOURNAL_KEY: next, JOURNAL_KEY_REPLACES: old }
  await start(database, { files: others, settings: replacing })
  await start(database, { files: others, settings: replacing })
  await expect(start(database, { files: others, settings: { JOURNAL_KEY: seed } })).rejects.toThrow(
    `this is key ${old}, but`,
  )
}, 120_000)
