/**
 * The keys of a form that is filled like a spreadsheet: Enter or ↓ to the next field,
 * Shift+Enter or ↑ back, Ctrl+Enter details, Ctrl+S save. Fields mark themselves by `data-stop`.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit'

type Stop = HTMLInputElement | HTMLSelectElement

export class FieldKeys implements ReactiveController {
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly save: () => void,
  ) {
    host.addController(this)
  }

  hostConnected(): void {
    this.host.addEventListener('keydown', this.#press)
  }

  hostDisconnected(): void {
    this.host.removeEventListener('keydown', this.#press)
  }

  #press = (event: KeyboardEvent): void => {
    // Enter that ends a composed Vietnamese word is part of typing.
    if (event.isComposing || !(event.target instanceof HTMLElement)) return
    const { target } = event
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault()
      takeIn(target)
      this.save()
    } else if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') {
      event.preventDefault()
      toggleDetails(target)
    } else if (isStop(target)) {
      const step = stepOf(event, target)
      if (step === 0) return
      event.preventDefault()
      this.#move(target, step)
    }
  }

  #move(from: Stop, step: number): void {
    const stops = stopsIn(this.host, from)
    const next = stops[stops.indexOf(from) + step]
    if (!next) {
      takeIn(from)
      // After the last field Enter goes on to where the form goes on, and from there with Enter again.
      if (step > 0) this.host.querySelector<HTMLElement>('a[data-onward]')?.focus()
      return
    }
    next.focus()
    if (next instanceof HTMLInputElement && next.type === 'text') next.select()
  }
}

/** What was typed counts from now on. A radio button or checkbox in hand is no choice: it tells its own. */
export function takeIn(target: Element | null): void {
  const tells = target instanceof HTMLInputElement && ['radio', 'checkbox', 'file'].includes(target.type)
  if (!tells) target?.dispatchEvent(new Event('change', { bubbles: true }))
}

function stepOf(event: KeyboardEvent, target: Stop): number {
  if (event.ctrlKey || event.metaKey || event.altKey) return 0
  if (event.key === 'Enter') return event.shiftKey ? -1 : 1
  // In radio buttons and lists the arrows choose an option.
  if (event.shiftKey || !(target instanceof HTMLInputElement) || target.type !== 'text') return 0
  return event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
}

/** Visible fields in order; of radio buttons the chosen one, or the one in hand, or the first. */
function stopsIn(root: HTMLElement, current: Stop): readonly Stop[] {
  const all = [...root.querySelectorAll<Stop>('[data-stop]')].filter((stop) => stop.offsetParent !== null)
  return all.filter((stop) => {
    if (!(stop instanceof HTMLInputElement) || stop.type !== 'radio') return true
    const group = all.filter((other) => other.name === stop.name)
    const chosen = group.find((other) => other === current) ?? group.find(isChecked) ?? group[0]
    return stop === chosen
  })
}

function isChecked(stop: Stop): boolean {
  return stop instanceof HTMLInputElement && stop.checked
}

function isStop(target: HTMLElement): target is Stop {
  return (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) && 'stop' in target.dataset
}

function toggleDetails(target: HTMLElement): void {
  const details = target.closest('[data-row]')?.querySelector<HTMLDetailsElement>('details[data-details]')
  if (!details) return
  details.open = !details.open
  details.querySelector('summary')?.focus()
}
