/**
 * Sends the bytes of a file as they are; loaded with the first one. `fetch` cannot tell how far an upload has come,
 * XMLHttpRequest can.
 */
import type { EvidenceLink } from './api.ts'
import { asProblem, Refused, Unreachable } from './client.ts'
import { language } from './language.ts'

export interface UploadTarget {
  readonly assessment: string
  readonly criterion: string
  readonly requirement: string | null
}

/** What is larger travels in slices of this size (`upload-slices.ts`). */
export const sliceBytes = 512 * 1024

/** `part`: of the whole file, from 0 to 1; `held`: what the server has for good, whatever becomes of the line. */
export type Progress = (part: number, held?: number) => void

export async function upload(target: UploadTarget, file: File, progress: Progress): Promise<EvidenceLink> {
  if (file.size > sliceBytes) return (await import('./upload-slices.ts')).uploadInSlices(target, file, progress)
  return sendBytes({ method: 'POST', path: attaching(target, file), body: file }, (sent) => progress(sent / file.size))
}

/** Where a file is attached. File names are made NFC: Macs write them decomposed. `slices`: what it came as, if it did. */
export function attaching({ assessment, criterion, requirement }: UploadTarget, file: File, slices?: string): string {
  const query = new URLSearchParams({ criterion, name: file.name.normalize('NFC') })
  if (requirement !== null) query.set('requirement', requirement)
  if (slices !== undefined) query.set('upload', slices)
  return `/assessments/${encodeURIComponent(assessment)}/evidence?${query}`
}

interface Sent {
  readonly method: 'POST' | 'PUT'
  readonly path: string
  readonly body: Blob | null
  readonly rev?: number
}

/** A line on which nothing moves for so long is given up: some break without a word. */
const patienceMs = 90_000

/** `progress`: bytes that have left. */
export function sendBytes<T>({ method, path, body, rev }: Sent, progress: (sent: number) => void): Promise<T> {
  const { promise, resolve, reject } = deferred<T>()
  const request = new XMLHttpRequest()
  let quiet = 0
  const wait = (): void => {
    clearTimeout(quiet)
    quiet = setTimeout(() => request.abort(), patienceMs)
  }
  request.open(method, `/api/v1${path}`)
  // The server tells the kind by the content; a browser's guess says nothing.
  if (body) request.setRequestHeader('Content-Type', 'application/octet-stream')
  if (rev !== undefined) request.setRequestHeader('If-Match', `"${rev}"`)
  request.setRequestHeader('Accept-Language', language())
  request.upload.addEventListener('progress', (event) => {
    wait()
    progress(event.loaded)
  })
  request.addEventListener('loadend', () => clearTimeout(quiet))
  request.addEventListener('load', () => {
    let data: unknown
    try {
      data = JSON.parse(request.responseText)
    } catch (cause) {
      reject(new Unreachable('unreadable', { cause }))
      return
    }
    if (request.status >= 200 && request.status < 300) resolve(data as T)
    else reject(new Refused(asProblem(data, request.status)))
  })
  request.addEventListener('error', () => reject(new Unreachable('unreachable')))
  request.addEventListener('abort', () => reject(new Unreachable('aborted')))
  wait()
  request.send(body)
  return promise
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (cause: Error) => void } {
  let resolve: (value: T) => void = () => {}
  let reject: (cause: Error) => void = () => {}
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}
