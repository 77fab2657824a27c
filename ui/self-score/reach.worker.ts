/** Finds out beside the page what a form can still reach: on a slow machine that takes longer than a key may wait. */
import { attainable } from '../../engine/advise/index.ts'
import type { Answers, Framework, Setting } from '../../engine/live.ts'

/** The framework comes with the first question only. */
export interface ReachQuestion {
  readonly framework?: Framework
  readonly answers: Answers
  readonly setting: Setting
}

/** In units of the index; null: nothing can be said. */
export type Reach = { readonly lowest: string; readonly highest: string } | null

/** The compiler takes this for a page, whose way to post is another. */
const tell = (self as unknown as { postMessage: (reach: Reach) => void }).postMessage.bind(self)

let framework: Framework | undefined

addEventListener('message', ({ data }: MessageEvent<ReachQuestion>) => {
  framework = data.framework ?? framework
  if (!framework) return
  const found = attainable(framework, data.answers, data.setting)
  const reach: Reach = found.kind === 'attainable' ? { lowest: found.lowest.index, highest: found.highest.index } : null
  tell(reach)
})
