/**
 * Draws the pages of a PDF onto a canvas. Nothing that the file brings is run: no script, no form, no link; its fonts and
 * pictures are read by the library, in a worker of our own origin. Loaded when the first PDF is opened.
 */
import { getDocument, GlobalWorkerOptions, version } from 'pdfjs-dist'
import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist'

/** Laid there by the build (`vite.config.ts`). */
const folder = `/assets/pdfjs-${version}/`
GlobalWorkerOptions.workerSrc = `${folder}pdf.worker.min.mjs`

/** Larger pictures inside a file are left out: they would take the memory of a small machine. */
const mostPixels = 64_000_000
const mostCanvas = 32_000_000

/** What the library keeps of a page; of a picture that it could not read, nothing. */
type Found = Iterable<readonly [id: string, found: unknown]>

export interface OpenPdf {
  readonly pages: number
  /**
   * Draws a page so many CSS pixels wide; a later call takes the place of one that is not done. False: a picture of it could
   * not be read, and its place is empty.
   */
  draw(canvas: HTMLCanvasElement, page: number, width: number): Promise<boolean>
  /** What can be read on a page, for those who do not see it; empty for a scan. */
  words(page: number): Promise<string>
  close(): void
}

export async function openPdf(data: ArrayBuffer): Promise<OpenPdf> {
  const loading = getDocument({
    data,
    isEvalSupported: false,
    enableXfa: false,
    // WebAssembly would need a wider policy for scripts; JPEG 2000 is read by a script of the same folder, all else by the worker.
    useWasm: false,
    wasmUrl: `${location.origin}${folder}`,
    maxImageSize: mostPixels,
    canvasMaxAreaInBytes: mostCanvas * 4,
    verbosity: 0,
  })
  const pdf: PDFDocumentProxy = await loading.promise
  let drawing: RenderTask | undefined
  return {
    pages: pdf.numPages,
    async draw(canvas, number, width) {
      drawing?.cancel()
      const page = await pdf.getPage(number)
      const { width: natural } = page.getViewport({ scale: 1 })
      const viewport = page.getViewport({ scale: (width / natural) * Math.min(devicePixelRatio, 2) })
      canvas.width = Math.floor(viewport.width)
      canvas.height = Math.floor(viewport.height)
      drawing = page.render({ canvas, viewport, annotationMode: 0 })
      await drawing.promise.catch((cause: unknown) => {
        if ((cause as Error).name !== 'RenderingCancelledException') throw cause
      })
      return [...(page.objs as Found), ...(page.commonObjs as Found)].every(
        ([id, found]) => !id.includes('img_') || found !== null,
      )
    },
    async words(number) {
      const { items } = await (await pdf.getPage(number)).getTextContent()
      return items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim()
    },
    close: () => void loading.destroy(),
  }
}
