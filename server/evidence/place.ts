/** Where evidence is kept when it is not in the data folder: `s3://bucket/prefix?endpoint=https://…&region=…`. */
import { BadSetting } from '../settings/bad-setting.ts'
import type { Environment } from '../settings/settings.ts'

export interface EvidencePlace {
  readonly bucket: string
  /** "" or ends in "/". */
  readonly prefix: string
  /** Without a slash at its end. */
  readonly endpoint: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string | null
}

export function readEvidenceUrl(value: string, env: Environment): EvidencePlace {
  const url = URL.canParse(value) ? new URL(value) : null
  if (url === null || url.protocol !== 's3:' || url.hostname === '') throw notAnAddress
  const region = url.searchParams.get('region') ?? 'us-east-1'
  const endpoint = url.searchParams.get('endpoint') ?? `https://s3.${region}.amazonaws.com`
  if (!/^https?:\/\/[^/?#]/.test(endpoint)) throw notAnAddress
  const [accessKeyId, secretAccessKey] = [env['AWS_ACCESS_KEY_ID'], env['AWS_SECRET_ACCESS_KEY']]
  if (!accessKeyId || !secretAccessKey) throw noKeys
  const prefix = url.pathname.replace(/^\/+|(?<!\/)\/+$/g, '')
  return {
    bucket: url.hostname,
    prefix: prefix === '' ? '' : `${prefix}/`,
    endpoint: endpoint.replace(/(?<!\/)\/+$/, ''),
    region,
    accessKeyId,
    secretAccessKey,
    sessionToken: env['AWS_SESSION_TOKEN'] || null,
  }
}

const notAnAddress = new BadSetting({
  vi: 'cần địa chỉ dạng s3://kho/tiền-tố?endpoint=https://máy-chủ&region=vùng.',
  en: 'an address such as s3://bucket/prefix?endpoint=https://host&region=region is needed.',
})
const noKeys = new BadSetting({
  vi: 'cần AWS_ACCESS_KEY_ID và AWS_SECRET_ACCESS_KEY.',
  en: 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are needed.',
})
