/**
 * The service worker: gives the built shell of the form when there is no connection, so that a form that was open can
 * be loaded again. It never touches the interface of the server, and never keeps what belongs to a person.
 * `vite.config.ts` puts in the files and writes it as `/worker.js`; each build has a version of its own.
 */

/** The little of a service worker's world that is used here; the compiler's own list of it clashes with that of pages. */
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Asked extends Lasting {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface World {
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
}

const world = self as unknown as World
const version = '__VERSION__'
const files: readonly string[] = ['__FILES__']
const shell = '/'

world.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(version)
      .then((cache) => cache.addAll([shell, ...files]))
      .then(() => world.skipWaiting()),
  )
})

world.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== version).map((name) => caches.delete(name))))
      .then(() => world.clients.claim()),
  )
})

world.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  // The server's own page always comes first: an old shell is only better than none.
  if (request.mode === 'navigate' && isPage(pathname))
    event.respondWith(fetch(request).catch(() => kept(shell).then((found) => found ?? Response.error())))
  else if (files.includes(pathname)) event.respondWith(kept(pathname).then((found) => found ?? fetch(request)))
})

const kept = (path: string): Promise<Response | undefined> => caches.match(path, { cacheName: version })

/** Forms alone open without a connection; every other address is the server's. */
const isPage = (pathname: string): boolean => /^\/assessments\/[^/]+(\/check|\/domains\/[^/]+)?\/?$/.test(pathname)
