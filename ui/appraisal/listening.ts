/** Draws its host anew when one of the appraisals that it shows has changed, as long as the host is on the page. */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Appraisal } from './appraisal.ts'

export class Listening implements ReactiveController {
  readonly #update = (): void => this.host.requestUpdate()
  #heard: readonly Appraisal[] = []

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this)
  }

  to(appraisals: readonly Appraisal[]): void {
    for (const one of this.#heard) one.removeEventListener('change', this.#update)
    for (const one of appraisals) one.addEventListener('change', this.#update)
    this.#heard = appraisals
  }

  hostDisconnected(): void {
    this.to([])
  }
}
