/** The built server judges a framework in a thread of its own, as the engine does, and takes in what it publishes. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { readShelf } from '../../server/frameworks.ts'
import { inWorker } from '../../server/judging/in-worker.ts'
import { type Case, judge } from '../../server/judging/judge.ts'
import type { ApiProblem, Draft, FrameworkSource, FrameworkSummary } from '../../ui/api.ts'
import { enter } from './person.ts'
import { setupCode, startProduct } from './product.ts'

const worker = resolve('dist/judge.js')
const id = 'hai-phong-212-pl01'
const read = (name: string): string => readFileSync(`frameworks/${id}/1.0.0${name}.yaml`, 'utf8')

const asked = (change: (text: string) => string = (text) => text): Case => {
  const { texts, register } = readShelf('frameworks')
  return {
    framework: { file: `${id}/1.0.0.yaml`, text: change(read('')) },
    examples: { file: `${id}/1.0.0.examples.yaml`, text: read('.examples') },
    texts,
    register,
    newest: null,
  }
}

it('a thread comes to the same verdict, about several at once too', async () => {
  const cases = [asked(), asked((text) => text.replace(/max: \d+/, 'max: 9999')), asked((text) => text.slice(0, 500))]
  const inThread = inWorker(worker)
  const verdicts = await Promise.all(cases.map((one) => inThread(one)))
  expect(verdicts.map(({ kind }) => kind)).toEqual(['publishable', 'refused', 'refused'])
  expect(verdicts).toEqual(cases.map(judge))
})

it('what takes too long or too much room is given up, and the next one is judged', async () => {
  await expect(inWorker(worker, { seconds: 0, memory: 1024 })(asked())).rejects.toThrow('framework-too-much')
  await expect(inWorker(worker, { seconds: 60, memory: 8 })(asked())).rejects.toThrow('framework-too-much')
  const inThread = inWorker(worker)
  await expect(inThread({ ...asked(), examples: null as unknown as Case['examples'] })).rejects.toThrow()
  expect((await inThread(asked())).kind).toBe('publishable')
})

it('a draft of a framework is published over HTTP', async () => {
  const product = await startProduct()
  const administrator = await enter(product.url, '/setup', {
    code: setupCode(product),
    authority: 'UBND Quận Mẫu (minh họa)',
    name: 'Quản trị viên (minh họa)',
    username: 'quan-tri',
    password: 'một câu dài chỉ để thử',
    demo: false,
  })
  const { text, examples } = await administrator.get<FrameworkSource>(`/frameworks/${id}/1.0.0/source`)
  const begin = (given: string) => administrator.post<Draft>('/drafts', { text: given, examples })
  const wrong = await begin(text.replace(/max: \d+/, 'max: 9999'))
  const refused = await administrator.send('POST', `/drafts/${wrong.id}/publication`, {}, wrong.rev)
  const problem = (await refused.json()) as ApiProblem
  expect([refused.status, problem.code]).toEqual([422, 'framework-not-publishable'])
  const draft = await begin(text)
  const published = await administrator.post<FrameworkSummary>(`/drafts/${draft.id}/publication`, {}, draft.rev)
  const listed = await administrator.get<FrameworkSummary[]>('/frameworks')
  expect(listed.filter((one) => one.id === id)).toEqual([published])
  expect([published.from, published.published]).toEqual(['here', true])
  await product.stop()
})
