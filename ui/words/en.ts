import { authoringEn } from './authoring.en.ts'
import { firstEn } from './first.en.ts'
import { laterEn } from './later.en.ts'
import type { vi } from './vi.ts'

export const en: { readonly [Key in keyof typeof vi]: string } = { ...firstEn, ...laterEn, ...authoringEn }
