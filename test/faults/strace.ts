/** The program that sees and disturbs what the server asks of the system. Debian: `apt-get install strace`. */
import { spawnSync } from 'node:child_process'

export const hasStrace = (): boolean => spawnSync('strace', ['-V']).status === 0

export function needStrace(): void {
  if (!hasStrace()) throw new Error('strace is needed: apt-get install strace')
}
