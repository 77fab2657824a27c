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
  run: ({ deps, lang }) => Promise.resolve({ body: deps.shelf.all.map((one) => presentFramework(one, lang)) }),
})

export const getFramework = forSignedIn({
  action: 'read frameworks',
  reply: Framework,
  run({ deps, params }) {
    const reference = `${params['id']}@${params['version']}`
    if (deps.shelf.find(reference) === undefined) throw new Refusal('not-found')
    return Promise.resolve({ body: usableFramework(deps.shelf, reference) })
  },
})

/** `hash`: of the framework as a round keeps it; absent: as it is on the shelf. */
export const getStanding = forSignedIn({
  action: 'read frameworks',
  query: FrameworkQuery,
  reply: FrameworkStanding,
  run({ deps: { shelf }, params, query, lang }) {
    const { id = '', version = '' } = params
    const shelved = shelf.find(`${id}@${version}`)
    if (shelved === undefined) throw new Refusal('not-found')
    const hash = query.hash ?? (shelved.kind === 'usable' ? shelved.framework.hash : '')
    const findings = againstOpening(shelf, { id, version, hash }).map(presentFinding(lang))
    return Promise.resolve({ body: { framework: presentFramework(shelved, lang), findings } })
  },
})

/** Of a broken one as well: that is when it is needed. */
export const getSource = forSignedIn({
  action: 'read frameworks',
  reply: FrameworkSource,
  run({ deps, params }) {
    const { id = '', version = '' } = params
    const shelved = deps.shelf.find(`${id}@${version}`)
    if (shelved === undefined) throw new Refusal('not-found')
    return Promise.resolve({ body: { id, version, ...shelved.source } })
  },
})

export const getComparison = forSignedIn({
  action: 'read frameworks',
  query: ComparisonQuery,
  reply: Comparison,
  run({ deps, query }) {
    const [from, to] = [usableFramework(deps.shelf, query.from), usableFramework(deps.shelf, query.to)]
    return Promise.resolve({ body: compare(from, to) })
  },
})
