/** Values that an author can change, of every framework of this house, changed and looked at again. */
import { describe, expect, it } from 'vitest'
import { edit } from '../../../engine/author.ts'
import { files, library } from '../shipped.ts'
import { changed } from './made-text.ts'
import { other, rowsOfFile, spotsOf } from './spots.ts'

describe.each(files.map(({ file, text }) => ({ file, text })))('$file', ({ file, text }) => {
  const before = rowsOfFile(text, file)
  const all = spotsOf(before).filter(({ field }) => field.kind !== 'logic')
  // Some of all kinds, evenly over the file.
  const some = all.filter((_, at) => at % Math.max(1, Math.floor(all.length / 11)) === 0)

  it('[W3] a value set to itself leaves every byte', () => {
    for (const { id, field } of some) {
      if (field.value === null) continue
      const outcome = edit(text, file, library, { kind: 'set', id, path: field.path, value: field.value })
      expect([id, field.path, outcome.kind === 'ok' && outcome.value === text]).toEqual([id, field.path, true])
    }
  })

  it('[W3] a value set to another one changes one line', () => {
    const odd: unknown[] = []
    for (const { id, field } of some) {
      const value = other(field)
      if (value === null) continue
      const outcome = edit(text, file, library, { kind: 'set', id, path: field.path, value, reason: 'Thử' })
      if (outcome.kind === 'refused') {
        odd.push([id, field.path.join('.'), value, outcome.problems.map(({ code }) => code)])
        continue
      }
      const lines = changed(text, outcome.value)
      const [gone, come] = ['-', '+'].map((sign) => lines.filter((line) => line.startsWith(sign)).length)
      const isEntry = before.extends !== null && gone === 0
      if (!isEntry && !(gone === 1 && come === 1) && !(field.value === null && gone === 0 && come === 1))
        odd.push([id, field.path.join('.'), gone, come])
    }
    // What a parent locks or alone writes is refused in an overlay, by name.
    const refusals = ['guard-locked', 'not-in-overlay']
    expect(
      odd.filter((one) => before.extends === null || !refusals.some((code) => JSON.stringify(one).includes(code))),
    ).toEqual([])
  })
})
