/** Imports run one way, and some words never appear. The compiler holds the rest. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

interface Import {
  readonly from: string
  /** As written: "./points.ts", "yaml", "node:fs". */
  readonly name: string
  /** Erased by the compiler. */
  readonly typeOnly: boolean
}

const sources = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file).replaceAll('\\', '/'))
    .toSorted()

/** Without lines that are only comment: a comment may name what the code may not use. */
const codeOf = (file: string): string =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => !/^\s*(\/\/|\/\*|\*)/.test(line))
    .join('\n')

function importsOf(file: string): readonly Import[] {
  const code = codeOf(file)
  const named = /^\s*(?:import|export)\s+(type\s+)?(?:[\w*{},\s$]+?\s+from\s*)?['"]([^'"]+)['"]/gm
  const dynamic = /\bimport\(\s*['"]([^'"]+)['"]/g
  return [
    ...[...code.matchAll(named)].map((match) => ({
      from: file,
      name: match[2] ?? '',
      typeOnly: match[1] !== undefined,
    })),
    ...[...code.matchAll(dynamic)].map((match) => ({ from: file, name: match[1] ?? '', typeOnly: false })),
  ]
}

const isOwn = (name: string): boolean => name.startsWith('.')
const target = ({ from, name }: Import): string => normalize(join(dirname(from), name)).replaceAll('\\', '/')
const shown = ({ from, name }: Import): string => `${from} → ${name}`
/** "ajv/dist/2020.js" → "ajv", "@noble/hashes/sha2.js" → "@noble/hashes". */
const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')

const allImports = (folder: string): readonly Import[] => sources(folder).flatMap(importsOf)
const engine = allImports('engine')
const ui = allImports('ui')
const server = allImports('server')

/** The one file of the pages that knows a package besides lit. */
const sheetWriter = 'ui/results/workbook.ts'
/** Draws PDF, and the package that reads them. */
const pdfReader = 'ui/evidence/pdf.ts'
const pdfPackage = 'pdfjs-dist'
/** Shows the text of a draft, and the packages that it is made of. */
const textEditor = 'ui/authoring/yaml-editor.ts'
/** Puts together what two people changed. */
const merging = 'ui/authoring/merge.ts'
const textPackages = ['@codemirror', '@lezer/highlight']
/** Runs beside the page, with the engine of the command line. */
const authorWorker = 'ui/authoring/author.worker.ts'
const sheetPackage = '@cj-tech-master/excelts'

const pageDoors = ['engine/live.ts', 'engine/advise/index.ts', 'engine/compare/index.ts', 'engine/compare/trial.ts']

describe('imports', () => {
  it('are seen at all', () => {
    expect(engine.length).toBeGreaterThan(50)
    const found = importsOf('test/boundaries.test.ts').map(({ name }) => name)
    expect(found).toEqual(['node:fs', 'node:path', 'vitest'])
  })

  it('name the file they mean', () => {
    const vague = [...engine, ...ui, ...server].filter(
      ({ name }) => isOwn(name) && !/\.(ts|css|json|svg)(\?\w+)?$/.test(name),
    )
    expect(vague.map(shown)).toEqual([])
  })

  it('of the engine stay in the engine and in five packages', () => {
    const packages = new Set(['yaml', 'ajv', 'json-logic-js', '@noble/hashes', 'canonicalize'])
    const strange = engine.filter((one) =>
      isOwn(one.name) ? !target(one).startsWith('engine/') : !packages.has(packageOf(one.name)),
    )
    expect(strange.map(shown)).toEqual([])
  })

  it('of the pages go to lit, to themselves and to the doors of the engine for pages', () => {
    const strange = ui.filter((one) =>
      isOwn(one.name)
        ? !target(one).startsWith('ui/') &&
          !pageDoors.includes(target(one)) &&
          !(target(one) === 'engine/author.ts' && (one.typeOnly || one.from === authorWorker))
        : packageOf(one.name) !== 'lit' &&
          !(one.from === sheetWriter && packageOf(one.name) === sheetPackage) &&
          !(one.from === pdfReader && packageOf(one.name) === pdfPackage) &&
          !(one.from === merging && packageOf(one.name) === 'node-diff3') &&
          !(one.from === textEditor && textPackages.some((known) => packageOf(one.name).startsWith(known))),
    )
    expect(strange.map(shown)).toEqual([])
  })

  it('of the pages bring what writes spreadsheets in only when one is asked for', () => {
    const direct = ui.filter((one) => isOwn(one.name) && target(one) === sheetWriter)
    expect(direct.map(shown)).toEqual(['ui/results/export.ts → ./workbook.ts'])
    expect(codeOf('ui/results/export.ts')).toMatch(/await import\('\.\/workbook\.ts'\)/)
  })

  it('of the pages bring what reads PDF in only when one is opened', () => {
    const direct = ui.filter((one) => isOwn(one.name) && target(one) === pdfReader)
    expect(direct.filter(({ typeOnly }) => !typeOnly).map(shown)).toEqual(['ui/evidence/viewer.ts → ./pdf.ts'])
    expect(codeOf('ui/evidence/viewer.ts')).toMatch(/import\('\.\/pdf\.ts'\)/)
  })

  it('of the pages bring what edits a text in only when a text is opened', () => {
    const direct = ui.filter((one) => isOwn(one.name) && target(one) === textEditor && !one.typeOnly)
    expect(new Set(direct.map(shown))).toEqual(new Set(['ui/pages/draft.ts → ../authoring/yaml-editor.ts']))
    expect(codeOf('ui/pages/draft.ts')).not.toMatch(/^import '\.\.\/authoring\/yaml-editor\.ts'/m)
  })

  it('of the server reach the engine through its door, and never the pages', () => {
    const strange = server.filter(
      (one) => isOwn(one.name) && !target(one).startsWith('server/') && target(one) !== 'engine/index.ts',
    )
    expect(strange.map(shown)).toEqual([])
  })

  it('of the server are packages that are installed with it', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly dependencies: object }
    const strange = server.filter(
      ({ name, typeOnly }) =>
        !typeOnly && !isOwn(name) && !name.startsWith('node:') && !(packageOf(name) in dependencies),
    )
    expect(strange.map(shown)).toEqual([])
  })
})

