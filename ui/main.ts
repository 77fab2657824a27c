/** Starts the interface: who is signed in, which page, and what happens when either changes. */
import type { Session, Status } from './api.ts'
import { dropAhead, get, getAhead, onSignedOut, Refused, remove, Unreachable } from './client.ts'
import { confirmed } from './elements/confirm.ts'
import { takeIn } from './elements/field-keys.ts'
import { keepInView } from './elements/in-view.ts'
import './elements/shell.ts'
import { toast } from './elements/toast.ts'
import { UnreachedPage } from './elements/unreached.ts'
import type { Page } from './elements/page.ts'
import { forget, forgetAll, keep, kept } from './offline/kept.ts'
import { paths } from './paths.ts'
import { findRoute, landing, mayOpen, notFound } from './routes.ts'
import type { Match, Route } from './routes.ts'
import { go, startRouter } from './router.ts'
import { clearDrafts, countDrafts } from './self-score/drafts.ts'
import { countUnsentFiles } from './self-score/uploads.ts'
import { loadWords, text } from './text.ts'

const shell = document.querySelector('khung-shell')
if (!shell) throw new Error('index.html has no khung-shell')

/** Only the latest of several quick changes of page is shown. */
let turn = 0

async function open(url: URL, kind: 'first' | 'link' | 'back'): Promise<void> {
  const mine = ++turn
  const match = findRoute(url.pathname)
  if (!shell || elsewhere(match, url)) return
  const allowed = !shell.session || mayOpen(match.route, shell.session.user.role)
  const { route, params } = allowed ? match : { route: notFound, params: {} }
  const tag = await loadRoute(route).then(
    () => route.tag,
    () => 'khung-unreached',
  )
  if (mine !== turn) return
  const page = Object.assign(document.createElement(tag) as Page<unknown>, {
    params,
    session: shell.session,
    status: shell.status,
  })
  if (page instanceof UnreachedPage) page.again = () => loadRoute(route).then(() => open(url, kind))
  page.addEventListener('page-ready', () => void arrive(page, url.hash, kind), { once: true })
  shell.path = url.pathname
  shell.page = page
}

/** A page with its words. */
const loadRoute = (route: Route): Promise<unknown> => Promise.all([route.load(), loadWords(route.words ?? ['later'])])

/** Where people do what comes before anything else. */
const firstPages = { password: paths.password, 'second-factor': paths.account } as const

/** Sends people to set-up or sign-in first, and away from sign-in once they are in. */
function elsewhere(match: Match, url: URL): boolean {
  if (!shell) return true
  if (shell.status?.setup_needed) {
    if (match.route.path === '/setup') return false
    go('/setup', true)
    return true
  }
  if (!shell.session && !match.route.open) {
    const back = url.pathname === '/' ? '' : `?next=${encodeURIComponent(url.pathname + url.hash)}`
    go(`/sign-in${back}`, true)
    return true
  }
  const first = shell.session?.needs ? firstPages[shell.session.needs] : null
  if (first && match.route.path !== first) {
    go(first, true)
    return true
  }
  if (shell.session && match.route.path === '/sign-in') {
    go('/', true)
    return true
  }
  return false
}

/** A new page starts at its heading, a link with #id at that place. */
async function arrive(page: HTMLElement, hash: string, kind: 'first' | 'link' | 'back'): Promise<void> {
  const target = hash ? await appearing(decodeURIComponent(hash.slice(1))) : null
  if (target) {
    target.scrollIntoView({ block: 'start' })
    target.focus({ preventScroll: true })
    return
  }
  if (kind === 'first') return
  if (kind === 'link') scrollTo(0, 0)
  page.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
}

/** Rows and fields render a moment after their page. */
async function appearing(id: string): Promise<HTMLElement | null> {
  for (let frame = 0; frame < 20; frame++) {
    const found = document.getElementById(id)
    if (found) return found
    await new Promise((next) => requestAnimationFrame(next))
  }
  return null
}

async function signOut(): Promise<void> {
  if (!shell?.session) return
  const [unsent, files] = [countDrafts(), countUnsentFiles()]
  const lines = [
    ...(unsent > 0 ? [text('sign-out.unsent', { count: unsent })] : []),
    ...(files > 0 ? [text('sign-out.files', { count: files })] : []),
  ]
  const sure =
    lines.length === 0 ||
    (await confirmed({ title: text('sign-out.title'), lines, yes: text('sign-out.yes'), backFirst: true }))
  if (!sure) return
  try {
    await remove('/session')
  } catch (cause) {
    // Without an answer the session still stands, and nobody must believe otherwise.
    if (!(cause instanceof Refused)) {
      toast(text('page.unreachable'))
      return
    }
  }
  clearDrafts()
  await forgetAll()
  // A fresh document: nothing of this person stays in memory.
  location.assign('/sign-in')
}

/** Who is signed in; without a connection whoever was when there was one, so that their form opens. */
async function knownSession(): Promise<Session | null> {
  try {
    const session = await get<Session | null>('/session')
    void (session ? keep('session', session) : forget('session'))
    return session
  } catch (cause) {
    return cause instanceof Unreachable ? kept<Session>('session') : null
  }
}

async function start(): Promise<void> {
  if (!shell) return
  const { route, params } = findRoute(location.pathname)
  // The page travels meanwhile; whether it came is seen when it is opened.
  loadRoute(route).catch(() => {})
  // And what it will ask: to wait for the session first costs a whole way there and back.
  route.asks?.(params).forEach(getAhead)
  const [status, session] = await Promise.all([get<Status>('/status').catch(() => null), knownSession()])
  if (!session || session.needs || !mayOpen(route, session.user.role)) dropAhead()
  shell.status = status
  shell.session = session
  shell.known = true
  shell.addEventListener('sign-out', () => void signOut())
  shell.addEventListener('signed-in', (event) => {
    const session = (event as CustomEvent<Session>).detail
    void keep('session', session)
    shell.session = session
    shell.status = shell.status ? { ...shell.status, setup_needed: false } : null
    go(landing(new URLSearchParams(location.search).get('next'), session.user.role), true)
  })
  onSignedOut(() => {
    if (!shell.session) return
    shell.session = null
    // What is being typed joins the drafts; then a fresh document, because the next person may be another.
    takeIn(document.activeElement)
    location.assign(`/sign-in?ended=1&next=${encodeURIComponent(location.pathname)}`)
  })
  keepInView()
  startRouter((url, kind) => void open(url, kind))
}

declare global {
  interface HTMLElementTagNameMap {
    'khung-shell': import('./elements/shell.ts').Shell
  }
}

void start()
