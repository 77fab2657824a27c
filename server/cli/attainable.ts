/** The part of `khung score` about what is still open: the index that can still be reached, and what matters most. */
import { leaves, showDecimal, type Attainable, type Framework } from '../../engine/index.ts'
import type { Call } from './call.ts'
import { hanging, withCell } from './layout.ts'

/** More than these only hide what matters; programs get all of them. */
const MOST_SHOWN = 10

export function attainableLines(
  framework: Framework,
  found: Attainable,
  { lang, say, terminal }: Call,
): readonly string[] {
  const line = (text: string): readonly string[] => hanging('', text, terminal.width)
  const show = (value: string): string => showDecimal(value, lang)
  if (found.kind === 'unknown') return line(say.attainableUnknown)
  if (found.kind === 'none') return line(say.attainableNone(found.blocked.join(', ')))
  const index = (value: string): string => `${show(value)} ${framework.scale.unit}`
  const all = leaves(framework)
  const shown = found.open.slice(0, MOST_SHOWN).flatMap(({ id, lowest, highest, span }) => {
    const leaf = all.find((one) => one.id === id)!
    const title = lang === 'en' ? (leaf.title.en ?? leaf.title.vi) : leaf.title.vi
    return withCell(
      '  ',
      `${leaf.number} ${title}`,
      say.decides(show(lowest), show(highest), index(span)),
      terminal.width,
    )
  })
  const others = found.open.length - MOST_SHOWN
  return [
    ...line(say.attainable(index(found.lowest.index), index(found.highest.index))),
    ...(found.bounded.length > 0 ? line(say.onlyBounds(found.bounded.map(({ id }) => id).join(', '))) : []),
    ...line(say.mostDecisive),
    ...shown,
    ...(others > 0 ? [`  ${say.othersOpen(others)}`] : []),
  ]
}
