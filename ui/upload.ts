/** Sends one file as it is. `fetch` cannot tell how far an upload has come, XMLHttpRequest can. */
import type { EvidenceLink } from './api.ts'
import { asProblem, Refused, Unreachable } from './client.ts'
import { language } from './language.ts'

export interface UploadTarget {
  readonly assessment: string
  readonly criterion: string
  readonly requirement: string | null
}

/** `progress` goes from 0 to 1. File names are made NFC: Macs write them decomposed. */
export function upload(target: UploadTarget, file: File, progress: (part: number) => void): Promise<EvidenceLink> {
  const query = new URLSearchParams({ criterion: target.criterion, name: file.name.normalize('NFC') })
  if (target.requirement !== null) query.set('requirement', target.requirement)
  const { promise, resolve, reject } = deferred<EvidenceLink>()
  const request = new XMLHttpRequest()
  request.open('POST', `/api/v1/assessments/${encodeURIComponent(target.assessment)}/evidence?${query}`)
  // The server tells the kind by the content; a browser's guess says nothing.
  request.setRequestHeader('Content-Type', 'application/octet-stream')
  request.setRequestHeader('Accept-Language', language())
  request.upload.addEventListener('progress', (event) => {
    if (event.lengthComputable && event.total > 0) progress(event.loaded / event.total)
  })
  request.addEventListener('load', () => {
    let data: unknown
    try {
      data = JSON.parse(request.responseText)
    } catch (cause) {
      reject(new Unreachable('unreadable', { cause }))
      return
    }
    if (request.status >= 200 && request.status < 300) resolve(data as EvidenceLink)
    else reject(new Refused(asProblem(data, request.status)))
  })
  request.addEventListener('error', () => reject(new Unreachable('unreachable')))
  request.addEventListener('abort', () => reject(new Unreachable('aborted')))
  request.send(file)
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
