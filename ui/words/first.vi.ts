/** Words of the frame and of the staff's form. They come with the first page; all others when a page wants them. */
import { explanationVi } from './explanation.vi.ts'
import { formVi } from './form.vi.ts'
import { noticesVi } from './notices.vi.ts'
import { sharedVi } from './shared.vi.ts'
import { staffVi } from './staff.vi.ts'

export const firstVi = { ...sharedVi, ...staffVi, ...formVi, ...explanationVi, ...noticesVi } as const
