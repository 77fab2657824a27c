import type { Logic } from '../model.ts'

/** What no step of the text gives points for: not a number, and so a fault when it scores (SPEC S9, L56). */
export const NO_POINTS: Logic = { '/': [0, 0] }
