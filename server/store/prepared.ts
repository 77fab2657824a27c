/**
 * A question that is asked at every save is put into words once: to build its text takes several times as long as
 * the database takes to answer it.
 */
import type { Compilable, CompiledQuery } from 'kysely'
import type { Db } from './open.ts'

/** Stands in the words for what is given each time. */
class Blank {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/**
 * `build` is called once for each database. It may put what is given nowhere but into the values of the query: whatever
 * depends on a value, such as `is null`, would stay as it was the first time.
 */
export function prepared<Given extends object, Row>(
  build: (db: Db, given: Given) => Compilable<Row>,
): (db: Db, given: Given) => Promise<readonly Row[]> {
  // All transactions of a database share its adapter.
  const known = new WeakMap<object, CompiledQuery<Row>>()
  return async (db, given) => {
    const { adapter } = db.getExecutor()
    const query = known.get(adapter) ?? build(db, blanksFor(given)).compile()
    known.set(adapter, query)
    const values = given as Readonly<Record<string, unknown>>
    const parameters = query.parameters.map((one) => (one instanceof Blank ? values[one.name] : one))
    return (await db.executeQuery<Row>({ ...query, parameters })).rows
  }
}

const blanksFor = <Given extends object>(given: Given): Given =>
  Object.fromEntries(Object.keys(given).map((name) => [name, new Blank(name)])) as Given
