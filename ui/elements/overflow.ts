/** Whether the box that a wide table scrolls in is narrower than the table, so that a hint can say so. */
import type { ReactiveController, ReactiveControllerHost } from 'lit'

export class Overflow implements ReactiveController {
  /** Something is out of view to the side. */
  hidden = false
  #box: Element | null = null
  readonly #sizes = new ResizeObserver(() => this.#measure())

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly selector: string,
  ) {
    host.addController(this)
  }

  hostUpdated(): void {
    const box = this.host.querySelector(this.selector)
    if (box === this.#box) return
    this.#sizes.disconnect()
    this.#box = box
    if (box) this.#sizes.observe(box)
  }

  hostDisconnected(): void {
    this.#sizes.disconnect()
    this.#box = null
  }

  #measure(): void {
    const { scrollWidth = 0, clientWidth = 0 } = this.#box ?? {}
    const hidden = scrollWidth > clientWidth
    if (hidden === this.hidden) return
    this.hidden = hidden
    this.host.requestUpdate()
  }
}
