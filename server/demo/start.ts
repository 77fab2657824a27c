/** `--demo`: loads the demonstration where there is none, and gives its accounts a new password each time. */
import { hashPassword, newPassword } from '../access/passwords.ts'
import { addAuthority, serverWriter } from '../actions/add-authority.ts'
import type { Deps } from '../deps.ts'
import { append } from '../store/journal.ts'
import { firstStart } from '../store/open.ts'
import { authorityName } from './district.ts'
import { demoExists, demoPapers, loadDemo } from './load.ts'

/** Returns the password of every account of the demonstration. */
export async function startDemo(deps: Deps): Promise<string> {
  const password = newPassword()
  const hash = await hashPassword(password)
  // Looked at again inside: if another process loads it meanwhile, the files are there twice under one hash.
  const papers = (await demoExists(deps)) ? new Map() : await demoPapers(deps)
  await deps.store.write(firstStart, async (tx) => {
    const now = deps.now()
    const known = await tx.selectFrom('authority').select('id').limit(1).executeTakeFirst()
    const writer = known === undefined ? await addAuthority(tx, now, authorityName) : serverWriter(known.id)
    const joined: Deps = { ...deps, store: deps.store.within(tx) }
    if (!(await demoExists(joined))) {
      await loadDemo(joined, writer, { hash, papers })
      return
    }
    await tx.updateTable('user').set({ password_hash: hash }).where('demo', '=', 1).execute()
    await append(tx, now, writer, { action: 'demo-password-set', object: authorityName, round: null, detail: {} })
  })
  return password
}
