/** The shelf of frameworks, one of them, and two compared. */
import { compare } from '../../engine/index.ts'
import { usableFramework } from '../actions/add-round.ts'
import { againstOpening } from '../findings.ts'
import { forSignedIn } from '../http/endpoint.ts'
import { Refusal } from '../http/refusal.ts'
import {
  Comparison,
  ComparisonQuery,
  Framework,
  FrameworkQuery,
  FrameworkSource,
  FrameworkStanding,
  lists,
} from '../http/schemas.ts'
import { presentFinding, presentFramework } from '../present.ts'

export const listFrameworks = forSignedIn({
  action: 'read frameworks',
  reply: lists.frameworks,
  async run({ deps, lang }) {
    const { all } = await deps.shelf(deps.store.db)
    return { body: all.map((one) => presentFramework(one, lang)) }
  },
})

export const getFramework = forSignedIn({
  action: 'read frameworks',
  reply: Framework,
  async run({ deps, params }) {
    const shelf = await deps.shelf(deps.store.db)
    const reference = `${params['id']}@${params['version']}`
    if (shelf.find(reference) === undefined) throw new Refusal('not-found')
    return { body: usableFramework(shelf, reference) }
  },
})

/** `hash`: of the framework as a round keeps it; absent: as it is on the shelf. */
export const getStanding = forSignedIn({
  action: 'read frameworks',
  query: FrameworkQuery,
  reply: FrameworkStanding,
  async run({ deps, params, query, lang }) {
    const { id = '', version = '' } = params
    const shelf = await deps.shelf(deps.store.db)
    const shelved = shelf.find(`${id}@${version}`)
    if (shelved === undefined) throw new Refusal('not-found')
    const hash = query.hash ?? (shelved.kind === 'usable' ? shelved.framework.hash : '')
    const findings = againstOpening(shelf, { id, version, hash }).map(presentFinding(lang))
    return { body: { framework: presentFramework(shelved, lang), findings } }
  },
})

/** Of a broken one as well: that is when it is needed. */
export const getSource = forSignedIn({
  action: 'read frameworks',
  reply: FrameworkSource,
  async run({ deps, params }) {
    const { id = '', version = '' } = params
    const shelved = (await deps.shelf(deps.store.db)).find(`${id}@${version}`)
    if (shelved === undefined) throw new Refusal('not-found')
    return { body: { id, version, ...shelved.source } }
  },
})

export const getComparison = forSignedIn({
  action: 'read frameworks',
  query: ComparisonQuery,
  reply: Comparison,
  async run({ deps, query }) {
    const shelf = await deps.shelf(deps.store.db)
    return { body: compare(usableFramework(shelf, query.from), usableFramework(shelf, query.to)) }
  },
})
