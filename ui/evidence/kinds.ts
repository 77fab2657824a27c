/** Which files can be seen inside the page: told by the server from the content, never by the name. */
import type { EvidenceLink } from '../api.ts'

type Typed = Pick<EvidenceLink, 'type'>

export const isPicture = ({ type }: Typed): boolean => type === 'image/png' || type === 'image/jpeg'

export const isViewable = (file: Typed): boolean => file.type === 'application/pdf' || isPicture(file)
