/**
 * A journey of somebody who has a keyboard and nothing else: whatever only a mouse or a script could have done is a
 * complaint of the page in which it was done. So is a key that is pressed where nobody can see what it will go to.
 */
import type { BrowserContext } from 'playwright-core'

export async function keyboardOnly(context: BrowserContext, complain: (words: string) => void): Promise<void> {
  await context.exposeFunction('reportHands', (words: string) => complain(`not by keyboard: ${words}`))
  await context.addInitScript(watchHands)
}

/** Runs in every document before any of its scripts. */
function watchHands(): void {
  let pressing = false
  /** Painted since it has the focus: only then could anybody have looked for it. */
  let painted = false
  let moving = 0
  let key = ''
  let seen: Element | null = null
  /** Frames in a row in which nothing had the focus: what is put right within one, nobody notices. */
  let nowhere = 0
  const watch = (): void => {
    nowhere = document.activeElement === null || document.activeElement === document.body ? nowhere + 1 : 0
    requestAnimationFrame(watch)
  }
  requestAnimationFrame(watch)
  let last: Element | null = null

  const report = (words: string, at: unknown): void => {
    const { reportHands } = globalThis as unknown as { reportHands: (words: string) => void }
    const where = at instanceof Element ? at.outerHTML.slice(0, 160).replace(/\s+/g, ' ') : String(at)
    reportHands(`${words} (${location.href}, ${innerWidth} px): ${where}`)
  }
  const on = <Kind extends keyof WindowEventMap>(kind: Kind, listen: (event: WindowEventMap[Kind]) => void): void =>
    addEventListener(kind, listen, { capture: true })

  // The page itself may put the focus somewhere: its own scripts meet these functions, those of a test meet others.
  const own = (holder: object, name: string): void => {
    const methods = holder as Record<string, (...given: unknown[]) => unknown>
    const method = methods[name]!
    methods[name] = function (...given) {
      moving += 1
      try {
        return method.apply(this, given)
      } finally {
        moving -= 1
      }
    }
  }
  own(HTMLElement.prototype, 'focus')
  own(HTMLDialogElement.prototype, 'showModal')
  own(HTMLDialogElement.prototype, 'close')

  for (const kind of ['pointerdown', 'click'] as const)
    on(kind, (event) => {
      if (event.isTrusted && (kind !== 'click' || event.detail > 0)) report(`${kind} of a mouse`, event.target)
    })

  on('keydown', (event) => {
    if (!event.isTrusted) return
    pressing = true
    const at = document.activeElement
    // Behind the last of a page Tab goes through the browser's own bars; a jump to a place begins at that place.
    const jumped = last instanceof HTMLAnchorElement && last.getAttribute('href') === location.hash
    const left = jumped || (key === 'Tab' && last?.isConnected)
    key = event.key
    if (at === null || at === document.body) {
      if (last !== null && !left && nowhere > 1) report(`the focus was lost before ${event.key}; it was at`, last)
      last = null
    } else if (at !== seen && painted) {
      seen = at
      if (isHidden(at)) report(`out of sight, or under a bar, before ${event.key}`, at)
      else if (isUnmarked(at)) report(`without a mark of the focus before ${event.key}`, at)
    }
  })
  on('keyup', () => (pressing = false))
  // A window of another size shows another part of the page; nobody pressed anything there yet.
  on('resize', () => (seen = document.activeElement))

  on('focusin', ({ target }) => {
    last = target instanceof Element ? target : null
    painted = false
    requestAnimationFrame(() => requestAnimationFrame(() => (painted = last === target)))
    if (!pressing && moving === 0) report('a script moved the focus', target)
  })

  on('input', (event) => {
    const box = event.target
    if (box instanceof HTMLInputElement && box.type === 'file') return
    const { inputType, data } = event instanceof InputEvent ? event : { inputType: '', data: '' }
    if (!event.isTrusted) report('a script changed a value', box)
    // Letters with marks come from an input method, one at a time; words come by a paste.
    else if (inputType === 'insertText' && (data?.length ?? 0) > 1) report('a script put words in', box)
  })

  /** What stands for it on the screen: a box for a file is there for its label's sake. */
  function shown(one: Element): Element {
    const { width, height } = one.getBoundingClientRect()
    const [label] = one instanceof HTMLInputElement ? (one.labels ?? []) : []
    return width < 2 || height < 2 ? (label ?? one) : one
  }

  /** Nothing of it is in view, or something stands before all that is. */
  function isHidden(one: Element): boolean {
    const visible = shown(one)
    const points = [...visible.getClientRects()].flatMap((box) => {
      const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)]
      const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)]
      if (left >= right || top >= bottom) return []
      const shares = [0.02, 0.25, 0.5, 0.75, 0.98]
      return shares.flatMap((x) => shares.map((y) => [left + (right - left) * x, top + (bottom - top) * y] as const))
    })
    return !points.some(([x, y]) => {
      const top = document.elementFromPoint(x, y)
      return top !== null && (visible.contains(top) || top.contains(visible))
    })
  }

  function isUnmarked(one: Element): boolean {
    if (!(one instanceof HTMLElement) || one.tabIndex < 0) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(shown(one))
    return outlineStyle === 'none' || outlineWidth === '0px'
  }
}
