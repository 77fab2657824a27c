/** Large files of evidence on their way: begun, received slice by slice, asked about after a break. */
import { beginUpload, readUpload, receiveSlice, takeSlice, type UploadAt } from '../actions/uploads.ts'
import { forSignedIn } from '../http/endpoint.ts'
import { Upload, UploadInput } from '../http/schemas.ts'
import { presentUpload } from '../present.ts'
import type { UploadTable } from '../store/tables.ts'

const upload = (params: Readonly<Record<string, string>>): UploadAt => ({
  assessment: params['id'] ?? '',
  upload: params['upload'] ?? '',
})

const reply = (row: UploadTable) => ({ body: presentUpload(row), rev: row.received })

export const postUpload = forSignedIn({
  action: 'attach evidence',
  created: true,
  body: UploadInput,
  reply: Upload,
  async run({ deps, actor, params, body }) {
    return { status: 201, ...reply(await beginUpload(deps, actor, { assessment: params['id'] ?? '', ...body })) }
  },
})

export const getUpload = forSignedIn({
  action: 'attach evidence',
  reply: Upload,
  run: async ({ deps, actor, params }) => reply(await readUpload(deps, actor, upload(params))),
})

export const putSlice = forSignedIn({
  action: 'attach evidence',
  upload: true,
  ifMatch: true,
  reply: Upload,
  before: ({ deps, actor, params, bytes }) => receiveSlice(deps, actor, upload(params), bytes),
  async run({ deps, actor, params, rev, before }) {
    return reply(await takeSlice(deps, actor, { ...upload(params), rev }, before))
  },
})
