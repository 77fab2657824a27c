/** A published result can be computed again years later, elsewhere: the same bytes on every machine. */
import { execFileSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import { build } from 'vite'
import { compiledSchemas } from '../../vite.config.ts'
import { majors, nodeOf } from './nodes.ts'
import type { Major } from './nodes.ts'

const folder = '.cache/machines'
/** With their minutes from UTC in January: one zone has several names. */
const zones = { 'Asia/Ho_Chi_Minh': 420, UTC: 0, 'America/St_Johns': -210, 'Pacific/Kiritimati': 840 }
/** Turkish has two letters i, and German a decimal comma. */
const locales = ['vi-VN', 'tr-TR', 'de-DE']

const places = majors.flatMap((major) =>
  Object.entries(zones).flatMap(([zone, offset]) => locales.map((locale) => ({ major, zone, offset, locale }))),
)
let first = ''

/**
 * Starts once for all zones. In each the whole program is read and begins anew, for which an address of its own is enough;
 * the zone that is then printed shows that Node has taken it.
 */
const inEveryZone = `for (const zone of process.argv.slice(1)) {
  process.env.TZ = zone
  await import('./${folder}/digest.js?' + zone)
}`
const ran = new Map<string, readonly string[]>()

/** What was printed in each zone. */
function run(major: Major, locale: string): readonly string[] {
  const known = ran.get(`${major} ${locale}`)
  if (known !== undefined) return known
  const env = { ...process.env, LC_ALL: `${locale.replace('-', '_')}.UTF-8` }
  const args = ['--input-type=module', '--eval', inEveryZone, ...Object.keys(zones)]
  const out = execFileSync(nodeOf(major), args, { env, encoding: 'utf8' })
  const printed = out.trimEnd().split(/\n(?!sha256)/)
  ran.set(`${major} ${locale}`, printed)
  return printed
}

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [compiledSchemas()],
    build: {
      ssr: true,
      outDir: folder,
      target: 'node20',
      rollupOptions: { input: { digest: 'test/machines/digest.ts' }, output: { entryFileNames: '[name].js' } },
    },
  })
  for (const major of majors) nodeOf(major)
}, 180_000)

describe('the same bytes', () => {
  it.each(places)('on Node $major, $zone, $locale', ({ major, zone, offset, locale }) => {
    const printed = run(major, locale)
    expect(printed).toHaveLength(Object.keys(zones).length)
    const [where, hash = ''] = printed[Object.keys(zones).indexOf(zone)]?.split('\n') ?? []
    expect(where).toBe(`${major} ${offset} ${locale}`)
    expect(hash).toMatch(/^sha256:[0-9a-f]{64}$/)
    first ||= hash
    expect(hash).toBe(first)
  })
})
