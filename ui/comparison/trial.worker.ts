/** Scores a whole published round again beside the page: on a slow machine that takes longer than a key may wait. */
import { ends } from '../../engine/advise/index.ts'
import { trial } from '../../engine/compare/trial.ts'
import type { PublishedRound, Trial } from '../../engine/compare/trial.ts'
import type { Framework } from '../../engine/live.ts'

export interface TrialQuestion {
  readonly published: PublishedRound
  readonly before: Framework
  readonly after: Framework
}

/** The compiler takes this for a page, whose way to post is another. */
const tell = (self as unknown as { postMessage: (found: Trial) => void }).postMessage.bind(self)

addEventListener('message', ({ data }: MessageEvent<TrialQuestion>) => {
  tell(trial(data.published, data.before, data.after, ends))
})
