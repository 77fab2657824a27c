/** After anything that changes who one is here: the shell learns it, and goes where one may go now. */
import type { Session } from '../api.ts'
import { get } from '../client.ts'

export async function refresh(page: HTMLElement): Promise<void> {
  arrive(page, await get<Session>('/session'))
}

export function arrive(page: HTMLElement, session: Session): void {
  page.dispatchEvent(new CustomEvent('signed-in', { detail: session, bubbles: true }))
}
