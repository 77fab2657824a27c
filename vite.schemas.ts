/**
 * Pages may not make functions out of text (`script-src 'self'`): for them the validators of the engine are written while
 * the bundle is, in place of `engine/load/compile-schema.ts`. Server and command line have the same: they start sooner.
 */
import Ajv from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import type { Plugin } from 'vite'
import { answersFileSchema } from './engine/answers.ts'
import { examplesSchema } from './engine/examples/schema.ts'
import { schemaOptions } from './engine/load/compile-schema.ts'
import { frameworkSchema } from './engine/load/schema.ts'

export const compiledSchemas = (): Plugin => ({
  name: 'compiled-schemas',
  enforce: 'pre',
  load: (id) => (id.endsWith('/engine/load/compile-schema.ts') ? schemaModule() : null),
})

const schemas = { framework: frameworkSchema, examples: examplesSchema, answers: answersFileSchema }

/** A module that exports what the file does, and needs neither the schemas nor the library that compiles them. */
export function schemaModule(): string {
  const ajv = new Ajv({
    ...schemaOptions,
    keywords: [...schemaOptions.keywords],
    // Each definition is a function once, in place of its text wherever it is used: a fifth of the bytes.
    inlineRefs: false,
    code: { source: true, esm: true },
  })
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(schema, name)
  const names = Object.keys(schemas)
  const checks = standalone(ajv, Object.fromEntries(names.map((name) => [`check_${name}`, name])))
  return `${imported(checks)}
    const checks = { ${names.map((name) => `${name}: check_${name}`).join(', ')} }
    export const schemaOptions = ${JSON.stringify(schemaOptions)}
    export const compileSchema = (name) => (value) => checks[name](value) ? [] : checks[name].errors`
}

/** The library asks for its own small functions by `require` even where it writes a module. */
function imported(code: string): string {
  const names: string[] = []
  const body = code.replace(/require\("([^"]+)"\)/g, (_all, name: string) => {
    if (!names.includes(name)) names.push(name)
    return `required${names.indexOf(name)}`
  })
  const imports = names.map(
    (name, index) => `import whole${index} from '${name}.js'
    // What is imported is the module itself, or what it calls its default: tools differ.
    const required${index} = { default: whole${index}.default ?? whole${index} }`,
  )
  return [...imports, body].join('\n')
}
