/**
 * A large file in slices: a broken line costs one slice and not the file. How far a file has come the server knows, and
 * this browser knows under which id, by the hash of the file's content: so it also goes on when the page was closed and
 * the same file is chosen again. Loaded with the first large file.
 */
import type { EvidenceLink, Upload } from './api.ts'
import { get, mayPass, post, Refused } from './client.ts'
import { browserStore, uploadPrefix } from './self-score/drafts.ts'
import { attaching, type Progress, sendBytes, sliceBytes, type UploadTarget } from './upload.ts'

/** One file after the other: on a weak line all at once would be none for long. */
let line: Promise<unknown> = Promise.resolve()

export function uploadInSlices(target: UploadTarget, file: File, progress: Progress): Promise<EvidenceLink> {
  const mine = line.then(() => send(target, file, progress))
  line = mine.catch(() => {})
  return mine
}

async function send(target: UploadTarget, file: File, progress: Progress): Promise<EvidenceLink> {
  const hash = await hashOf(file)
  const place = new Place(target.assessment, hash)
  const known = place.read()
  // All of it was sent before, and perhaps only the reply was lost.
  if (known?.whole) {
    progress(1, 1)
    const link = await attach(target, file, known.id, place).catch(unlessOver)
    if (link) return link
  }
  let upload = (known && !known.whole && (await found(target, known.id))) || (await begun(target, file, place))
  while (upload.received < upload.size) upload = await sendSlice(target, file, upload, progress)
  place.write({ id: upload.id, whole: true })
  return attach(target, file, upload.id, place)
}

const uploads = ({ assessment }: UploadTarget): string => `/assessments/${encodeURIComponent(assessment)}/uploads`

/** What the server has of it; null: it is over. */
const found = (target: UploadTarget, id: string): Promise<Upload | null> =>
  get<Upload>(`${uploads(target)}/${encodeURIComponent(id)}`).catch(unlessOver)

async function begun(target: UploadTarget, { size }: File, place: Place): Promise<Upload> {
  const upload = await post<Upload>(uploads(target), { size, criterion: target.criterion })
  place.write({ id: upload.id, whole: false })
  return upload
}

/** What the server has afterwards; also where it had this slice, or more, already. */
async function sendSlice(target: UploadTarget, file: File, upload: Upload, progress: Progress): Promise<Upload> {
  const { id, size, received } = upload
  const held = received / size
  progress(held, held)
  const path = `${uploads(target)}/${encodeURIComponent(id)}`
  const body = file.slice(received, received + sliceBytes)
  try {
    return await sendBytes<Upload>({ method: 'PUT', path, body, rev: received }, (sent) =>
      progress((received + sent) / size, held),
    )
  } catch (cause) {
    if (cause instanceof Refused && cause.problem.code === 'stale') return cause.problem.current as Upload
    throw cause
  }
}

/** As if it had come at once. */
async function attach(target: UploadTarget, file: File, id: string, place: Place): Promise<EvidenceLink> {
  try {
    const link = await sendBytes<EvidenceLink>(
      { method: 'POST', path: attaching(target, file, id), body: null },
      () => {},
    )
    place.clear()
    return link
  } catch (cause) {
    if (!mayPass(cause)) place.clear()
    throw cause
  }
}

function unlessOver(cause: unknown): null {
  if (cause instanceof Refused && cause.problem.code === 'upload-over') return null
  throw cause
}

async function hashOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

interface Known {
  readonly id: string
  readonly whole: boolean
}

/** Also where the browser forbids storage, as long as the page lives. */
const here = new Map<string, string>()

/** Where this browser remembers the upload of a file; emptied at sign-out with the drafts. */
class Place {
  readonly #key: string
  readonly #store = browserStore()

  constructor(assessment: string, hash: string) {
    this.#key = `${uploadPrefix}${assessment}.${hash}`
  }

  read(): Known | null {
    const [id = '', whole] = (here.get(this.#key) ?? this.#store.getItem(this.#key) ?? '').split(' ')
    return id === '' ? null : { id, whole: whole === 'whole' }
  }

  write({ id, whole }: Known): void {
    const text = whole ? `${id} whole` : id
    here.set(this.#key, text)
    try {
      this.#store.setItem(this.#key, text)
    } catch {
      // A full or forbidden store: then it goes on as long as the page lives.
    }
  }

  clear(): void {
    here.delete(this.#key)
    this.#store.removeItem(this.#key)
  }
}
