/** Apart from the form, because it is large and few scores are asked about. */
import { trace } from '../../engine/live.ts'
import type { Framework, Result, TraceLine } from '../../engine/live.ts'
import '../elements/trace.ts'
import { language } from '../language.ts'

export const explained = (framework: Framework, result: Result, id: string): readonly TraceLine[] =>
  trace(framework, result, language(), id)
