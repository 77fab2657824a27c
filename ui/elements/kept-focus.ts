/**
 * Whoever works with the keyboard is never thrown back to the top: where what had the focus goes away, it goes to what
 * stands nearest and is left; where a button rests while it works, it comes back with the button.
 */

/** For everything in a page, from now on. */
export function keepFocus(page: HTMLElement): void {
  let held: HTMLElement | null = null
  let around: readonly HTMLElement[] = []
  let rested = false

  page.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return
    held = target
    around = above(target, page)
    rested = false
  })
  // Left for nothing at all, by a click beside everything or behind the last link: that is what the person wanted.
  page.addEventListener('focusout', () => {
    requestAnimationFrame(() => {
      if (isNowhere() && held?.isConnected && !isResting(held)) held = null
    })
  })
  const mend = (): void => {
    if (held === null || !isNowhere()) return
    if (!held.isConnected) nearest(around)?.focus()
    else if (isResting(held)) rested = true
    else if (rested) held.focus()
  }
  // A frame later: the page itself may know a better place.
  const observer = new MutationObserver(() => requestAnimationFrame(mend))
  observer.observe(page, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] })
}

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body

const isResting = (one: HTMLElement): boolean => one.matches(':disabled')

/** From near to far; the last is the page itself. When it goes, the next page says where to begin. */
function above(one: HTMLElement, page: HTMLElement): readonly HTMLElement[] {
  const found: HTMLElement[] = []
  for (let at = one.parentElement; at !== null && at !== page.parentElement; at = at.parentElement) found.push(at)
  return found
}

const reachable = 'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, h1, [tabindex]'

function nearest(around: readonly HTMLElement[]): HTMLElement | undefined {
  for (const place of around.filter(({ isConnected }) => isConnected))
    for (const one of place.querySelectorAll<HTMLElement>(reachable)) if (one.offsetParent !== null) return one
  return undefined
}
