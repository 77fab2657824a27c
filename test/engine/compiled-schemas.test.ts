/** In what is built the validators are others, written while the bundle is; they find the same. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseDocument } from 'yaml'
import { describe, expect, it } from 'vitest'
import { answersFileSchema } from '../../engine/answers.ts'
import { examplesSchema } from '../../engine/examples/schema.ts'
import { compileSchema } from '../../engine/load/compile-schema.ts'
import { frameworkSchema } from '../../engine/load/schema.ts'
import { schemaModule } from '../../vite.config.ts'

type Compile = typeof compileSchema
const folder = resolve('.cache/compiled-schemas')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'compile-schema.mjs'), schemaModule())
const { compileSchema: written } = (await import(pathToFileURL(join(folder, 'compile-schema.mjs')).href)) as {
  readonly compileSchema: Compile
}

const schemas = { framework: frameworkSchema, examples: examplesSchema, answers: answersFileSchema }
const filesIn = (top: string): readonly string[] =>
  readdirSync(top, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => join(top, file))
const values = [...filesIn('frameworks'), ...filesIn('test/engine/broken'), ...filesIn('test/fixtures')].map(
  (file) => ({
    file,
    value: parseDocument(readFileSync(file, 'utf8')).toJS({ maxAliasCount: 0 }) as unknown,
  }),
)

describe('the validators of a bundle', () => {
  it('are written without any way to make a function of a text', () => {
    expect(schemaModule()).not.toMatch(/new Function|eval\(|require\(/)
  })

  it.each(['framework', 'examples', 'answers'] as const)(
    'of %s find what those find that are compiled when they are asked for, word by word',
    (name) => {
      const [own, theirs] = [compileSchema(name, schemas[name]), written(name, schemas[name])]
      let found = 0
      for (const { file, value } of values) {
        const errors = own(value)
        found += errors.length
        expect(theirs(value).map(essence), file).toEqual(errors.map(essence))
      }
      expect(found).toBeGreaterThan(100)
    },
  )
})

/** All that the engine reads of an error (`load/validate.ts`). */
const essence = ({
  keyword,
  instancePath,
  params,
  schema,
  parentSchema,
  data,
  message,
}: ReturnType<ReturnType<Compile>>[number]) => ({
  keyword,
  instancePath,
  params,
  schema,
  parentSchema,
  data,
  message,
})
