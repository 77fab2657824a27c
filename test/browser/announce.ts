/** Says before the first test which browser will be driven; without one no test runs. */
import { findChromium } from './chromium.ts'

export default async function announce(): Promise<void> {
  const { path, from } = await findChromium()
  process.stdout.write(`Browser: ${path} (from ${from})\n`)
}
