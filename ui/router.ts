/** History and links. Pages are plain addresses: links open in new tabs, Back works, #ids jump natively. */

import { paths } from './paths.ts'

export type Show = (url: URL, kind: 'first' | 'link' | 'back') => void

let show: Show = () => {}

export function startRouter(handler: Show): void {
  show = handler
  document.addEventListener('click', followLink)
  let path = location.pathname + location.search
  addEventListener('popstate', () => {
    const next = location.pathname + location.search
    // A jump inside the page is the browser's own business.
    if (next !== path) show(new URL(location.href), 'back')
    path = next
  })
  addEventListener('khung-moved', () => {
    path = location.pathname + location.search
  })
  show(new URL(location.href), 'first')
}

/** Goes to another page of this interface; `replace` leaves no step for Back. */
export function go(path: string, replace = false): void {
  const url = new URL(path, location.href)
  if (url.origin !== location.origin) return
  if (replace) history.replaceState(null, '', url)
  else history.pushState(null, '', url)
  dispatchEvent(new Event('khung-moved'))
  show(url, 'link')
}

function followLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement)
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return
  // What the server writes itself.
  if (link.pathname.startsWith('/api/') || link.pathname === paths.receipts) return
  if (link.pathname === location.pathname && link.search === location.search && link.hash) return
  event.preventDefault()
  go(link.href)
}
