/** Two built servers as processes of their own on one PostgreSQL; one is killed, and the other goes on. */
import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { leaves } from '../../engine/index.ts'
import type { Framework } from '../../engine/index.ts'
import { offices } from '../../server/demo/district.ts'
import type { AnswerRecord, Assessment, Round } from '../../ui/api.ts'
import { emptyDatabase } from '../server/database.ts'
import { type Person, signIn } from '../walk/person.ts'
import { keysOf, type Product, startProductOn } from '../walk/product.ts'

let database: string
let products: readonly [Product, Product]
let people: readonly [Person, Person]
let assessment: string
let criteria: readonly string[]

beforeAll(async () => {
  database = await emptyDatabase('')
  const first = await startProductOn(database, { flags: ['--demo'] })
  products = [first, await startProductOn(database, { files: keysOf(first) })]
  const password = /^ {2}((?:[a-z0-9]{5}-){3}[a-z0-9]{5})$/m.exec(first.printed())?.[1] ?? ''
  // The last office has not begun.
  const { username } = offices.at(-1)!
  people = [await signIn(products[0].url, username, password), await signIn(products[1].url, username, password)]
  const rounds = await people[0].get<Round[]>('/rounds')
  const round = rounds.find(({ state }) => state === 'self-scoring')!
  assessment = round.assessments[0]!.id
  const framework = await people[1].get<Framework>(`/rounds/${round.id}/framework`)
  criteria = leaves(framework)
    .filter(({ scored_by }) => scored_by === 'appraisal')
    .map(({ id }) => id)
}, 180_000)
afterAll(() => Promise.all(products.map((product) => product.stop())))

/** What one writer knows: its last acknowledged save, and the one under way when the server died. */
interface Known {
  rev: number
  note: string
  tried: string | null
}

const save = (person: Person, criterion: string, note: string, rev: number): Promise<AnswerRecord> =>
  person.put(`/assessments/${assessment}/answers/${criterion}`, { answer: { inputs: {} }, note }, rev)

async function write(person: Person, criterion: string, known: Known, until: number): Promise<void> {
  while (known.rev < until) {
    known.tried = `${criterion}: lần ${known.rev + 1}`
    try {
      const { rev, note } = await save(person, criterion, known.tried, known.rev)
      Object.assign(known, { rev, note, tried: null })
    } catch (error) {
      // The connection broke with the server; anything else that it said is a failure of the test.
      if (error instanceof TypeError) return
      throw error
    }
  }
}

it('what either acknowledged is there after one is killed, and the journal is whole', async () => {
  const known = criteria.slice(0, 4).map((): Known => ({ rev: 0, note: '', tried: null }))
  const many = 60
  const writing = known.map((one, index) => write(people[index % 2]!, criteria[index]!, one, many))
  while (known[0]!.rev < 10) await new Promise((resolve) => setTimeout(resolve, 5))
  await products[0].kill()
  await Promise.all(writing)
  expect(known.map(({ rev }) => rev === many)).toEqual([false, true, false, true])

  const { answers } = await people[1].get<Assessment>(`/assessments/${assessment}`)
  for (const [index, { rev, note, tried }] of known.entries()) {
    const stored = answers[criteria[index]!]
    const possible = [{ rev, note }, ...(tried === null ? [] : [{ rev: rev + 1, note: tried }])]
    expect(possible).toContainEqual({ rev: stored?.rev, note: stored?.note })
  }
  const verified = spawnSync(process.execPath, ['dist/khung.js', 'verify', '--journal'], {
    env: { ...process.env, DATABASE_URL: database },
    encoding: 'utf8',
  })
  expect(verified).toMatchObject({ status: 0, stderr: '' })
  expect(verified.stdout).toMatch(/ mục, nguyên vẹn; mã băm cuối sha256:[0-9a-f]{64}\n$/)
}, 180_000)
