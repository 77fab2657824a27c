/** What the READMEs show works as written, and what they name is there. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { load, loadWhole, mutate, readAnswers, readExamples, refusals, score } from '../engine/index.ts'

const readme = readFileSync('README.md', 'utf8')
const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Readonly<Record<string, string>> })
  .scripts

it('the answers file is read and scored: a plan issued in January gets its point', () => {
  const text = /An answers file:\n\n```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
  const framework = load(
    readFileSync('frameworks/ha-noi-phong/1.0.0.yaml', 'utf8'),
    'frameworks/ha-noi-phong/1.0.0.yaml',
    () => null,
  )
  if (framework.kind === 'refused') throw new Error(JSON.stringify(framework.problems))
  const answers = readAnswers(text, 'README.md', framework.value)
  if (answers.kind === 'refused') throw new Error(JSON.stringify(answers.problems))
  const { points, open } = score(framework.value, answers.value.answers, answers.value.setting)
  expect([points, open.includes('plan-issued'), open.includes('plan-tasks-done')]).toEqual(['2.50', false, false])
})

it('the smallest framework to copy is whole: no error, no warning, and it scores', () => {
  const shelf = readFileSync('frameworks/README.md', 'utf8')
  const text = /The smallest whole framework[^\n]*\n\n```yaml\n([\s\S]*?)```/.exec(shelf)?.[1] ?? ''
  const framework = load(text, 'khung-cua-toi/1.0.0.yaml', () => null)
  expect([framework.kind, framework.problems]).toEqual(['ok', []])
  if (framework.kind === 'refused') return
  const answers = { plan: { inputs: { issued: true } }, 'on-time': { inputs: { on_time: '9', due: '10' } } }
  const setting = { period: { from: '2026-01-01', until: '2026-12-31' }, survey: false }
  const { points, index, band } = score(framework.value, answers, setting)
  expect([points, index, band]).toEqual(['94.00', '94.00', 'good'])
})

it('the smallest examples prove the smallest framework: with the authority written out it can be published, and no mistake slips through', () => {
  const shelf = readFileSync('frameworks/README.md', 'utf8')
  const shown = (title: string) =>
    new RegExp(`${title}[^\\n]*\\n\\n\`\`\`yaml\\n([\\s\\S]*?)\`\`\``).exec(shelf)?.[1] ?? ''
  const sample = shown('The smallest whole framework')
  const filled = sample.replace('authority: UBND …', 'authority: UBND thử')
  const [asIs, whole] = [sample, filled].map((text) => loadWhole(text, 'khung-cua-toi/1.0.0.yaml', () => null))
  if (asIs?.kind !== 'ok' || whole === undefined) throw new Error('the sample is refused')
  if (whole.kind === 'refused') throw new Error(JSON.stringify(whole.problems))
  const examples = readExamples(shown('The smallest examples'), '1.0.0.examples.yaml', whole.value.framework)
  if (examples.kind === 'refused') throw new Error(JSON.stringify(examples.problems))
  const first = { register: {}, newest: null }
  expect([examples.problems, refusals(whole.value, examples.value, first)]).toEqual([[], []])
  expect(refusals(asIs.value, examples.value, first).map(({ code, path }) => `${code} ${path}`)).toEqual([
    'publish-placeholder authority',
  ])
  expect(mutate(whole.value, examples.value).survivors).toEqual([])
})

it('every script, file and picture that it names is there', () => {
  const named = [...readme.matchAll(/npm (?:run )?(\w+)/g)]
    .map(([, name]) => name ?? '')
    .filter((name) => name !== 'ci')
  expect(named.filter((name) => !(name in scripts))).toEqual([])
  const files = [...readme.matchAll(/(?:frameworks|engine|ui|server|test)\/[\w./-]+\.(?:yaml|png|md)/g)].map(
    ([path]) => path,
  )
  expect(files.length).toBeGreaterThan(6)
  expect(files.filter((path) => !existsSync(path))).toEqual([])
})

describe('the tables of journeys and of what is done', () => {
  const tests = readFileSync('test/README.md', 'utf8')
  const section = (title: string): string => tests.split('\n## ').find((one) => one.startsWith(title)) ?? ''
  const named = (words: string) =>
    [...words.matchAll(/`([\w/-]+\.test\.ts)`((?:,? "[^"]+")*)/g)].map(([, file = '', titles = '']) => ({
      source: readFileSync(`test/${file}`, 'utf8'),
      file,
      titles: [...titles.matchAll(/"([^"]+)"/g)].map(([, title = '']) => title),
    }))

  it.each(['Journeys, line by line', 'Definition of done, line by line'])('%s: every test is there', (title) => {
    const all = named(section(title))
    expect(all.length).toBeGreaterThan(8)
    for (const { file, titles, source } of all)
      for (const one of titles) expect([file, one, source.includes(`'${one}`)]).toEqual([file, one, true])
  })

  it('every journey is walked with the keyboard alone', () => {
    for (const { file, source } of named(section('Journeys, line by line')))
      expect([file, source.includes('useBrowser({ keyboardOnly: true })')]).toEqual([file, true])
  })
})
