/** Every framework of the shelf in a whole round over HTTP: opened, filled in, appraised, published as the engine scores it. */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parts, quotaReports, rankRound, scoreRound } from '../../engine/index.ts'
import type { Answer, Framework, Input, Part, Result, RoundUnit, Setting } from '../../engine/index.ts'
import { anyAnswer, dice, drawAnswer } from '../../server/demo/answers.ts'
import { run } from '../../server/cli/run.ts'
import { readShelf } from '../../server/frameworks.ts'
import type { Publication } from '../../server/standings.ts'
import type { ApiProblem, Assessment, Ranking, Round, Unit, UnitResult } from '../../ui/api.ts'
import { answersFile } from '../../ui/results/answers-file.ts'
import { harness, type Harness, type Voice } from '../server/harness.ts'
import { raw } from '../server/raw.ts'

const shelf = readShelf('frameworks').all.flatMap((one) => (one.kind === 'usable' ? [one] : []))
const period = { from: '2026-01-01', until: '2026-12-31' }
const names = ['Đơn vị Một', 'Đơn vị Hai', 'Đơn vị Ba', 'Đơn vị Bốn']

let made: Harness
let administrator: Voice
let council: Voice
beforeAll(async () => {
  made = await harness({ frameworks: 'frameworks' })
  administrator = await made.person('quan-tri', 'administrator')
  council = await made.person('hoi-dong', 'chair')
})
afterAll(() => made.close())

/** One unit with what it will say, and who says it. */
interface Player {
  readonly unit: Unit
  readonly voice: Voice
  readonly round: RoundUnit
}

async function put(voice: Voice, path: string, body: unknown, rev = 0): Promise<void> {
  const { status, body: said } = await voice.put(path, body, rev)
  expect([status, path, status < 300 ? '' : JSON.stringify(said)]).toEqual([200, path, ''])
}

async function moved(voice: Voice, id: string, to: string): Promise<Round> {
  const { body: now } = await administrator.get<Round>(`/rounds/${id}`)
  const { status, body } = await voice.post<Round>(`/rounds/${id}/transitions`, { to }, now.rev)
  expect([status, status < 300 ? '' : JSON.stringify(body)]).toEqual([200, ''])
  return body
}

const values = (inputs: readonly Input[], setting: Setting, ...seed: readonly string[]) =>
  anyAnswer({ inputs }, setting, dice(...seed)).inputs

async function play(framework: Framework, setting: Setting): Promise<readonly Player[]> {
  const type = framework.unit_types[0] ?? ''
  const { body: units } = await administrator.post<Unit[]>('/units', {
    units: names.map((name) => ({ name: `${name}, ${framework.id}`, type })),
  })
  const players: Player[] = []
  for (const [at, unit] of units.entries()) {
    const seed = [framework.id, String(at)]
    const answers: Record<string, Answer> = {}
    for (const part of parts(framework)) {
      if (part.scored_by === 'survey' && !setting.survey) continue
      const answer = drawAnswer(framework, part, setting, dice(...seed, part.id), 0.6)
      if (answer === null) throw new Error(`no answer for ${part.id}`)
      answers[part.id] = answer
    }
    const facts = {
      targets: values(framework.targets, setting, ...seed, 'targets'),
      attributes: values(framework.attributes, setting, ...seed, 'attributes'),
    }
    const voice = await made.person(`${framework.id}-${at}`, 'office', unit.id)
    const reads = framework.targets.length + framework.attributes.length > 0
    players.push({ unit, voice, round: { id: unit.id, answers, ...(reads && { unit: facts }) } })
  }
  return players
}

const saidByOffice = (part: Part): boolean => part.scored_by === 'appraisal' && part.inputs.length > 0

async function selfScore({ voice, round }: Player, assessment: string, framework: Framework): Promise<void> {
  for (const part of parts(framework)) {
    const body = { answer: round.answers[part.id], note: 'Tài liệu lưu tại cơ quan.' }
    // What has nothing to answer may still ask for papers, and is explained like the others.
    if (part.scored_by === 'appraisal') await put(voice, `/assessments/${assessment}/answers/${part.id}`, body)
    else {
      const refused = await voice.put<ApiProblem>(`/assessments/${assessment}/answers/${part.id}`, body, 0)
      expect(refused.body.code).toBe('not-for-office')
    }
  }
  const { body } = await voice.get<Assessment>(`/assessments/${assessment}`)
  expect(body.setting.cohort).toBe(undefined)
  expect((await voice.post(`/assessments/${assessment}/submission`, undefined, body.rev)).status).toBe(200)
}

async function appraise({ round }: Player, assessment: string, framework: Framework, survey: boolean): Promise<void> {
  for (const part of parts(framework)) {
    if (part.scored_by === 'survey' && !survey) continue
    const enter = { decision: 'enter', answer: round.answers[part.id], reason: 'Theo hồ sơ' }
    const body = part.scored_by === 'appraisal' ? { decision: 'accept' } : enter
    await put(council, `/assessments/${assessment}/appraisals/${part.id}`, body)
  }
}

