/** The schema that editors check with is the one that the engine checks with; `npm run schema` writes it. */
import { expect, it } from 'vitest'
import { frameworkSchema } from '../../engine/index.ts'
import { files } from '../engine/shipped.ts'

it('frameworks/framework.schema.json is written from the engine', async () => {
  const written = `${JSON.stringify(frameworkSchema, null, 2)}\n`
  await expect(written).toMatchFileSnapshot('../../frameworks/framework.schema.json')
})

it.each(files)('$file tells editors where the schema is', ({ text }) => {
  expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../framework.schema.json')
})
