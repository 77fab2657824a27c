import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import type { Plugin } from 'vite'

/** What the PDF library loads by name: its worker, and what reads pictures of the JPEG 2000 kind. */
export const pdfParts = (): Plugin => ({
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
