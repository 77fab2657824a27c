/** A published result can be computed again years later, elsewhere: the same bytes on every machine. */
import { execFileSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import { build } from 'vite'
import { majors, nodeOf } from './nodes.ts'

const folder = '.cache/machines'
/** With their minutes from UTC in January: one zone has several names. */
const zones = { 'Asia/Ho_Chi_Minh': 420, UTC: 0, 'America/St_Johns': -210, 'Pacific/Kiritimati': 840 }
/** Turkish has two letters i, and German a decimal comma. */
const locales = ['vi-VN', 'tr-TR', 'de-DE']

const places = majors.flatMap((major) =>
  Object.entries(zones).flatMap(([zone, offset]) => locales.map((locale) => ({ major, zone, offset, locale }))),
)
let first = ''

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
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
    const env = { ...process.env, TZ: zone, LC_ALL: `${locale.replace('-', '_')}.UTF-8` }
    const out = execFileSync(nodeOf(major), [`${folder}/digest.js`], { env, encoding: 'utf8' })
    const [where, hash = ''] = out.trimEnd().split('\n')
    expect(where).toBe(`${major} ${offset} ${locale}`)
    expect(hash).toMatch(/^sha256:[0-9a-f]{64}$/)
    first ||= hash
    expect(hash).toBe(first)
  })
})
