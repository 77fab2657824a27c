/** Says before the first test whether power cuts and a failing disk will be shown in this run. */
import { hasStrace } from './strace.ts'

export default function announce(): void {
  const words = hasStrace() ? 'here' : 'not here: no power cut and no failing disk in this run (apt-get install strace)'
  process.stdout.write(`strace: ${words}\n`)
}
