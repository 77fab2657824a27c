/**
 * Nothing moves under a pressed mouse: leaving a box by a click elsewhere changes what stands around it, and what the
 * button was pressed on must be there when it is let go, or the click is lost.
 */
let pressed: Promise<void> | null = null

/** For `scheduleUpdate` of what grows and shrinks when a box is left: once the mouse is let go and the click dealt with. */
export const onceReleased = (update: () => void | Promise<unknown>): void | Promise<unknown> =>
  pressed === null ? update() : pressed.then(update)

const ends = ['mouseup', 'dragend', 'keydown', 'mousemove'] as const

// Also where there is no page, such as in a worker.
globalThis.document?.addEventListener(
  'mousedown',
  ({ button }) => {
    if (button !== 0) return
    pressed = new Promise((done) => {
      const end = (event: Event): void => {
        // A move without a button: it was let go where nobody saw it, as on a scroll bar.
        if (event.type === 'mousemove' && (event as MouseEvent).buttons !== 0) return
        for (const name of ends) document.removeEventListener(name, end, true)
        setTimeout(() => {
          pressed = null
          done()
        })
      }
      for (const name of ends) document.addEventListener(name, end, true)
    })
  },
  true,
)
