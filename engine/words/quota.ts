/** A quota's report in words. */
import type { Framework, Lang, QuotaReport } from '../model.ts'
import { showDecimal } from '../numbers.ts'

/**
 * One sentence after the other: what is allowed, what was found, who is beyond it, and that nobody's band
 * changes by it. `nameOf` gives a unit's name by its id.
 */
export function describeQuota(
  framework: Framework,
  report: QuotaReport,
  nameOf: (id: string) => string,
  lang: Lang,
): readonly string[] {
  const quota = framework.quotas?.find(({ id }) => id === report.id)
  const titleOf = (id: string): string => {
    const title = framework.bands.find((band) => band.id === id)?.title
    return `“${(lang === 'en' ? title?.en : undefined) ?? title?.vi ?? id}”`
  }
  const share = showDecimal(quota?.share ?? '0', lang)
  const bands = (quota?.of ?? []).map(titleOf).join(', ')
  const names = (ids: readonly string[]): string => ids.map(nameOf).join(', ')
  const { allowed, found, counted, beyond, tied, band } = report
  if (lang === 'vi')
    return [
      `${titleOf(band)}: nhiều nhất ${share} % của ${counted} đơn vị xếp ${bands}, tức ${allowed}; có ${found}.`,
      ...(beyond.length > 0 ? [`Vượt tỷ lệ theo thứ hạng: ${names(beyond)}.`] : []),
      ...(tied.length > 0 ? [`Đồng hạng ở ranh giới: ${names(tied)}.`] : []),
      'Không đơn vị nào bị tự động hạ mức; hội đồng quyết định.',
    ]
  return [
    `${titleOf(band)}: at most ${share} % of the ${counted} units rated ${bands}, that is ${allowed}; found ${found}.`,
    ...(beyond.length > 0 ? [`Beyond it by rank: ${names(beyond)}.`] : []),
    ...(tied.length > 0 ? [`Tied at the border: ${names(tied)}.`] : []),
    'No band changes by this; the council decides.',
  ]
}
