import { expect, it } from 'vitest'
import { patternsOf } from './load/patterns.ts'

it('no regular expression is put together at run time: `npm run load` measures each as it is written', () => {
  expect(patternsOf(['engine', 'server', 'ui']).length).toBeGreaterThan(200)
})
