/** The link of an invitation, as it is given to the person. */
import type { Invitation } from '../api.ts'

export const invitationLink = ({ code }: Pick<Invitation, 'code'>): string =>
  `${location.origin}/invitation?code=${code}`
