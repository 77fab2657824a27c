/** Documents of publications, as the page of a result hands them out, of units that are rated by one framework each. */
import { readFileSync } from 'node:fs'
import { canonicalJson, load } from '../../engine/index.ts'
import type { Answers, Framework, Json, Setting } from '../../engine/index.ts'
import { standingsIn } from '../../server/standings.ts'
import { folder } from './khung.ts'

/** Of the folder that the command line is run in. */
export function fixture(reference: string): Framework {
  const found = library(reference)
  const loaded = load(found.text, found.file, library)
  if (loaded.kind === 'refused') throw new Error(`${reference} is refused`)
  return loaded.value
}

function library(reference: string) {
  const file = `${folder}/frameworks/${reference.replace('@', '/')}.yaml`
  return { file, text: readFileSync(file, 'utf8') }
}

export function publicationText(
  parts: readonly (readonly [Framework, Readonly<Record<string, Answers>>])[],
  setting: Setting,
): string {
  const standings = parts.map(([framework, units]) => {
    const said = Object.entries(units).map(([name, answers]) => ({
      assessment: { unit_id: name, unit_name: name },
      unit: undefined,
      answers: { self: answers, final: answers },
      appraisals: {},
    }))
    return standingsIn(framework, said, setting)
  })
  const { id, version, hash } = parts[0]![0]
  return canonicalJson({
    kind: 'publication',
    published_at: '2026-11-10T02:00:00.000Z',
    round: {},
    setting,
    framework: { id, version, hash },
    units: standings.flatMap(({ units }) => units),
    quotas: standings.flatMap(({ quotas }) => quotas),
  } as unknown as Json)
}