/** By files and the command line alone, as whoever doubts it years later does. */
async function expectReproduced(framework: Framework, round: string, shown: UnitResult): Promise<void> {
  const { bytes } = await raw(made.url, council, `/rounds/${round}/publications/1`)
  const hash = shown.round.publications.at(-1)?.hash
  expect(`sha256:${createHash('sha256').update(bytes).digest('hex')}`).toBe(hash)
  expect(await khung('verify', bytes.toString())).toEqual({
    code: 0,
    out: `Hash of the file: ${hash}\n4 units: scored again from the answers in the file, every point, index, class and place is as published.\n`,
  })
  for (const unit of (JSON.parse(bytes.toString()) as Publication).units) {
    // The file of one unit says nothing of the others: what is compared with them needs the whole document.
    if (Object.keys(unit.final.setting.cohort ?? {}).length > 0) continue
    const reference = `${framework.id}@${framework.version}`
    const { code, out } = await khung('score', answersFile(unit, unit.answers.final), [reference], ['--format', 'json'])
    const { setting, ...was } = unit.final
    const { attainable, setting: again, ...is } = JSON.parse(out) as Result & { readonly attainable: unknown }
    expect([code, attainable, again.unit]).toEqual([0, null, setting.unit])
    expect(is).toEqual(was)
  }
}

/** In this process: the server stands here too, and must not wait for another one. */
async function khung(command: string, text: string, before: readonly string[] = [], after: readonly string[] = []) {
  const file = join(made.folder, 'given.json')
  writeFileSync(file, text)
  let out = ''
  const write = (line: string) => void (out += `${line}\n`)
  const terminal = { data: write, message: write, paint: (_: unknown, words: string) => words, width: 100 }
  const code = await run([command, ...before, file, ...after, '--lang', 'en'], terminal, () => '')
  return { code, out }
}

const newest = shelf.filter(({ id }, at) => shelf.findIndex((one) => one.id === id) === at)

it('the shelf holds every framework', () => {
  expect(newest.map(({ id }) => id)).toHaveLength(11)
})

describe.each(newest.map(({ framework }) => framework))('$id@$version', (framework) => {
  const survey = framework.scale.survey !== null
  const setting: Setting = { period, survey }

  it('is published as the engine scores it', async () => {
    const players = await play(framework, setting)
    const { status, body: draft } = await administrator.post<Round>('/rounds', {
      title: `Đợt ${framework.id}`,
      framework: `${framework.id}@${framework.version}`,
      period,
      survey,
      unit_ids: players.map(({ unit }) => unit.id),
      self_scoring_until: '2026-11-20',
      appraisal_until: '2026-12-20',
    })
    expect([status, status < 300 ? '' : JSON.stringify(draft)]).toEqual([201, ''])
    const facts = players.flatMap(({ round: { id, unit } }) => (unit === undefined ? [] : [{ unit_id: id, ...unit }]))
    if (facts.length > 0) {
      const early = await administrator.post<ApiProblem>(`/rounds/${draft.id}/transitions`, { to: 'self-scoring' }, 1)
      expect([early.status, early.body.code, early.body.errors?.[0]?.code]).toEqual([
        409,
        'not-ready',
        'unit-fact-missing',
      ])
      await put(administrator, `/rounds/${draft.id}/unit-facts`, { units: facts }, 1)
    }
    const open = await moved(administrator, draft.id, 'self-scoring')
    const idOf = ({ unit }: Player) => open.assessments.find((one) => one.unit.id === unit.id)?.id ?? ''
    for (const player of players) await selfScore(player, idOf(player), framework)
    const filled = await moved(council, draft.id, 'appraisal')
    expect(filled.assessments.map(({ progress: { to_answer, answered } }) => answered - to_answer)).toEqual([
      0, 0, 0, 0,
    ])
    expect(filled.assessments[0]?.progress.to_answer).toBe(parts(framework).filter(saidByOffice).length)
    for (const player of players) await appraise(player, idOf(player), framework, survey)
    await moved(council, draft.id, 'published')

    const { results } = scoreRound(
      framework,
      players.map(({ round }) => round),
      setting,
    )
    const units = players.map(({ unit: { id } }) => ({ id, result: results[id]! }))
    const places = new Map(rankRound(framework, units).map(({ id, place }) => [id, place]))
    const { body: ranking } = await council.get<Ranking>(`/rounds/${draft.id}/ranking`)
    const quotas = quotaReports(framework, units).map((report) => ({ ...report, framework: framework.hash }))
    expect(ranking.quotas).toEqual(quotas)
    expect(ranking.rows).toHaveLength(players.length)
    for (const { place, unit, index, band, overruled, bonus, penalty, points } of ranking.rows) {
      const result = results[unit.id]!
      expect(index).not.toBe(null)
      expect({ place, index, band, overruled, bonus, penalty, points }).toEqual({
        place: places.get(unit.id),
        index: result.index,
        band: result.band,
        overruled: result.overruled ?? null,
        bonus: result.bonus?.points ?? null,
        penalty: result.penalty?.points ?? null,
        points: result.points,
      })
    }
    const [first] = players
    const { body: shown } = await first!.voice.get<UnitResult>(`/rounds/${draft.id}/results/${first!.unit.id}`)
    expect(shown.final).toEqual(results[first!.unit.id])
    await expectReproduced(framework, draft.id, shown)
  })
})
