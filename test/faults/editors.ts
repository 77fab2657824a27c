/** Many people change the same answers at the same time; nobody's change is written over by somebody who did not see it. */
import { join } from 'node:path'
import { randomFrom } from '../fuzz/random.ts'
import type { AnswerRecord, ApiProblem } from '../../ui/api.ts'
import type { Finding } from './finding.ts'
import { readKept } from './kept.ts'
import { type Cell, noted, prepare } from './offices.ts'
import { inPlace, kill, type Product, send, startProduct } from './product.ts'

export interface Editors {
  readonly editors: number
  /** Of each editor, accepted in the end. */
  readonly edits: number
  /** Forms; each has two answers, and each editor belongs to one form. */
  readonly forms: number
  readonly seed: number
}

interface Seen {
  readonly rev: number
  readonly note: string
}

interface Edit extends Seen {
  readonly cell: Cell
}

interface Log {
  /** With the revision that the server gave. */
  readonly accepted: Edit[]
  /** What the server said that stands there instead. */
  readonly refused: Edit[]
  readonly losses: string[]
}

export const edited = ({ editors, edits, forms, seed }: Editors): Promise<Finding> =>
  inPlace(async (place) => {
    const data = join(place.root, 'data')
    const server = await startProduct(place, data)
    const { offices } = await prepare(server, forms, Math.ceil(editors / forms))
    const log: Log = { accepted: [], refused: [], losses: [] }
    const people = offices
      .flatMap(({ cells, cookies }) => cookies.map((cookie) => ({ cells, cookie })))
      .slice(0, editors)
    const began = performance.now()
    await Promise.all(people.map(({ cells, cookie }, at) => edit(server, cookie, cells, edits, seed + at, log)))
    const seconds = (performance.now() - began) / 1000
    await kill(server)
    const { entries, losses } = await readKept(data)
    const stored = new Map(entries.map((entry) => [`${entry.assessment} ${entry.criterion} ${entry.rev}`, entry.note]))
    const noteAt = ({ cell, rev }: Edit) => stored.get(`${cell.assessment} ${cell.criterion} ${rev}`)
    const missing = log.accepted.filter((one) => noteAt(one) !== one.note).length
    // Each edit counts one more than what its editor saw: where none is lost, the count is the revision.
    const uncounted = log.accepted.filter(({ rev, note }) => countIn(note) !== rev).length
    const untrue = log.refused.filter((one) => noteAt(one) !== one.note).length
    const extra = entries.length - log.accepted.length
    return {
      name: 'many people at the same answers',
      figures: {
        editors: people.length,
        answers: forms * 2,
        accepted: log.accepted.length,
        'refused with what stands there (412)': log.refused.length,
        'accepted a second': Math.round(log.accepted.length / seconds),
      },
      losses: [
        ...losses,
        ...log.losses,
        ...(log.accepted.length === editors * edits
          ? []
          : [`${log.accepted.length} edits instead of ${editors * edits}`]),
        ...(missing > 0 ? [`${missing} accepted edits are not in the journal`] : []),
        ...(uncounted > 0 ? [`${uncounted} edits were made over one that their editor had not seen`] : []),
        ...(untrue > 0 ? [`${untrue} refusals named a value that never stood there`] : []),
        ...(extra !== 0 ? [`${extra} entries more than accepted edits`] : []),
        ...(log.refused.length === 0 && editors > forms ? ['not shown: nobody was ever refused'] : []),
      ],
    }
  })

const countIn = (note: string): number => Number(note.split(' ', 1)[0])

async function edit(
  { url }: Product,
  cookie: string,
  cells: readonly Cell[],
  edits: number,
  seed: number,
  { accepted, refused, losses }: Log,
): Promise<void> {
  const random = randomFrom(seed)
  const seen = new Map(cells.map((cell): [Cell, Seen] => [cell, { rev: 0, note: '0' }]))
  for (let done = 0; done < edits;) {
    const cell = random.pick(cells)
    const base = seen.get(cell) ?? { rev: 0, note: '0' }
    const note = `${countIn(base.note) + 1} người ${seed}`
    const { rev } = base
    const { status, body } = await send<AnswerRecord & ApiProblem>(url, cookie, 'PUT', cell.path, noted(note), { rev })
    const current = (status === 200 ? body : body.current) as AnswerRecord | null | undefined
    if ((status !== 200 && status !== 412) || !current) {
      losses.push(`neither accepted nor refused with what stands there: ${status} ${JSON.stringify(body)}`)
      return
    }
    if (status === 200 && current.rev !== rev + 1) losses.push(`revision ${current.rev} was made of ${rev}`)
    const now = { rev: current.rev, note: current.note }
    seen.set(cell, now)
    ;(status === 200 ? accepted : refused).push({ cell, ...now })
    if (status === 200) done++
  }
}
