/** Every value of every framework of this house, by the splice alone; all of a framework's splices are then read at once. */
import { describe, expect, it } from 'vitest'
import { equal } from '../../../engine/compare/values.ts'
import { read } from '../../../engine/load/load.ts'
import { parsePage } from '../../../engine/load/parse.ts'
import { isOverlay } from '../../../engine/load/shape.ts'
import { validateFramework } from '../../../engine/load/validate.ts'
import type { Json } from '../../../engine/author.ts'
import type { Change } from '../../../engine/write/change.ts'
import { plainOf, valueAt } from '../../../engine/write/data.ts'
import { spliced } from '../../../engine/write/lines.ts'
import { overlayChange } from '../../../engine/write/overlay-change.ts'
import { patched, splicesOf } from '../../../engine/write/patch.ts'
import type { Patch } from '../../../engine/write/patch.ts'
import { plainChange } from '../../../engine/write/plain-change.ts'
import { putText } from '../../../engine/write/put-text.ts'
import { files, library } from '../shipped.ts'
import { changed } from './made-text.ts'
import { other, rowsOfFile, spotsOf } from './spots.ts'

describe.each(files.map(({ file, text }) => ({ file, text })))('$file', ({ file, text }) => {
  const found = parsePage(text, file)
  const shape = found.kind === 'ok' ? validateFramework(found.value.source) : found
  const { resolved } = read(text, file, library)
  if (found.kind !== 'ok' || shape.kind !== 'ok' || resolved === null) throw new Error('not readable')
  const { source, doc } = found.value
  const data = source.value
  const sheet = { text, doc, data }
  const own = shape.value
  const spots = spotsOf(rowsOfFile(text, file)).filter(({ field }) => field.kind !== 'logic')

  const patchesOf = (change: Change): readonly Patch[] | null => {
    if (!isOverlay(own)) {
      const outcome = plainChange(own, change)
      return outcome.kind === 'ok' ? outcome.value : null
    }
    const ways = overlayChange(own, resolved, change)
    return ways.kind === 'ok' ? (ways.value[0] ?? null) : null
  }
  const puts = spots.flatMap(({ id, field }) => {
    const value = other(field)
    if (value === null) return []
    const patches = patchesOf({ kind: 'set', id, path: field.path, value, reason: 'Thử' })
    return patches === null ? [] : [{ id, field, patches }]
  })

  it('[W3] written again as it is, has the same signs', () => {
    const odd: string[] = []
    for (const { patches } of puts)
      for (const patch of patches) {
        if (patch.kind !== 'put') continue
        const now = valueAt(data, patch.at)
        // What older readers take for a yes gets quotes whenever it is written.
        if (now === undefined || typeof now === 'object' || now === 'yes') continue
        const again = spliced(text, putText(sheet, patch.at, now) ?? [])
        if (again !== text) odd.push(...changed(text, again))
      }
    expect(odd).toEqual([])
  })

  it('[W3] changed, it is one line', () => {
    const odd: unknown[] = []
    for (const { id, field, patches } of puts) {
      const splices = patches.map((patch) => splicesOf(patch, sheet))
      const lines = changed(
        text,
        spliced(
          text,
          splices.flatMap((one) => one ?? []),
        ),
      )
      const [gone, come] = ['-', '+'].map((sign) => lines.filter((line) => line.startsWith(sign)).length)
      const isNew = patches.every(
        ({ kind, ...patch }) => kind === 'insert' || ('at' in patch && valueAt(data, patch.at) === undefined),
      )
      const isOne = come === 1 && gone === (isNew ? 0 : 1)
      if (splices.length !== 1 || splices[0] === null || (!isOne && patches[0]?.kind !== 'insert'))
        odd.push([id, field.path, lines])
    }
    expect(odd).toEqual([])
  })

  it('[W2] all of them changed at once read as asked, and all else as before', () => {
    const all = puts.flatMap(({ patches }) =>
      patches.filter((patch) => patch.kind === 'put' && typeof (valueAt(data, patch.at) ?? {}) !== 'object'),
    )
    // A text that gets its second language is both: the last one of a place counts.
    const each = [...new Map(all.map((patch) => [JSON.stringify('at' in patch && patch.at), patch])).values()]
    const now = spliced(
      text,
      each.flatMap((patch) => splicesOf(patch, sheet) ?? []),
    )
    const again = parsePage(now, file)
    if (again.kind !== 'ok') throw new Error(JSON.stringify(again.problems))
    const asked = each.reduce((value: Json, patch) => patched(value, patch), data)
    expect(equal(plainOf(again.value.source.value), plainOf(asked))).toBe(true)
    expect(each.length).toBeGreaterThan(isOverlay(own) ? 20 : 100)
    expect(now.split('\n').length).toBeGreaterThanOrEqual(text.split('\n').length)
  })
})
