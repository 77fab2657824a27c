/**
 * Every address of the interface on one screen. A page is loaded when it is first
 * opened; `roles` only hides what the server would refuse anyway.
 */
import type { Role } from './api.ts'
import type { WordKey } from './text.ts'

export interface Route {
  /** Segments that start with ":" are parameters. */
  readonly path: string
  /** The page's custom element. */
  readonly tag: string
  readonly load: () => Promise<unknown>
  /** Reachable without signing in. */
  readonly open?: boolean
  readonly roles?: readonly Role[]
  /** Words of the entry in the main navigation, for those who may go there. */
  readonly nav?: WordKey
}

export interface Match {
  readonly route: Route
  readonly params: Readonly<Record<string, string>>
}

export const routes: readonly Route[] = [
  { path: '/sign-in', tag: 'khung-sign-in', load: () => import('./pages/sign-in.ts'), open: true },

  { path: '/', tag: 'khung-home', load: () => import('./pages/home.ts'), nav: 'nav.home' },

  { path: '/assessments/:assessment', tag: 'khung-tasks', load: () => import('./pages/tasks.ts') },
  { path: '/assessments/:assessment/check', tag: 'khung-check', load: () => import('./pages/check.ts') },
  { path: '/assessments/:assessment/:domain', tag: 'khung-domain', load: () => import('./pages/domain.ts') },
]

export const notFound: Route = {
  path: '*',
  tag: 'khung-not-found',
  load: () => import('./pages/not-found.ts'),
  open: true,
}

/** The first route that fits; a trailing slash and bad percent-encoding do not matter. */
export function findRoute(pathname: string, table: readonly Route[] = routes): Match {
  const found = segments(pathname)
  for (const route of table) {
    const params = fit(segments(route.path), found)
    if (params) return { route, params }
  }
  return { route: notFound, params: {} }
}

export function mayOpen(route: Route, role: Role): boolean {
  return !route.roles || route.roles.includes(role)
}

function fit(wanted: readonly string[], found: readonly string[]): Record<string, string> | null {
  if (wanted.length !== found.length) return null
  const params: Record<string, string> = {}
  for (const [at, want] of wanted.entries()) {
    const have = found[at] ?? ''
    if (want.startsWith(':')) params[want.slice(1)] = have
    else if (want !== have) return null
  }
  return params
}

function segments(path: string): string[] {
  return path
    .split('/')
    .filter((part) => part !== '')
    .map((part) => {
      try {
        return decodeURIComponent(part)
      } catch {
        return part
      }
    })
}