/** Who may import whom inside the engine; the files at its top are the doors and the ground. */
const layers: Readonly<Record<string, readonly string[]>> = {
  ground: [],
  words: [],
  rules: ['rules'],
  score: ['rules', 'score'],
  load: ['rules', 'load'],
  compare: ['rules', 'score', 'compare'],
  advise: ['rules', 'score', 'advise'],
  examples: ['rules', 'score', 'load', 'examples', 'door'],
  write: ['rules', 'score', 'load', 'compare', 'write', 'examples'],
  publish: ['load', 'compare', 'examples', 'publish'],
  door: ['rules', 'score', 'load', 'compare', 'advise', 'examples', 'publish', 'write', 'door'],
}
const doors = new Set(['engine/index.ts', 'engine/live.ts', 'engine/author.ts', 'engine/answers.ts'])

function layerOf(file: string): string {
  if (doors.has(file)) return 'door'
  const [, folder = '', rest] = file.split('/')
  return rest === undefined ? 'ground' : folder
}

describe('inside the engine', () => {
  it('compare and advise lean on score, score on rules, rules on the model', () => {
    const wrong = engine.filter((one) => {
      if (!isOwn(one.name)) return false
      const [from, to] = [layerOf(one.from), layerOf(target(one))]
      return to !== 'ground' && to !== 'words' && !layers[from]?.includes(to)
    })
    expect(wrong.map(shown)).toEqual([])
  })

  it('the model imports nothing', () => {
    expect(importsOf('engine/model.ts')).toEqual([])
  })

  it.each(pageDoors)('the door %s reaches neither yaml nor ajv nor Node', (door) => {
    const seen = new Set([door])
    const packages = new Set<string>()
    for (const file of seen) {
      for (const one of importsOf(file).filter(({ typeOnly }) => !typeOnly)) {
        if (isOwn(one.name)) seen.add(target(one))
        else packages.add(packageOf(one.name))
      }
    }
    expect(seen.size).toBeGreaterThan(5)
    expect([...seen].filter((file) => file.startsWith('engine/load/'))).toEqual([])
    expect([...packages].filter((name) => name !== 'json-logic-js')).toEqual([])
  })
})

describe('words that never appear', () => {
  const found = (folder: string, pattern: RegExp): readonly string[] =>
    sources(folder).flatMap((file) =>
      codeOf(file)
        .split('\n')
        .filter((line) => pattern.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    )

  it('a clock, chance or the world outside, in the engine', () => {
    const world =
      /\bDate\.now\b|\bMath\.random\b|\bnew Date\(\s*\)|\bperformance\.|\bcrypto\.|\bprocess\.|\bglobalThis\b|\bsetTimeout\b|\bsetInterval\b|\bfetch\(|\bIntl\.|\btoLocale\w*\(/
    expect(found('engine', world)).toEqual([])
  })

  it('what one call could leave for the next, in the engine', () => {
    const changing = /^(?:export )?(?:(?:let|var)\b|const \w+ = (?:\[\]|\{\}|new (?:Map|Set)(?:<.*>)?\(\)))/
    expect(
      'let left = 0\nconst left = new Map<string, number>()'.split('\n').every((line) => changing.test(line)),
    ).toBe(true)
    expect(found('engine', changing)).toEqual([])
  })

  it('code made from text, and markup made from text', () => {
    const unsafe =
      /unsafeHTML|unsafeSVG|unsafeStatic|innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc|\beval\s*\(|\bnew Function\b|\bset(?:Timeout|Interval)\(\s*['"`]/
    for (const folder of ['engine', 'server', 'ui']) expect(found(folder, unsafe)).toEqual([])
  })
})
