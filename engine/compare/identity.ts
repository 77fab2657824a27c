import type { Framework, Identity } from '../model.ts'

export const identity = ({ id, version, title, provenance, authority, hash }: Framework): Identity => ({
  id,
  version,
  title,
  provenance,
  authority,
  hash,
})
