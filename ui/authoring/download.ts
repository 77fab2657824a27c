/** The texts of a draft as files, as they would stand under `frameworks/`. */
import { save } from '../results/csv.ts'
import { headOf } from './head.ts'
import type { Texts } from './kept-draft.ts'

export function download({ text, examples }: Texts): void {
  const { framework, version } = headOf(text)
  const write = (content: string, name: string): void =>
    save(`${name}.yaml`, new Blob([content], { type: 'application/yaml' }))
  write(text, `${framework}-${version}`)
  if (examples !== '') write(examples, `${framework}-${version}.examples`)
}
