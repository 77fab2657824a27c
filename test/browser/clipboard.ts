/** The clipboard as another program fills it, before somebody pastes from it. */
import type { BrowserContext } from 'playwright-core'

/** Copies these cells: their text, and HTML with what a narrow column shows instead of them. */
export async function copyFromSpreadsheet(context: BrowserContext, clip: string): Promise<void> {
  const sheet = await context.newPage()
  await sheet.evaluate((clip) => {
    document.addEventListener('copy', (event) => {
      event.preventDefault()
      event.clipboardData?.setData('text/plain', clip)
      event.clipboardData?.setData('text/html', '<table><tr><td>####</td></tr></table>')
    })
  }, clip)
  await sheet.keyboard.press('ControlOrMeta+C')
  await sheet.close()
}
