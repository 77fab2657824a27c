/** The flat lines of an explanation as a tree. */
import type { TraceLine } from '../../engine/live.ts'

export interface Branch {
  readonly line: TraceLine
  readonly below: Branch[]
}

/** Depths → tree. A line may be deeper than the one before by more than one; it still hangs below it. */
export function branches(lines: readonly TraceLine[]): readonly Branch[] {
  const top: Branch[] = []
  const open: Branch[] = []
  for (const line of lines) {
    while (open.length > 0 && (open.at(-1)?.line.depth ?? 0) >= line.depth) open.pop()
    const branch: Branch = { line, below: [] }
    ;(open.at(-1)?.below ?? top).push(branch)
    open.push(branch)
  }
  return top
}
