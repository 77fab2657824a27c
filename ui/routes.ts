/**
 * Every address of the interface on one screen. A page is loaded when it is first
 * opened; `roles` only hides what the server would refuse anyway.
 * Past 250 lines, because it is one table.
 */
import type { Role } from './api.ts'
import { listing, staff } from './roles.ts'
import type { Extent, PlainKey } from './text.ts'

export interface Route {
  /** Segments that start with ":" are parameters. */
  readonly path: string
  /** The page's custom element. */
  readonly tag: string
  readonly load: () => Promise<unknown>
  /** `first`: its words are there at once; of other pages they come with the page, `authoring` those of drafts as well. */
  readonly words?: Extent
  /** What the page will ask the server first; asked while the page itself still travels. */
  readonly asks?: (params: Match['params']) => readonly string[]
  /** Reachable without signing in. */
  readonly open?: boolean
  readonly roles?: readonly Role[]
  /** Words of the entry in the main navigation, for those who may go there. */
  readonly nav?: PlainKey
}

export interface Match {
  readonly route: Route
  readonly params: Readonly<Record<string, string>>
}

/**
 * The list and the domains of one form come together, and the pages of one appraisal: between them one goes without a
 * connection. So one goes to the check, which the browser keeps with the form (`offline/`) though it is asked for later.
 */
const form = {
  load: () => Promise.all([import('./pages/tasks.ts'), import('./pages/domain.ts')]),
  words: 'first',
  asks: ({ assessment = '' }) => {
    const path = `/assessments/${encodeURIComponent(assessment)}`
    return [path, `${path}/framework`]
  },
} as const satisfies Partial<Route>

const appraisal = {
  load: () => Promise.all([import('./pages/appraisal.ts'), import('./pages/appraisal-domain.ts')]),
  asks: form.asks,
  roles: staff,
} as const satisfies Partial<Route>

const across = {
  asks: ({ round = '' }) => [`/rounds/${encodeURIComponent(round)}/desk`],
  roles: staff,
} as const satisfies Partial<Route>

