/** Pasting a column and taking edits back, for the page that shows the form. */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { toast } from '../elements/toast.ts'
import { text } from '../text.ts'
import type { SelfScore } from './self-score.ts'

export class FormHands implements ReactiveController {
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly work: () => SelfScore | undefined,
  ) {
    host.addController(this)
  }

  hostConnected(): void {
    this.host.addEventListener('paste', this.#paste)
    for (const type of ['input', 'change']) this.host.addEventListener(type, this.#typing, true)
    document.addEventListener('keydown', this.#press)
  }

  hostDisconnected(): void {
    this.host.removeEventListener('paste', this.#paste)
    for (const type of ['input', 'change']) this.host.removeEventListener(type, this.#typing, true)
    document.removeEventListener('keydown', this.#press)
  }

  #paste = (event: ClipboardEvent): void => {
    const clip = event.clipboardData?.getData('text/plain') ?? ''
    const stop = event.target instanceof HTMLElement && event.target.closest<HTMLElement>('[data-stop]')
    const work = this.work()
    // One cell is a text like any other; several lines in a text box are one text.
    if (!stop || stop instanceof HTMLTextAreaElement || !work?.assessment.may.answer) return
    if (!/[\t\n]/.test(clip.replace(/\r?\n$/, ''))) return
    event.preventDefault()
    void this.#ask(work, clip, stop)
  }

  async #ask(work: SelfScore, clip: string, stop: HTMLElement): Promise<void> {
    const leaf = stop.closest('[data-row]')?.id ?? ''
    const input = stop.closest<HTMLElement & { input?: { id: string } }>('[data-field]')?.input?.id ?? ''
    try {
      const [{ askPaste }, { cellCounts }] = await Promise.all([import('./paste-dialog.ts'), import('./paste.ts')])
      const place = { framework: work.framework, entry: (id: string) => work.entry(id), leaf, input }
      const agreed = await askPaste(clip, place)
      if (agreed) {
        const act = work.editAll(agreed.entries)
        const { filled: count, kept } = cellCounts(agreed)
        const words = kept === 0 ? text('paste.done', { count }) : text('paste.done-kept', { count, kept })
        toast(words, () => this.#tell('undo.undone', work.undo(act).length))
      }
    } catch {
      toast(text('page.unreachable'))
    }
    stop.focus()
  }

  #press = (event: KeyboardEvent): void => {
    if (event.isComposing || !(event.ctrlKey || event.metaKey) || event.altKey) return
    const key = event.key.toLowerCase()
    const turn = key === 'z' ? (event.shiftKey ? 'redo' : 'undo') : key === 'y' ? 'redo' : null
    if (turn === null || document.querySelector('dialog[open]') || isBeingTyped(event.target)) return
    if (this.#turn(turn)) event.preventDefault()
  }

  #turn(turn: 'undo' | 'redo'): boolean {
    const work = this.work()
    if (!work?.assessment.may.answer) return false
    return this.#tell(turn === 'undo' ? 'undo.undone' : 'undo.redone', work[turn]().length)
  }

  #tell(words: 'undo.undone' | 'undo.redone', count: number): boolean {
    if (count > 0) toast(text(words, { count }))
    return count > 0
  }

  #typing = ({ target, type }: Event): void => {
    if (!(target instanceof HTMLElement)) return
    if (type === 'input') target.dataset['typed'] = ''
    else delete target.dataset['typed']
  }
}

/** The browser itself takes back letters that the form has not taken over yet. */
function isBeingTyped(target: EventTarget | null): boolean {
  const box = target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text')
  return box && target.dataset['typed'] !== undefined
}
