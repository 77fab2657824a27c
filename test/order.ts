/**
 * In which order the files of a run begin. What takes long for its size goes first, so that at the end no worker waits
 * for another; the engine goes last and in one row, for only files in a row share a process.
 */
import { BaseSequencer } from 'vitest/node'
import type { TestSpecification } from 'vitest/node'

const first = /\/test\/(?:machines|postgresql|walk|faults)\//
const longest = /\/test\/engine\/advise\//

export default class Order extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- it is no array's, and gives a new one
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => rank(a) - rank(b))
  }
}

function rank({ project, moduleId }: TestSpecification): number {
  if (project.config.isolate) return first.test(moduleId) ? 0 : 1
  return longest.test(moduleId) ? 2 : 3
}