export const routes: readonly Route[] = [
  { path: '/sign-in', tag: 'khung-sign-in', load: () => import('./pages/sign-in.ts'), open: true },
  { path: '/setup', tag: 'khung-setup', load: () => import('./pages/setup.ts'), open: true },

  { path: '/', tag: 'khung-home', load: () => import('./pages/home.ts'), nav: 'nav.home' },

  { path: '/sign-in/return', tag: 'khung-sign-in-return', load: () => import('./pages/sign-in-return.ts'), open: true },
  { path: '/invitation', tag: 'khung-invitation', load: () => import('./pages/invitation.ts'), open: true },
  { path: '/account', tag: 'khung-account', load: () => import('./pages/account.ts') },
  { path: '/password', tag: 'khung-password', load: () => import('./pages/password.ts') },

  { path: '/help', tag: 'khung-help', load: () => import('./pages/help.ts'), open: true },
  { path: '/help/:role', tag: 'khung-help-of', load: () => import('./pages/help-of.ts'), open: true },

  { path: '/assessments/:assessment', tag: 'khung-tasks', ...form },
  { path: '/assessments/:assessment/check', tag: 'khung-check', ...form, load: () => import('./pages/check.ts') },
  { path: '/assessments/:assessment/domains/:domain', tag: 'khung-domain', ...form },

  { path: '/rounds/:round', tag: 'khung-round', load: () => import('./pages/round.ts'), roles: staff },
  { path: '/appraisals/:assessment', tag: 'khung-appraisal', ...appraisal },
  {
    path: '/appraisals/:assessment/:domain',
    tag: 'khung-appraisal-domain',
    ...appraisal,
  },

  { path: '/rounds/:round/desk', tag: 'khung-across', load: () => import('./pages/across.ts'), roles: staff },
  {
    path: '/rounds/:round/desk/:sheet',
    tag: 'khung-across-sheet',
    load: () => import('./pages/across-sheet.ts'),
    ...across,
  },
  {
    path: '/rounds/:round/criteria/:criterion',
    tag: 'khung-across-criterion',
    load: () => import('./pages/across-criterion.ts'),
    ...across,
  },

  {
    path: '/rounds/:round/settings',
    tag: 'khung-round-settings',
    load: () => import('./pages/round-settings.ts'),
    roles: staff,
  },
  {
    path: '/frameworks',
    tag: 'khung-frameworks',
    load: () => import('./pages/frameworks.ts'),
    words: 'authoring',
    roles: listing,
    nav: 'nav.frameworks',
  },
  {
    path: '/frameworks/:framework/:version',
    tag: 'khung-framework',
    load: () => import('./pages/framework.ts'),
    words: 'authoring',
    roles: [...staff, 'author'],
  },
  {
    path: '/drafts/:draft',
    tag: 'khung-draft',
    load: () => import('./pages/draft.ts'),
    words: 'authoring',
    asks: ({ draft = '' }) => [`/drafts/${encodeURIComponent(draft)}`, '/frameworks'],
    roles: ['author', 'administrator'],
  },
  { path: '/rounds/:round/ranking', tag: 'khung-ranking', load: () => import('./pages/ranking.ts') },
  {
    path: '/rounds/:round/ranking/domains',
    tag: 'khung-result-domains',
    load: () => import('./pages/result-domains.ts'),
  },
  {
    path: '/rounds/:round/ranking/movement',
    tag: 'khung-result-movement',
    load: () => import('./pages/result-movement.ts'),
  },
  { path: '/rounds/:round/results/:unit', tag: 'khung-unit-result', load: () => import('./pages/unit-result.ts') },
  { path: '/rounds/:round/survey', tag: 'khung-survey', load: () => import('./pages/survey.ts'), roles: ['survey'] },
  { path: '/rounds/:round/journal', tag: 'khung-journal', load: () => import('./pages/journal.ts'), roles: staff },
  {
    path: '/comparison',
    tag: 'khung-comparison',
    load: () => import('./pages/comparison.ts'),
    words: 'authoring',
    roles: [...staff, 'author'],
    nav: 'nav.comparison',
  },

  {
    path: '/administration',
    tag: 'khung-administration',
    load: () => import('./pages/administration.ts'),
    roles: ['administrator'],
    nav: 'nav.administration',
  },
  {
    path: '/administration/units',
    tag: 'khung-units',
    load: () => import('./pages/units.ts'),
    roles: ['administrator'],
  },
  {
    path: '/administration/people',
    tag: 'khung-people',
    load: () => import('./pages/people.ts'),
    roles: ['administrator'],
  },
  {
    path: '/administration/journal',
    tag: 'khung-whole-journal',
    load: () => import('./pages/whole-journal.ts'),
    roles: ['administrator', 'auditor'],
    nav: 'nav.journal',
  },
  {
    path: '/administration/people/:user',
    tag: 'khung-person',
    load: () => import('./pages/person.ts'),
    roles: ['administrator'],
  },
  {
    path: '/administration/units/:unit',
    tag: 'khung-unit',
    load: () => import('./pages/unit.ts'),
    roles: ['administrator'],
  },
  {
    path: '/administration/unit-types',
    tag: 'khung-unit-types',
    load: () => import('./pages/unit-types.ts'),
    roles: ['administrator'],
  },
  {
    path: '/administration/import/:kind',
    tag: 'khung-import',
    load: () => import('./pages/import.ts'),
    roles: ['administrator'],
  },
  {
    path: '/administration/authorities',
    tag: 'khung-authorities',
    load: () => import('./pages/authorities.ts'),
    roles: ['administrator'],
  },
  {
    path: '/administration/tokens',
    tag: 'khung-tokens',
    load: () => import('./pages/tokens.ts'),
    roles: ['administrator'],
  },
  {
    path: '/administration/rounds/new',
    tag: 'khung-new-round',
    load: () => import('./pages/new-round.ts'),
    roles: ['administrator'],
  },
  {
    path: '/administration/rounds/:round/edit',
    tag: 'khung-edit-round',
    load: () => import('./pages/edit-round.ts'),
    roles: ['administrator'],
  },
  {
    path: '/administration/rounds/:round/units',
    tag: 'khung-unit-facts',
    load: () => import('./pages/unit-facts.ts'),
    roles: staff,
  },
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

/** Where to go after signing in: what was asked for, if it is a page that this role may open, else home. */
export function landing(next: string | null, role: Role): string {
  if (!next?.startsWith('/') || next.startsWith('//')) return '/'
  const { route } = findRoute(next.replace(/[?#].*$/s, ''))
  return route !== notFound && mayOpen(route, role) ? next : '/'
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
