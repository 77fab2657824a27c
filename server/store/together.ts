/**
 * Pieces of work that come at the same moment share one transaction, and so one wait for the disk, which takes longer
 * than all of them. Each is whole or not at all: one that fails is taken back alone, and nobody is told anything,
 * good or bad, before what it rests on is kept.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db, Tx } from './open.ts'

interface Piece {
  readonly work: (tx: Tx) => Promise<unknown>
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

/** The next ones wait for the next transaction: readers have their turn in between. */
const mostTogether = 64

/** For a database with one connection, which does one piece of work after the other. */
export function together(db: Db): <T>(work: (tx: Tx) => Promise<T>) => Promise<T> {
  const waiting: Piece[] = []
  let running = false

  async function run(): Promise<void> {
    running = true
    while (waiting.length > 0) {
      // Whatever has arrived is read first, so that it can come along.
      await nextTurn()
      await keep(db, waiting.splice(0, mostTogether))
    }
    running = false
  }

  return <T>(work: (tx: Tx) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      waiting.push({ work, resolve: (value) => resolve(value as T), reject })
      if (!running) void run()
    })
}

/** Never rejects: each piece is told. */
async function keep(db: Db, pieces: readonly Piece[]): Promise<void> {
  const outcomes: (() => void)[] = []
  try {
    await db.transaction().execute(async (tx) => {
      for (const piece of pieces) outcomes.push(await attempt(tx, piece))
    })
  } catch (error) {
    for (const { reject } of pieces) reject(error)
    return
  }
  for (const tell of outcomes) tell()
}

/** Throws when the database has given up the whole transaction. */
async function attempt(tx: Tx, { work, resolve, reject }: Piece): Promise<() => void> {
  await sql`savepoint piece`.execute(tx)
  try {
    const value = await work(tx)
    await sql`release piece`.execute(tx)
    return () => resolve(value)
  } catch (error) {
    await takeBack(tx, error)
    return () => reject(error)
  }
}

async function takeBack(tx: Tx, reason: unknown): Promise<void> {
  try {
    await sql`rollback to piece`.execute(tx)
    await sql`release piece`.execute(tx)
  } catch {
    // After a full disk, say, there is no savepoint any more: that the disk is full is what everybody must hear.
    throw reason
  }
}
