/** What a chart shows of its words. */
import type { Page } from 'playwright-core'

/** The words that go beyond the right edge of the chart in which they stand: nobody could read them to the end. */
export const cutOffIn = (page: Page): Promise<readonly string[]> =>
  page.locator('svg.chart').evaluateAll((charts) =>
    charts.flatMap((chart) =>
      [...chart.querySelectorAll('text')]
        .filter((words) => {
          const { x, width } = words.getBBox()
          return x + width > (chart as SVGSVGElement).viewBox.baseVal.width
        })
        .map(({ textContent }) => textContent),
    ),
  )
