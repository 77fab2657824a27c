/** What the pages across units share: the open desk, and the units that one framework rates. */
import type { Framework } from '../../engine/live.ts'
import { Page } from '../elements/page.ts'
import type { Crumb } from '../elements/page.ts'
import { paths } from '../paths.ts'
import { text } from '../text.ts'
import type { Appraisal } from './appraisal.ts'
import { openDesk } from './desk.ts'
import type { OpenDesk } from './desk.ts'
import { Listening } from './listening.ts'

export abstract class AcrossUnits extends Page<OpenDesk> {
  readonly #listening = new Listening(this)

  protected override async load(): Promise<OpenDesk> {
    const desk = await openDesk(this.params['round'] ?? '', this.me.user.id)
    this.#listening.to(this.isConnected ? desk.appraisals : [])
    return desk
  }

  protected override trail({ round }: OpenDesk): readonly Crumb[] {
    return [
      { label: text('nav.home'), href: '/' },
      { label: round.title, href: paths.appraisal(round.id) },
      { label: text('across.title'), href: paths.across(round.id) },
    ]
  }
}

/** The units of one framework: the one that is asked for, else the first that fits. */
export function unitsOf(
  { appraisals, round }: OpenDesk,
  fits: (framework: Framework) => boolean,
  asked: string | null = null,
): readonly Appraisal[] {
  const hashes = asked === null ? round.frameworks.map(({ hash }) => hash) : [asked]
  const hash = hashes.find((one) => appraisals.some(({ framework }) => framework.hash === one && fits(framework)))
  return appraisals.filter(({ framework }) => framework.hash === hash)
}
