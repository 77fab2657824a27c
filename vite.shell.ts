/** Tells the service worker which files a form consists of, and gives it a version that changes with them. */
import { createHash } from 'node:crypto'
import type { Plugin, Rollup } from 'vite'

/** The form itself, and what it loads when somebody asks for it: a person without a connection asks, too. */
const later = ['form', 'explained', 'paste-dialog', 'first.en']

export const shell = (): Plugin => ({
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
    if (worker.code.includes('__')) throw new Error('the service worker still has a place without its files')
  },
})

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
    if (one.type === 'asset' && /\.(css|woff2|svg|js)$/.test(one.fileName)) found.add(one.fileName)
    else if (one.type === 'chunk' && ((one.isEntry && one.fileName !== 'worker.js') || later.includes(one.name)))
      take(one.fileName)
  }
  return [...found].map((file) => `/${file}`).toSorted()
}
