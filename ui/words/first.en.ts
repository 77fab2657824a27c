import { explanationEn } from './explanation.en.ts'
import { formEn } from './form.en.ts'
import { noticesEn } from './notices.en.ts'
import { sharedEn } from './shared.en.ts'
import { staffEn } from './staff.en.ts'
import type { firstVi } from './first.vi.ts'

export const firstEn: { readonly [Key in keyof typeof firstVi]: string } = {
  ...sharedEn,
  ...staffEn,
  ...formEn,
  ...explanationEn,
  ...noticesEn,
}
