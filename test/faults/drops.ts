/**
 * Requests and replies are lost on the way. The page's own queue of edits goes on until each is saved: once, and in their
 * order; and whatever is sent again under its Idempotency-Key has happened once.
 */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openStore } from '../../server/store/open.ts'
import type { AnswerRecord, ApiProblem } from '../../ui/api.ts'
import { Refused, Unreachable } from '../../ui/client.ts'
import { SaveQueue } from '../../ui/self-score/queue.ts'
import { randomFrom } from '../fuzz/random.ts'
import { brokenLine } from './broken-line.ts'
import type { Finding } from './finding.ts'
import { readKept } from './kept.ts'
import { noted, type Office, prepare } from './offices.ts'
import { inPlace, kill, type Said, send, startProduct } from './product.ts'

export interface Drops {
  readonly edits: number
  /** Of the requests, and of the replies. */
  readonly share: number
  readonly seed: number
}

export const dropped = ({ edits, share, seed }: Drops): Promise<Finding> =>
  inPlace(async (place) => {
    const data = join(place.root, 'data')
    const server = await startProduct(place, data)
    const { administrator, offices } = await prepare(server, 1, 1)
    const [office] = offices
    if (office === undefined) throw new Error('there is no office')
    const random = randomFrom(seed)
    const line = await brokenLine(server.url, share, random)
    const losses = await autosave(line.url, office, edits)
    const units = Math.ceil(edits / 5)
    for (let at = 0; at < units; at++) losses.push(...(await addUnit(line.url, administrator, `Tổ ${at + 1}`)))
    line.close()
    await kill(server)
    const kept = await readKept(data)
    const [first, second] = office.cells.map(({ criterion }) =>
      kept.entries.filter((entry) => entry.criterion === criterion).map(({ note }) => note),
    )
    const expected = (odd: number) => Array.from({ length: edits }, (_, at) => `${at}`).filter((at) => +at % 2 === odd)
    const inOrder = `${first?.join()}` === expected(0).join() && `${second?.join()}` === expected(1).join()
    const names = await unitNames(data)
    return {
      name: 'requests and replies lost on the way',
      figures: {
        'autosaved edits': edits,
        'acts with an Idempotency-Key': units,
        'lost requests': line.lostRequests(),
        'lost replies': line.lostReplies(),
      },
      losses: [
        ...losses,
        ...kept.losses,
        ...(inOrder ? [] : [`the journal does not hold each of ${edits} edits once and in its order`]),
        ...(names === units ? [] : [`${names} units were added instead of ${units}`]),
      ],
    }
  })

/** By turns at the two answers of the form, each as soon as the one before is said to be saved. */
async function autosave(url: string, { cells, cookies }: Office, edits: number): Promise<string[]> {
  const cookie = cookies[0] ?? ''
  const pathOf = new Map(cells.map(({ criterion, path }) => [criterion, path]))
  const drafts = new Map<string, unknown>()
  const queue = new SaveQueue({
    async put(criterion, body, rev) {
      const said = await reach(() => send<AnswerRecord>(url, cookie, 'PUT', pathOf.get(criterion) ?? '', body, { rev }))
      if (said.status !== 200) throw new Refused(said.body as unknown as ApiProblem)
      return said.body
    },
    drafts: {
      write: (criterion, draft) => void drafts.set(criterion, draft),
      remove: (criterion) => void drafts.delete(criterion),
    },
    // A person waits longer; the order of things is the same.
    later(run) {
      const timer = setTimeout(run, 1)
      return () => clearTimeout(timer)
    },
    changed: () => undefined,
  })
  for (let at = 0; at < edits; at++) {
    const criterion = cells[at % 2]?.criterion ?? ''
    const body = noted(`${at}`)
    queue.edit(criterion, { ...body, texts: {} }, body, true)
    while (queue.pending().length > 0) {
      const state = queue.state(criterion)
      if (state.kind === 'conflict' || state.kind === 'refused') return [`edit ${at} ends in ${JSON.stringify(state)}`]
      if (!drafts.has(criterion)) return [`edit ${at} is neither saved nor kept as a draft`]
      await pause(1)
    }
  }
  return []
}

async function reach<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw new Unreachable('unreachable', { cause })
  }
}

/** The same request under the same key, until somebody answers. */
async function addUnit(url: string, cookie: string, name: string): Promise<readonly string[]> {
  const key = randomUUID()
  const body = { units: [{ name, type: 'phong' }] }
  for (;;) {
    let said: Said<unknown>
    try {
      said = await send(url, cookie, 'POST', '/units', body, { key })
    } catch (error) {
      if (error instanceof TypeError) continue
      throw error
    }
    return said.status === 201 ? [] : [`${name}: ${said.status} ${JSON.stringify(said.body)}`]
  }
}

async function unitNames(data: string): Promise<number> {
  const store = await openStore(join(data, 'khung.db'))
  try {
    const rows = await store.db.selectFrom('unit').select('name').where('name', 'like', 'Tổ %').execute()
    return rows.length
  } finally {
    await store.close()
  }
}
