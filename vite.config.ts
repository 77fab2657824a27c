import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import Ajv from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import { defineConfig } from 'vite'
import type { Plugin, Rollup } from 'vite'
import { answersFileSchema } from './engine/answers.ts'
import { examplesSchema } from './engine/examples/schema.ts'
import { schemaOptions } from './engine/load/compile-schema.ts'
import { frameworkSchema } from './engine/load/schema.ts'

/**
 * Pages may not make functions out of text (`script-src 'self'`): for them the validators of the engine are written while
 * the bundle is, in place of `engine/load/compile-schema.ts`. Server and command line have the same: they start sooner.
 */
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

/** What the PDF library loads by name: its worker, and what reads pictures of the JPEG 2000 kind. */
const pdfParts = (): Plugin => ({
  name: 'pdf-parts',
  generateBundle() {
    const manifest = createRequire(import.meta.url).resolve('pdfjs-dist/package.json')
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }
    for (const file of ['build/pdf.worker.min.mjs', 'wasm/openjpeg_nowasm_fallback.js']) {
      const source = readFileSync(join(dirname(manifest), file))
      this.emitFile({ type: 'asset', fileName: `assets/pdfjs-${version}/${basename(file)}`, source })
    }
  },
})

/** The form itself, and what it loads when somebody asks for it: a person without a connection asks, too. */
const later = ['form', 'check', 'explanation', 'explained', 'paste-dialog', 'upload', 'upload-slices', 'first.en']

/** Tells the service worker which files a form consists of, and gives it a version that changes with them. */
const shell = (): Plugin => ({
  name: 'shell',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const worker = bundle['worker.js']
    if (worker?.type !== 'chunk') return
    const files = filesOf(bundle)
    const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 16)
    worker.code = worker.code
      .replace(/(["'`])__VERSION__\1/, JSON.stringify(version))
      .replace(/\[(["'`])__FILES__\1\]/, JSON.stringify(files))
    // The hash in a file's name may have two underscores as well.
    if (/__(?:VERSION|FILES)__/.test(worker.code))
      throw new Error('the service worker still has a place without its files')
  },
})

/**
 * The library that shows PDF is large, and belongs to those who appraise; what tries a framework, to those who write it.
 * What lies outside is for pages of the server.
 */
const isOfForm = (file: string): boolean =>
  /^assets\/.+\.(css|woff2|svg|js)$/.test(file) && !/\/(?:pdfjs-|trial\.worker)/.test(file)

function filesOf(bundle: Rollup.OutputBundle): readonly string[] {
  const found = new Set<string>()
  const names = Object.values(bundle).map((one) => (one.type === 'chunk' ? one.name : ''))
  const missing = later.filter((name) => !names.includes(name))
  if (missing.length > 0) throw new Error(`no part of the form is called ${missing.join(', ')}`)
  const take = (file: string): void => {
    const one = bundle[file]
    if (one?.type !== 'chunk' || found.has(file)) return
    found.add(file)
    one.imports.forEach(take)
  }
  for (const one of Object.values(bundle)) {
    if (one.type === 'asset' && isOfForm(one.fileName)) found.add(one.fileName)
    else if (one.type === 'chunk' && ((one.isEntry && one.fileName !== 'worker.js') || later.includes(one.name)))
      take(one.fileName)
  }
  return [...found].map((file) => `/${file}`).toSorted()
}

const isThere = (file: string): boolean =>
  /\/(?:index-[\w-]{8}\.(?:js|css)|base-[^/]+|rolldown-runtime-[^/]+)$/.test(file)

/** The browser's bundle: `ui/` → `dist/ui/`. */
export default defineConfig({
  root: 'ui',
  base: '/',
  publicDir: false,
  plugins: [compiledSchemas(), pdfParts(), shell()],
  worker: {
    format: 'es',
    plugins: () => [compiledSchemas()],
    rollupOptions: { checks: { bundlerTimings: false } },
  },
  build: {
    outDir: '../dist/ui',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: {
      polyfill: false,
      // What is asked for in the same moment anyway, or came with the first page, is not named again in `base`.
      resolveDependencies: (file, all, { hostType }) =>
        hostType === 'html' ? all : all.filter((one) => basename(one) !== basename(file) && !isThere(one)),
    },
    assetsInlineLimit: 0,
    license: true,
    // The engine is pure: what a page does not use of it need not travel with the page.
    rollupOptions: {
      // On a busy machine it would say on which plugin time went: nothing that whoever starts Khung could act on.
      checks: { bundlerTimings: false },
      input: { index: 'ui/index.html', worker: 'ui/offline/worker.ts', fonts: 'ui/fonts.css' },
      treeshake: { moduleSideEffects: (id) => !id.includes('/engine/') },
      // What is needed together comes in one piece: on a slow line, twenty small files cost more than their bytes.
      // `base` travels with every page; what only the staff's form or only the council uses, with neither of the others.
      output: {
        // The pages that the server writes itself ask for the two fonts by this name (`server/http/html.ts`).
        assetFileNames: ({ names }) => (names.includes('fonts.css') ? 'fonts.css' : 'assets/[name]-[hash][extname]'),
        entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          groups: [
            {
              name: 'base',
              priority: 3,
              test: /rolldown[\\/]runtime|directives[\\/]repeat|engine[\\/]score[\\/]score|ui[\\/](?:words[\\/]first\.vi|rule-words|offline[\\/](?!worker)|fields|sheets|deadlines|roman|rule-words|elements[\\/](?:page|shell|badge|confirm|cut-off|deadline-fact|field-keys|history-of|letterhead|press|provenance|round-facts|task-badge)|self-score[\\/](?:conflict|drafts|entry|kept-words|later|office-points|queue|row-score|save-words|uploads)\.)/,
            },
            {
              name: 'form',
              priority: 2,
              test: /ui[\\/](?:pages[\\/](?:tasks|domain)\.|self-score[\\/](?!explained|paste|check|gaps))/,
            },
            // Asked for here and there, without the rest of the council's pages.
            { name: 'reason', priority: 2, test: /ui[\\/]elements[\\/]ask-reason\./ },
            // What the council asks and an office answers, which few forms have.
            { name: 'explanation', priority: 2, test: /ui[\\/]elements[\\/]explanation\./ },
            // The reasons of points, which the staff ask for now and then, without the council's pages.
            {
              name: 'why',
              priority: 2,
              test: /engine[\\/](?:score|words)[\\/]trace|ui[\\/](?:elements[\\/]trace|administration[\\/]fold)/,
            },
            {
              name: 'council',
              priority: 1,
              test: /ui[\\/](?:pages[\\/]appraisal|appraisal[\\/](?!grid|across-page|desk))/,
            },
          ],
        },
      },
    },
  },
})
