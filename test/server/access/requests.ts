/** For every route of the live table: each object that it can be asked about, with a well-formed body. */
import type { Route } from '../../../server/http/endpoint.ts'
import type { About } from './knows.ts'
import { type Place, places, sides, states, type World } from './world.ts'

export interface Target {
  readonly path: string
  /** Null: there is no such thing. Undefined: it is nobody's. */
  readonly about: About | null | undefined
  /** As it stands, for those who must not write it; they are not to be stopped by an old revision. */
  readonly rev: number
  /** What is not there is compared with what is hidden in the same place; absent: in none in particular. */
  readonly like?: string
}

export const unknown = '00000000-0000-4000-8000-000000000000'

/** The objects of a route's address; throws for one that nobody has named here. */
export function targetsOf(world: World, [, route]: Route): readonly Target[] {
  if (!route.includes(':')) return [{ path: query(route, route), about: undefined, rev: 1 }]
  const found = objectsOf(world, route).map(({ params, ...rest }) => ({ ...rest, path: fill(route, params) }))
  const unfilled = found.find(({ path }) => path.includes(':'))
  if (unfilled !== undefined) throw new Error(`nobody says what ${route} is about`)
  return found
}

type Params = Readonly<Record<string, string>>
type Found = Omit<Target, 'path'> & { readonly params: Params }

function objectsOf({ at }: World, route: string): readonly Found[] {
  const [, kind = ''] = route.split('/')
  const each = (make: (place: Place) => readonly Found[]) => places.flatMap(make)
  const rest: Params = {
    ':criterion': route.includes('/survey/') ? 'satisfaction' : 'plan',
    ':membership': unknown,
    ':unit': unknown,
    ':round': unknown,
    ':upload': unknown,
    ':revision': '1',
  }
  const nothing: Found = { about: null, rev: 1, params: { ...rest, ':id': unknown } }
  const simple = (idOf: (place: Place) => string, more: (place: Place) => Params = () => ({})) => [
    ...each((place) => [{ about: { place }, rev: 1, params: { ...rest, ...more(place), ':id': idOf(place) } }]),
    nothing,
  ]
  switch (kind) {
    case 'rounds':
      if (route.includes(':unit')) return [...resultsOf(at), nothing]
      return [
        ...each((place) =>
          states.map((state) => {
            const { id, rev } = at[place].rounds[state]
            return { about: { place, state }, rev, params: { ...rest, ':id': id } }
          }),
        ),
        nothing,
      ]
    case 'assessments':
    case 'evidence':
      return [
        ...each((place) =>
          states.flatMap((state) =>
            sides.flatMap((side): Found[] => {
              const { id, rev, file } = at[place].rounds[state].assessments[side]
              if (kind === 'assessments')
                return [{ about: { place, state, side }, rev, params: { ...rest, ':id': id } }]
              return file === '' ? [] : [{ about: { place, state, side }, rev: 1, params: { ':id': file } }]
            }),
          ),
        ),
        nothing,
      ]
    case 'users':
      return simple(
        (place) => at[place].spare.id,
        (place) => ({ ':membership': at[place].spare.membership }),
      )
    case 'units':
      return simple((place) => at[place].units.own.id)
    case 'unit-types':
      return [{ about: undefined, rev: 1, params: { ':id': 'ban' } }]
    case 'tokens':
      return simple((place) => at[place].token)
    case 'drafts':
      return simple((place) => at[place].draft)
    case 'sessions':
      return [
        ...each((place) => [
          { about: { place, personal: true }, rev: 1, params: { ':id': at[place].spare.session } } as const,
        ]),
        nothing,
      ]
    case 'authorities':
      return [
        ...each((place) => {
          const { id, rounds } = at[place]
          if (!route.includes(':round')) return [{ about: { place, fromAbove: true }, rev: 1, params: { ':id': id } }]
          return states.map((state) => {
            const params = { ':id': id, ':round': rounds[state].id }
            return { about: { place, state, fromAbove: true }, rev: 1, params } as const
          })
        }),
        nothing,
      ]
    case 'frameworks':
      return [{ about: undefined, rev: 1, params: { ':id': 'small', ':version': '1.0.0' } }]
    default:
      return []
  }
}

/** Of each round the results of each unit; and of a round of one's own the unit of another, and the other way round. */
function resultsOf(at: World['at']): readonly Found[] {
  const of = (place: Place, unit: string, about: About | null, state: (typeof states)[number]): Found => ({
    about,
    rev: 1,
    params: { ':id': at[place].rounds[state].id, ':unit': unit },
  })
  return states.flatMap((state) => [
    ...places.flatMap((place) =>
      sides.map((side) => of(place, at[place].units[side].id, { place, state, side }, state)),
    ),
    { ...of('ours', at.theirs.units.own.id, { place: 'theirs', state, side: 'own' }, state), like: state },
    { ...of('ours', unknown, null, state), like: state },
    of('theirs', at.ours.units.own.id, { place: 'theirs', state, side: 'own' }, state),
  ])
}

