/**
 * The text of a draft, with line numbers, colours, search, and each problem where it stands. The only file that knows
 * CodeMirror, which travels when this view is first opened. In a shadow root, because that is where it writes its styles
 * under our policy for pages.
 */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { HighlightStyle, indentUnit, StreamLanguage, syntaxHighlighting } from '@codemirror/language'
import { yaml } from '@codemirror/legacy-modes/mode/yaml'
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import type { Diagnostic } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { Compartment, EditorState } from '@codemirror/state'
import { EditorView, highlightActiveLine, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { css, html, LitElement } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { language } from '../language.ts'
import type { Worded } from './author.worker.ts'
import { editorWords } from './editor-words.ts'

/** Colours of the tokens (`styles/tokens.css`), which a shadow root sees as well. */
const colours = HighlightStyle.define([
  { tag: tags.atom, color: 'var(--primary)' },
  { tag: tags.comment, color: 'var(--muted)', fontStyle: 'italic' },
  { tag: tags.string, color: 'var(--success)' },
  { tag: [tags.number, tags.keyword], color: 'var(--warning)' },
  { tag: tags.meta, color: 'var(--muted)' },
])

const look = EditorView.theme({
  '&': { border: '1px solid var(--control)', borderRadius: 'var(--radius)', backgroundColor: 'var(--paper)' },
  '&.cm-focused': { outline: '3px solid var(--primary)', outlineOffset: '2px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', fontSize: '0.875rem', lineHeight: '1.5', maxHeight: '70vh' },
  '.cm-gutters': { backgroundColor: 'var(--sunk)', color: 'var(--muted)', border: '0' },
  '.cm-activeLine': { backgroundColor: 'var(--sunk)' },
  '.cm-panels': { backgroundColor: 'var(--sunk)', color: 'var(--ink)', fontFamily: 'var(--font)' },
  '.cm-panel button, .cm-panel input': { minHeight: '24px', fontSize: '0.875rem' },
  '.cm-tooltip': { maxWidth: '34rem', fontFamily: 'var(--font)' },
})

@customElement('khung-yaml-editor')
export class YamlEditor extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
  `

  @property({ attribute: false }) value = ''
  @property({ attribute: false }) label = ''
  @property({ attribute: false }) problems: readonly Worded[] = []
  #view: EditorView | undefined
  readonly #words = new Compartment()

  /** Puts the cursor where a problem is. */
  reveal(line: number, column: number): void {
    const view = this.#view
    if (!view) return
    const { from, to } = view.state.doc.line(Math.min(line, view.state.doc.lines))
    const anchor = Math.min(from + column - 1, to)
    view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) })
    view.focus()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#view?.destroy()
    this.#view = undefined
  }

  protected override render(): TemplateResult {
    return html`<div id="place"></div>`
  }

  protected override updated(changed: PropertyValues<this>): void {
    const view = (this.#view ??= this.#begin())
    if (changed.has('value')) this.#replace(view)
    if (changed.has('label')) view.dispatch({ effects: this.#words.reconfigure(this.#said()) })
    view.dispatch(
      setDiagnostics(
        view.state,
        this.problems.flatMap((one) => this.#diagnostic(one, view.state)),
      ),
    )
  }

  #begin(): EditorView {
    const root = this.renderRoot as ShadowRoot
    return new EditorView({
      root,
      parent: root.querySelector('#place')!,
      state: EditorState.create({
        doc: this.value,
        extensions: [
          // A text keeps the ends of its lines.
          EditorState.lineSeparator.of(separatorOf(this.value)),
          lineNumbers(),
          highlightSpecialChars(),
          highlightActiveLine(),
          highlightSelectionMatches(),
          history(),
          search({ top: true }),
          lintGutter(),
          StreamLanguage.define(yaml),
          indentUnit.of('  '),
          syntaxHighlighting(colours),
          EditorView.lineWrapping,
          look,
          this.#words.of(this.#said()),
          keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...lintKeymap]),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (!docChanged) return
            const value = state.sliceDoc()
            if (value === this.value) return
            this.value = value
            this.dispatchEvent(new CustomEvent('text-change', { detail: value }))
          }),
        ],
      }),
    })
  }

  #said() {
    return [
      EditorState.phrases.of(language() === 'en' ? {} : editorWords),
      EditorView.contentAttributes.of({ 'aria-label': this.label, spellcheck: 'false', tabindex: '0' }),
    ]
  }

  /** Only what differs, so that the cursor and what was folded stay where they are. */
  #replace(view: EditorView): void {
    const [before, after] = [view.state.sliceDoc(), this.value]
    if (before === after) return
    const least = Math.min(before.length, after.length)
    let from = 0
    while (from < least && before[from] === after[from]) from++
    let end = 0
    while (end < least - from && before.at(-1 - end) === after.at(-1 - end)) end++
    const separator = view.state.lineBreak
    if (separator.length > 1) return view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: after } })
    view.dispatch({ changes: { from, to: before.length - end, insert: after.slice(from, after.length - end) } })
  }

  #diagnostic({ place, severity, words }: Worded, { doc }: EditorState): readonly Diagnostic[] {
    if (place === null || place.line > doc.lines) return []
    const { from, to } = doc.line(place.line)
    const start = Math.min(from + place.col - 1, to)
    return [{ from: start, to, severity: severity === 'note' ? 'info' : severity, message: words }]
  }
}

/** Where every line ends the same way as Windows ends them; otherwise as everybody else does. */
const separatorOf = (text: string): string => (/\r\n/.test(text) && !/(?<!\r)\n/.test(text) ? '\r\n' : '\n')
