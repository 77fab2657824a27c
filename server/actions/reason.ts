/** What others will read beside the act: some acts need a reason in words. */
import { Refusal } from '../http/refusal.ts'

export function refuseNoReason(reason: string): void {
  if (reason.trim() === '') throw new Refusal('reason-required')
}