const fill = (route: string, params: Params): string =>
  query(
    route,
    route
      .split('/')
      .map((part) => params[part] ?? part)
      .join('/'),
  )

const queries: Readonly<Record<string, string>> = {
  '/imports': '?kind=units',
  '/comparison': '?from=small@1.0.0&to=small@1.1.0',
  '/receipts': '?number=2026-0001&hash=x',
  '/assessments/:id/evidence': '?criterion=plan&name=a.pdf',
}
const query = (route: string, path: string): string => path + (queries[route] ?? '')

const wholeRound = {
  title: 'x',
  framework: 'small@1.0.0',
  period: { from: '2026-01-01', until: '2026-12-31' },
  survey: true,
  unit_ids: [unknown],
  self_scoring_until: '2026-11-20',
  appraisal_until: '2026-12-20',
}

/** Well formed; where it would make something new, refused for what it says. */
export const bodies: Readonly<Record<string, object>> = {
  'post /setup': { code: 'x', authority: 'a', name: 'b', username: 'cc', password: 'd', demo: false },
  'post /session': { username: 'ai-do', password: 'x' },
  'put /session': { membership: unknown },
  'post /oidc/return': { state: 'x', code: 'y' },
  'put /password': { current: 'x', next: 'y' },
  'post /second-factor': { password: 'x' },
  'put /second-factor': { code: '000000' },
  'post /second-factor/removal': { password: 'x', code: '000000' },
  'post /invitation': { code: 'x' },
  'put /invitation': { code: 'x', password: 'y' },
  'post /units': { units: [{ name: 'zq.unit.ours.own.any.qz', type: 'phong' }] },
  'post /unit-types': { id: 'phong', name: 'zq.unit-type.ours.own.any.qz' },
  'put /unit-types/:id': { name: 'x' },
  'put /units/:id': { name: 'x', type: 'phong', attributes: {}, valid_from: null, valid_until: null },
  'post /authorities': { name: 'x', administrator: { username: 'ours-office', name: 'x' } },
  'post /users': { username: 'ours-office', name: 'x', role: 'auditor', unit_id: null },
  'put /users/:id': { name: 'x', email: null },
  'put /users/:id/state': { state: 'locked' },
  'post /users/:id/memberships': { role: 'auditor', unit_id: null, valid_from: null, valid_until: null },
  'put /users/:id/memberships/:membership': { valid_from: null, valid_until: null },
  'post /tokens': { name: 'x', scopes: ['read results'], days: 1 },
  'post /drafts': { text: 'framework: nhap', examples: '' },
  'post /drafts/:id/publication': {},
  'put /drafts/:id': { text: 'framework: nhap', examples: '' },
  'post /rounds': wholeRound,
  'put /rounds/:id': wholeRound,
  'post /rounds/:id/transitions': { to: 'cancelled' },
  'put /rounds/:id/dates': {
    self_scoring_until: '2026-11-20',
    appraisal_until: '2026-12-20',
    clarification_until: null,
    appraisal_2_until: null,
    council_until: null,
    reason: 'x',
  },
  'post /rounds/:id/cancellation': { reason: 'x' },
  'post /rounds/:id/reopening': { reason: 'x' },
  'post /rounds/:id/unsubmitted': { assessments: [unknown], how: 'proceed', until: null, reason: 'x' },
  'post /rounds/:id/ending/decision': { approved: true, reason: 'x' },
  'post /rounds/:id/corrections': { reason: 'x' },
  'post /rounds/:id/corrections/decision': { approved: true, reason: 'x' },
  'post /rounds/:id/version': { framework: 'small@1.1.0', reason: 'x' },
  'post /rounds/:id/version/decision': { approved: true, reason: 'x' },
  'put /rounds/:id/delegations': { delegations: [] },
  'put /rounds/:id/unit-facts': { units: [{ unit_id: unknown, targets: {}, attributes: {} }] },
  'post /rounds/:id/acceptances': { items: [{ assessment: unknown, criterion: 'plan' }] },
  'post /rounds/:id/withdrawals': { items: [{ assessment: unknown, criterion: 'plan', rev: 1 }] },
  'put /assessments/:id/answers/:criterion': { answer: { inputs: { issued: false } }, note: 'x' },
  'put /assessments/:id/appraisals/:criterion': { decision: 'accept' },
  'put /assessments/:id/survey/:criterion': { answer: { inputs: { satisfied: '1' } }, reason: 'x' },
  'put /evidence/:id': { number: '1/KH', signed_on: null, section: null, page: 1 },
  'post /assessments/:id/readiness': { ready: true },
  'post /assessments/:id/return': { reason: 'x' },
  'post /assessments/:id/extension': { until: '2026-11-25', reason: 'x' },
  'put /assessments/:id/explanations/:criterion/question': { words: 'x' },
  'put /assessments/:id/explanations/:criterion/answer': { words: 'x' },
  'post /assessments/:id/uploads': { size: 1000 },
  'post /assessments/:id/notes': { criterion: null, words: 'x' },
}
