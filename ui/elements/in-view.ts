/**
 * What gets the focus is in view as a whole, a box with its label and what is wrong with it. A browser brings the line
 * with the caret into view and no more: the other lines of a box stay under the bar at the bottom, whose height it does not know.
 */
const stops = 'a, button, input, select, summary, textarea'

export function keepInView(): void {
  document.addEventListener('focusin', ({ target }) => {
    // After the browser's own move, before anything is painted.
    requestAnimationFrame(() => {
      leaveRoom(...document.querySelectorAll<HTMLElement>('.live-bar, .toast'))
      if (!(target instanceof HTMLElement) || target !== document.activeElement || !target.matches(stops)) return
      // Where a mouse is pressed, nothing moves under it.
      if (target.matches(':active')) return
      // The box last: a field may be higher than the screen.
      for (const one of [target.closest('.field'), target]) one?.scrollIntoView({ block: 'nearest' })
    })
  })
}

/** Above the bar, which has one line or four, and a message over it; where there is neither, as the style sheet says. */
function leaveRoom(...below: readonly HTMLElement[]): void {
  const covering = below.filter((one) => ['sticky', 'fixed'].includes(getComputedStyle(one).position))
  const heights = covering.map((one) => (one.matches('.toast') ? innerHeight - one.offsetTop : one.offsetHeight))
  document.documentElement.style.scrollPaddingBottom =
    heights.length > 0 ? `calc(${Math.max(...heights)}px + 3rem)` : ''
}
