/** What is installed: versions without known holes, from the default registry, under licences that fit ours. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Locked {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly license?: string
  readonly dev?: boolean
  readonly link?: boolean
  readonly hasInstallScript?: boolean
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly lockfileVersion: number
  readonly packages: Readonly<Record<string, Locked>>
}
const packages = Object.entries(lock.packages).filter(([path]) => path !== '')
/** "node_modules/a/node_modules/@b/c" → "@b/c". */
const nameOf = (path: string): string => path.split('node_modules/').at(-1) ?? path

/** The oldest version of each that may be installed, wherever in the tree it stands. */
const floors: Readonly<Record<string, string>> = {
  yaml: '2.8.3',
  ajv: '8.18.0',
  express: '5.2.1',
  'body-parser': '2.3.0',
  qs: '6.14.1',
  'path-to-regexp': '8.4.0',
  multer: '2.3.0',
}

/** May stand in a work under Apache-2.0; MPL-2.0 holds for its own files, which stay unchanged. */
const licences = new Set([
  'Apache-2.0',
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'OFL-1.1',
  'MPL-2.0',
])

/** Packages with an install script, and the only command it may be: it picks a built file, it loads none. */
const installScripts: Readonly<Record<string, string>> = { '@photostructure/sqlite': 'node-gyp-build' }

function isAtLeast(version: string, floor: string): boolean {
  const [have, need] = [version, floor].map((text) => text.split('-')[0]?.split('.').map(Number) ?? [])
  for (const [index, part] of (need ?? []).entries()) {
    const own = have?.[index] ?? 0
    if (own !== part) return own > part
  }
  // "8.18.0-beta" comes before "8.18.0".
  return !version.includes('-')
}

describe('the lock file', () => {
  it('compares versions by number', () => {
    expect(isAtLeast('8.20.0', '8.18.0')).toBe(true)
    expect(isAtLeast('8.18.0', '8.18.0')).toBe(true)
    expect(isAtLeast('8.9.9', '8.18.0')).toBe(false)
    expect(isAtLeast('8.18.0-beta.1', '8.18.0')).toBe(false)
  })

  for (const [name, floor] of Object.entries(floors)) {
    it(`has no ${name} below ${floor}`, () => {
      // A tool that only checks this code meets no hostile input.
      const below = packages.filter(
        ([path, { version = '', dev }]) => nameOf(path) === name && !dev && !isAtLeast(version, floor),
      )
      expect(below.map(([path, { version }]) => `${path} ${version}`)).toEqual([])
    })
  }

  it('has no xlsx from the registry', () => {
    expect(packages.filter(([path]) => nameOf(path) === 'xlsx')).toEqual([])
  })

  it('names no address and no folder: a package is its name, its version and its content', () => {
    const elsewhere = packages.filter(([, { resolved, link }]) => link || resolved !== undefined)
    expect(elsewhere.map(([path, { resolved }]) => `${path} ${resolved}`)).toEqual([])
  })

  it('proves the content of every package', () => {
    expect(packages.filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-')).map(([path]) => path)).toEqual(
      [],
    )
  })

  it('has exact versions in package.json', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Readonly<
      Record<string, Readonly<Record<string, string>>>
    >
    const wanted = Object.entries({ ...manifest['dependencies'], ...manifest['devDependencies'] })
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })
})

const production = packages.filter(([, { dev }]) => !dev)

describe('what is installed with the program', () => {
  it('may be used under Apache-2.0', () => {
    const strange = production.filter(([path, locked]) => !isFree(licenceOf(path, locked)))
    expect(strange.map(([path, locked]) => `${nameOf(path)}: ${licenceOf(path, locked)}`)).toEqual([])
  })

  it('runs no install script but the known ones', () => {
    const scripts = production.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)
    expect(scripts.map(nameOf).filter((name) => !(name in installScripts))).toEqual([])
    for (const path of scripts.filter((one) => existsSync(`${one}/package.json`))) {
      const { scripts: commands = {} } = manifestOf(path) as { readonly scripts?: Readonly<Record<string, string>> }
      const atInstall = ['preinstall', 'install', 'postinstall'].flatMap((step) => commands[step] ?? [])
      expect(atInstall).toEqual([installScripts[nameOf(path)]])
    }
  })
})

/** As CycloneDX has it, as far as it is looked at. */
interface Component {
  readonly name: string
  readonly version: string
  readonly licenses?: readonly { readonly license?: { readonly id?: string }; readonly expression?: string }[]
}

describe('the component list', () => {
  // Not with "--omit dev": npm then leaves out whatever another package has for its own development, pg and yaml among it.
  const list = JSON.parse(execFileSync('npm', ['run', '-s', 'components'], { encoding: 'utf8' })) as {
    readonly bomFormat: string
    readonly components: readonly Component[]
  }
  const lines = new Map(list.components.map((one) => [`${one.name}@${one.version}`, one]))

  it('names every package of the lock file, each once, and nothing else', () => {
    expect(list.bomFormat).toBe('CycloneDX')
    const locked = new Set(packages.map(([path, { version }]) => `${nameOf(path)}@${version}`))
    expect([...lines.keys()].toSorted()).toEqual([...locked].toSorted())
    expect(lines.size).toBe(list.components.length)
  })

  it('states the licence of everything that is installed with the program, as its package does', () => {
    const stated = ({ licenses = [] }: Component) =>
      licenses.map(({ license, expression }) => license?.id ?? expression).join()
    for (const [path, locked] of production) {
      const line = lines.get(`${nameOf(path)}@${locked.version}`)
      expect(`${path}: ${line && stated(line)}`).toBe(`${path}: ${licenceOf(path, locked)}`)
    }
    expect(production.length).toBeGreaterThan(200)
  })
})

const manifestOf = (path: string): Readonly<Record<string, unknown>> =>
  JSON.parse(readFileSync(`${path}/package.json`, 'utf8')) as Readonly<Record<string, unknown>>

/** From the package itself; from the lock file for another platform's package. */
function licenceOf(path: string, { license }: Locked): string {
  const own = existsSync(`${path}/package.json`) ? manifestOf(path)['license'] : license
  return typeof own === 'string' ? own : (license ?? 'none stated')
}

/** "(MIT OR GPL-2.0)" leaves the choice; "MIT AND ISC" needs both. */
const isFree = (expression: string): boolean =>
  expression
    .replace(/^\(|\)$/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => licences.has(licence.trim())))
