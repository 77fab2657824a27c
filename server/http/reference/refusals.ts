/** Which refusals a route may answer with: what follows from its shape, and what its line of `about.ts` adds. */
import { needsSignIn, policy } from '../../policy.ts'
import type { Route } from '../endpoint.ts'
import { takesKey } from '../once.ts'
import type { ProblemCode } from '../problems.ts'
import { routeWords } from './about.ts'

export function refusalsOf(route: Route): ReadonlySet<ProblemCode> {
  const [method, path, endpoint] = route
  const row = policy[endpoint.action]
  const write = method !== 'get'
  return new Set<ProblemCode>([
    'fault',
    'busy',
    'invalid-request',
    ...when(write, 'foreign-origin', 'wrong-content-type', 'disk-full', 'taken'),
    ...when(needsSignIn(endpoint.action), 'signed-out', 'not-allowed'),
    ...when(needsSignIn(endpoint.action) && !('unfinished' in row), 'password-first', 'second-factor-first'),
    ...when(path.includes(':'), 'not-found'),
    ...when('states' in row, 'wrong-state'),
    ...when(endpoint.body !== undefined, 'malformed-json', 'too-large'),
    ...when(takesKey(route), 'idempotency-key', 'idempotency-key-reused'),
    ...when('after' in fieldsOf(endpoint.query), 'cursor'),
    ...when(endpoint.ifMatch === true, 'if-match-required', 'stale'),
    ...(routeWords[`${method.toUpperCase()} ${path}`]?.refusals ?? []),
  ])
}

export const fieldsOf = (query: object | undefined): object =>
  query !== undefined && 'properties' in query ? (query.properties as object) : {}

const when = (holds: boolean, ...codes: readonly ProblemCode[]): readonly ProblemCode[] => (holds ? codes : [])
