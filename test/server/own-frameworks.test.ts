/** A draft is published: proven first, then the same for ever, for everybody, in every process. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openShelf } from '../../server/frameworks.ts'
import { started } from '../../server/start-words.ts'
import { checkJournals } from '../../server/store/check-journals.ts'
import { isPostgresql } from '../../server/store/migrations/dialect.ts'
import type {
  ApiProblem,
  AuthorityCreated,
  Comparison,
  Draft,
  DraftSummary,
  Framework,
  FrameworkSource,
  FrameworkStanding,
  FrameworkSummary,
  JournalEntry,
  Round,
} from '../../ui/api.ts'
import { type Answered, code, harness, type Harness, type Voice } from './harness.ts'
import { cast, type Cast, expectTold, move, roundInput } from './round.ts'

const read = (file: string): string => readFileSync(file, 'utf8')
const mini = read('test/fixtures/cli/frameworks/mini/1.0.0.yaml')
const miniExamples = `${read('test/fixtures/cli/frameworks/mini/1.0.0.examples.yaml')}  - name: Không ban hành, không có hồ sơ
    answers: { plan: { issued: false }, opinion: { satisfied: 0 }, on-time: { on_time: 0, due: 0 } }
    expect: { plan: "0.00", on-time: not_arising }
    total: { band: rest }
`

interface Texts {
  readonly text: string
  readonly examples: string
}
/** A small framework of one's own, with all that it needs to be published. */
const own = (id: string, version = '1.0.0'): Texts => ({
  text: mini.replace('framework: mini', `framework: ${id}`).replace('"1.0.0"', `"${version}"`),
  examples: miniExamples.replace('mini@1.0.0', `${id}@${version}`),
})

/** Found once, and put otherwise. */
function edit(text: string, ...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((so, [find, put]) => {
    const pieces = so.split(find)
    if (pieces.length !== 2) throw new Error(`found ${pieces.length - 1} times: ${find}`)
    return pieces.join(put)
  }, text)
}

/** One that is published, one that was and is lost, one that is not, and one that extends what is not there yet. */
function shelf(): string {
  const folder = mkdtempSync(join(tmpdir(), 'khung-own-'))
  cpSync('frameworks/ha-noi-phong', join(folder, 'ha-noi-phong'), { recursive: true })
  const { 'ha-noi-phong@1.0.0': hash } = JSON.parse(read('frameworks/published.json')) as Record<string, string>
  const lost = `sha256:${'0'.repeat(64)}`
  writeFileSync(join(folder, 'published.json'), JSON.stringify({ 'ha-noi-phong@1.0.0': hash, 'mat-tep@1.0.0': lost }))
  mkdirSync(join(folder, 'mini'))
  writeFileSync(join(folder, 'mini/1.0.0.yaml'), mini)
  mkdirSync(join(folder, 'xa-mau'))
  writeFileSync(
    join(folder, 'xa-mau/1.0.0.yaml'),
    edit(read('test/fixtures/cli/frameworks/xa-mau/1.0.0.yaml'), ['mini@1.0.0', 'goc@1.0.0']),
  )
  return folder
}

const frameworks = shelf()
let people: Cast
let author: Voice
/** Another process on the same database, which was there before anything was published. */
let beside: Harness
/** Administers an authority below. */
let below: Voice

beforeAll(async () => {
  people = await cast({ frameworks, asShelved: true })
  author = people.asAuthor
  beside = await harness({ people: false, beside: people, frameworks, asShelved: true })
  const { body } = await people.asAdministrator.post<AuthorityCreated>('/authorities', {
    name: 'Quận dưới',
    administrator: { username: 'quan-tri-duoi', name: 'Quản trị dưới' },
  })
  const accepted = await people.voice().put('/invitation', {
    code: body.invitation.code,
    password: 'một mật khẩu đủ dài để thử',
  })
  below = people.voice(accepted.headers.getSetCookie()[0]?.split(';', 1)[0])
})
afterAll(async () => {
  await beside.close()
  await people.close()
  rmSync(frameworks, { recursive: true })
})

const begun = async (texts: Texts, voice = author): Promise<Draft> => (await voice.post<Draft>('/drafts', texts)).body
const publish = (draft: DraftSummary, voice = author, key?: string): Promise<Answered<FrameworkSummary>> =>
  voice.post<FrameworkSummary>(`/drafts/${draft.id}/publication`, {}, draft.rev, key)
const published = async (texts: Texts, voice = author): Promise<FrameworkSummary> => {
  const { status, body } = await publish(await begun(texts, voice), voice)
  expect([status, body]).toEqual([201, body])
  return body
}
const refusal = async (texts: Texts, voice = author): Promise<ApiProblem> => {
  const draft = await begun(texts, voice)
  const { body } = await publish(draft, voice)
  // Nothing of it is lost.
  expect((await voice.get<Draft>(`/drafts/${draft.id}`)).body).toEqual(draft)
  return body as unknown as ApiProblem
}
const found = ({ status, code: why, errors = [] }: ApiProblem): readonly string[] => [
  `${status} ${why}`,
  ...errors.map((one) => `${one.pointer} ${one.code}`),
]
const listed = async (voice: Voice): Promise<readonly string[]> =>
  (await voice.get<FrameworkSummary[]>('/frameworks')).body.map(
    (one) =>
      `${one.id}@${one.version} ${one.from}${one.published ? ' published' : ''}${one.problems.length ? ' broken' : ''}`,
  )

describe('a framework of the folder with two points moved', () => {
  let source: FrameworkSource
  let draft: DraftSummary
  let texts: Texts
  const save = async (version: string, examples: string): Promise<void> => {
    const next = {
      text: edit(texts.text, ['version: "2.0.0"', `version: "${version}"`]),
      examples: edit(examples, ['ha-noi-phong@2.0.0', `ha-noi-phong@${version}`]),
    }
    const { status, body } = await author.put<DraftSummary>(`/drafts/${draft.id}`, next, draft.rev)
    expect(status).toBe(200)
    draft = body
  }

  it('is begun from its source, and kept as it is changed', async () => {
    source = (await author.get<FrameworkSource>('/frameworks/ha-noi-phong/1.0.0/source')).body
    expect(source.text).toBe(read('frameworks/ha-noi-phong/1.0.0.yaml'))
    expect(source.examples).toBe(read('frameworks/ha-noi-phong/1.0.0.examples.yaml'))
    const title = 'Dossiers and results by the public postal service\n            max: '
    texts = {
      text: edit(
        source.text,
        ['version: "1.0.0"', 'version: "2.0.0"'],
        [
          'Quality management under TCVN ISO 9001\n            max: 1\n',
          'Quality management under TCVN ISO 9001\n            max: 1.5\n',
        ],
        ['of: applied, yes: 1,', 'of: applied, yes: 1.5,'],
        [`${title}1\n`, `${title}0.5\n`],
        ['of: offered, yes: 1,', 'of: offered, yes: 0.5,'],
      ),
      examples: edit(
        source.examples ?? '',
        ['framework: ha-noi-phong@1.0.0', 'framework: ha-noi-phong@2.0.0'],
        ['iso-applied: "1.00"', 'iso-applied: "1.50"'],
        ['postal-results: "1.00"', 'postal-results: "0.50"'],
        ['points: "83.50", of: "83.50"', 'points: "84.00", of: "84.00"'],
      ),
    }
    draft = await begun({ text: source.text, examples: source.examples ?? '' })
    expect([draft.framework, draft.version]).toEqual(['ha-noi-phong', '1.0.0'])
  })

  it('is not published as a version that there is', async () => {
    const { body } = await publish(draft)
    expect(found(body as unknown as ApiProblem)).toEqual([
      '422 framework-not-publishable',
      'ha-noi-phong/1.0.0.yaml:18:10 publish-not-newer',
    ])
  })

  it('is not published as too small a step, and is told which', async () => {
    await save('1.0.1', texts.examples)
    const { body } = await publish(draft)
    const { errors = [], ...problem } = body as unknown as ApiProblem
    expect(problem.detail).toBe('Still to be settled: 1; see the list.')
    expect(errors).toEqual([
      {
        pointer: 'ha-noi-phong/1.0.1.yaml:18:10',
        code: 'publish-needs-major',
        detail:
          'Against 1.0.0 a change can change a score (iso-applied: max), so the version is at least 2.0.0, not 1.0.1.',
      },
    ])
  })

  it('is not published while an example does not hold, or one of a branch is missing', async () => {
    await save('2.0.0', edit(texts.examples, ['iso-applied: "1.50"', 'iso-applied: "1.00"']))
    expect(found((await publish(draft)).body as unknown as ApiProblem)).toEqual([
      '422 framework-not-publishable',
      expect.stringMatching(/^ha-noi-phong\/2\.0\.0\.examples\.yaml:\d+:\d+ publish-failing$/),
    ])
    await save(
      '2.0.0',
      texts.examples.replace(/ {2}- name: [^\n]+\n {4}answers: \{ iso-applied: \{ applied: false[^-]+-[^-]+\n/, ''),
    )
    expect(found((await publish(draft)).body as unknown as ApiProblem)).toEqual([
      '422 framework-not-publishable',
      expect.stringMatching(/^ha-noi-phong\/2\.0\.0\.yaml:\d+:\d+ publish-unshown-branch$/),
    ])
    expect(await listed(author)).toEqual([
      'ha-noi-phong@1.0.0 file published',
      'mini@1.0.0 file',
      'xa-mau@1.0.0 file broken',
    ])
  })

  it('is published once it is proven; the draft is gone', async () => {
    await save('2.0.0', texts.examples)
    const stale = await author.post<ApiProblem>(`/drafts/${draft.id}/publication`, {}, draft.rev - 1)
    expect([code(stale), (stale.body.current as Draft).rev]).toEqual(['412 stale', draft.rev])
    expect(code(await author.post(`/drafts/${draft.id}/publication`, {}))).toBe('428 if-match-required')
    const key = 'publish-once-and-only-once'
    const { status, body } = await publish(draft, author, key)
    expect([status, body]).toEqual([
      201,
      {
        id: 'ha-noi-phong',
        version: '2.0.0',
        title: body.title,
        provenance: 'illustrative',
        authority: 'UBND Thành phố Hà Nội',
        extends: null,
        hash: body.hash,
        has_survey: true,
        published: true,
        from: 'here',
        problems: [],
      },
    ])
    const again = await publish(draft, author, key)
    expect([again.status, again.body]).toEqual([201, body])
    expect(code(await publish(draft))).toBe('404 not-found')
    expect((await author.get<DraftSummary[]>('/drafts')).body).toEqual([])
  })

  it('stands on the shelf of every process, with what was written, and nothing speaks against opening by it', async () => {
    const everybody = ['ha-noi-phong@2.0.0 here published', 'ha-noi-phong@1.0.0 file published']
    const restarted = await harness({ people: false, beside: people, frameworks, asShelved: true })
    for (const process of [people, beside, restarted]) {
      const voice = process.voice(author.cookie)
      expect((await listed(voice)).slice(0, 2)).toEqual(everybody)
      const { body } = await voice.get<FrameworkSource>('/frameworks/ha-noi-phong/2.0.0/source')
      expect([body.text === texts.text, body.examples === texts.examples]).toEqual([true, true])
    }
    expect((await listed(below)).slice(0, 2)).toEqual(everybody)
    const { body } = await restarted
      .voice(author.cookie)
      .get<FrameworkStanding>('/frameworks/ha-noi-phong/2.0.0/standing')
    expect(body.findings).toEqual([])
    await restarted.close()
  })

  it('is compared with the one before', async () => {
    const { body } = await author.get<Comparison>('/comparison?from=ha-noi-phong@1.0.0&to=ha-noi-phong@2.0.0')
    const max = body.changes.filter(({ property }) => property === 'max')
    expect(max.map(({ id, before, after, level }) => [id, before, after, level])).toEqual([
      ['iso-applied', '1', '1.5', 'breaking'],
      ['postal-results', '1', '0.5', 'breaking'],
    ])
  })

  it('opens a round, in another process too', async () => {
    const administrator = beside.voice(people.asAdministrator.cookie)
    const input = { ...roundInput(people.units), framework: 'ha-noi-phong@2.0.0' }
    const { body: round } = await administrator.post<Round>('/rounds', input)
    const opened = await move(administrator, round, 'self-scoring')
    expect([opened.state, opened.framework.version]).toEqual(['self-scoring', '2.0.0'])
    const { body } = await people.asAdministrator.get<Framework>(`/rounds/${round.id}/framework`)
    const { body: shelved } = await author.get<Framework>('/frameworks/ha-noi-phong/2.0.0')
    expect(body).toEqual(shelved)
  })

  it('is told by the journal, with its hash', async () => {
    const { body } = await people.asAuditor.get<JournalEntry[]>('/journal?action=framework-published')
    const { body: one } = await author.get<Framework>('/frameworks/ha-noi-phong/2.0.0')
    expect(body.map(({ object, sentence }) => [object, sentence])).toEqual([
      ['ha-noi-phong@2.0.0', `Người soan-khung published the framework ha-noi-phong@2.0.0. Hash: ${one.hash}.`],
    ])
  })

  it('changes no more: the database refuses', async () => {
    const { db } = people.deps.store
    const refused = 'written once'
    await expect(db.updateTable('published_framework').set({ text: '' }).execute()).rejects.toThrow(refused)
    await expect(db.deleteFrom('published_framework').execute()).rejects.toThrow(refused)
    const row = await db.selectFrom('published_framework').selectAll().executeTakeFirstOrThrow()
    await expect(db.insertInto('published_framework').values(row).execute()).rejects.toThrow()
    if (!isPostgresql(db))
      await expect(sql`replace into published_framework select * from published_framework`.execute(db)).rejects.toThrow(
        refused,
      )
    expect(await db.selectFrom('published_framework').selectAll().execute()).toEqual([row])
  })
})

describe('what is not publishable', () => {
  it('is named whole, each at its place, and the draft stays as it is', async () => {
    const { text, examples } = own('dang-viet')
    expect(
      found(await refusal({ text: edit(text, ['max: 70\n    criteria', 'max: 60\n    criteria']), examples })),
    ).toEqual([
      '422 framework-not-publishable',
      'dang-viet/1.0.0.yaml:37:10 wrong-sum',
      'dang-viet/1.0.0.yaml:10:17 wrong-sum',
    ])
    expect(found(await refusal({ text: 'framework: [', examples }))).toEqual([
      '422 framework-not-publishable',
      'draft.yaml:1:12 yaml-bracket',
    ])
    expect(found(await refusal({ text, examples: '' }))).toEqual([
      '422 framework-not-publishable',
      'dang-viet/1.0.0.examples.yaml framework-no-examples',
    ])
    expect(found(await refusal({ text, examples: edit(examples, ['cases:', 'casse:']) }))).toEqual([
      '422 framework-not-publishable',
      'dang-viet/1.0.0.examples.yaml:1:1 missing-key',
      'dang-viet/1.0.0.examples.yaml:9:1 unknown-key',
    ])
  })

  it('is one whose name is not found where it is looked for', async () => {
    const { text, examples } = own('khac-cho')
    expect(
      found(await refusal({ text: edit(text, ['framework: khac-cho', '"framework": khac-cho']), examples })),
    ).toEqual(['422 framework-not-publishable', expect.stringContaining(' framework-nameless')])
  })

  it.each([
    ['brackets', '['.repeat(2000), 'file-too-deep'],
    ['maps', '{a: '.repeat(2000), 'file-too-deep'],
    ['dashes', '- '.repeat(2000), 'file-too-deep'],
    ['questions', '? '.repeat(2000), 'file-too-deep'],
    ['a flat map', Array.from({ length: 50_000 }, (_, at) => `k${at}: 1\n`).join(''), 'too-many-keys'],
  ])('is a text made to harm: %s', async (_name, text, why) => {
    const { errors = [] } = await refusal({ text, examples: text })
    expect(errors.map((one) => one.code)).toEqual([why])
    expect((await refusal({ ...own('lanh'), examples: text })).errors?.map((one) => one.code)).toEqual([why])
  })

  it('is one after a version that nobody can read any more', async () => {
    const { code: why, errors } = await refusal(own('mat-tep', '2.0.0'))
    expect([why, errors]).toEqual([
      'framework-not-publishable',
      [
        {
          pointer: 'mat-tep/2.0.0.yaml',
          code: 'framework-newest-unreadable',
          detail:
            'The newest published version, 1.0.0, cannot be read any more, so nothing can be compared with it. Whoever keeps the server has to restore its file.',
        },
      ],
    ])
    expect((await refusal(own('mat-tep', '2.0.0'), below)).code).toBe('framework-foreign')
  })

  it('is an overlay on what is not published', async () => {
    const overlay = edit(read('test/fixtures/cli/frameworks/xa-mau/1.0.0.yaml'), ['xa-mau', 'xa-khac'])
    const none =
      'framework: xa-khac@1.0.0\nperiod: { from: "2026-01-01", until: "2026-12-31" }\nsurvey: true\ncases: [{ name: Một, answers: { plan: { issued: true } }, expect: { plan: "10.00" } }]\n'
    const { code: why, errors } = await refusal({ text: overlay, examples: none })
    expect([why, errors?.map((one) => one.code)]).toEqual(['framework-not-publishable', ['publish-parent-first']])
  })
})

describe('what is published', () => {
  it('is kept to the byte: line ends, a mark at the beginning, letters and marks apart', async () => {
    const { text, examples } = own('tung-byte')
    const bytes = (one: string): string =>
      `\ufeff# ${'Tiêu chí'.normalize('NFD')}\n${one}# hết`.replaceAll('\n', '\r\n')
    const { hash } = await published({ text: bytes(text), examples: bytes(examples) })
    for (const process of [people, beside]) {
      const voice = process.voice(author.cookie)
      const { body } = await voice.get<FrameworkSource>('/frameworks/tung-byte/1.0.0/source')
      expect([body.text, body.examples]).toEqual([bytes(text), bytes(examples)])
      expect((await voice.get<Framework>('/frameworks/tung-byte/1.0.0')).body.hash).toBe(hash)
    }
  })

  it('may have what lint only warns of, as with the command; that is told where a round is to open', async () => {
    const { text, examples } = own('con-canh-bao')
    await published({ text: edit(text, ['authority: UBND thử', 'authority: "UBND\u00a0thử"']), examples })
    const { body } = await author.get<FrameworkStanding>('/frameworks/con-canh-bao/1.0.0/standing')
    expect(body.findings.map((one) => `${one.severity} ${one.code}`)).toEqual(['warning no-break-space-in-text'])
  })

  it('cannot be published by whoever writes none, nor a draft of somebody else’s authority', async () => {
    const draft = await begun(own('khong-duoc'))
    expect(code(await publish(draft, people.asChair))).toBe('403 not-allowed')
    expect(code(await publish(draft, below))).toBe('404 not-found')
    expect((await author.get<Draft>(`/drafts/${draft.id}`)).body).toEqual(draft)
  })
})

describe('an overlay', () => {
  const overlay = (id: string, parent: string): Texts => ({
    text: edit(
      read('test/fixtures/cli/frameworks/xa-mau/1.0.0.yaml'),
      ['framework: xa-mau', `framework: ${id}`],
      ['mini@1.0.0', parent],
    ),
    examples: miniExamples.replace('mini@1.0.0', `${id}@1.0.0`),
  })

  it('on a version that was published here is published too, and one of the folder is usable now', async () => {
    expect(await listed(beside.voice(author.cookie))).toContain('xa-mau@1.0.0 file broken')
    await published(own('goc'))
    const { extends: parent } = await published(overlay('xa-tren-goc', 'goc@1.0.0'), below)
    expect(parent).toBe('goc@1.0.0')
    for (const voice of [author, beside.voice(author.cookie)])
      expect(await listed(voice)).toEqual(
        expect.arrayContaining(['goc@1.0.0 here published', 'xa-tren-goc@1.0.0 here published', 'xa-mau@1.0.0 file']),
      )
  })
})

describe('a name', () => {
  it('belongs to whoever published under it first; what came in the folder, to the authority above all', async () => {
    await published(own('cua-duoi'), below)
    const theirs = await refusal(own('cua-duoi', '1.0.1'))
    expect([theirs.status, theirs.code, theirs.detail]).toEqual([
      409,
      'framework-foreign',
      'The framework “cua-duoi” is kept by another authority. Give yours another id, or extend that one (“extends”).',
    ])
    expect((await refusal(own('mini', '1.0.1'), below)).code).toBe('framework-foreign')
    expect((await refusal(own('goc', '1.0.1'), below)).code).toBe('framework-foreign')
    expect((await published(own('cua-duoi', '1.0.1'), below)).version).toBe('1.0.1')
    expect((await published(own('mini', '1.0.0'))).from).toBe('here')
  })

  it('is published under once, however many try at once', async () => {
    const tries = await Promise.all(
      [people, beside, people, beside].map(async (process, at) => {
        const voice = process.voice((at < 2 ? author : people.asAdministrator).cookie)
        const { text, examples } = own('cung-luc')
        return publish(await begun({ text: `${text}# ${at}\n`, examples }, voice), voice)
      }),
    )
    expect(tries.filter(({ status }) => status === 201)).toHaveLength(1)
    for (const one of tries.filter(({ status }) => status !== 201))
      expect(['409 framework-meanwhile', '422 framework-not-publishable']).toContain(code(one))
    const rows = await people.deps.store.db
      .selectFrom('published_framework')
      .select('version')
      .where('framework', '=', 'cung-luc')
      .execute()
    expect(rows).toHaveLength(1)
  })

  it('is the one of the authority that tried first, where two try at once', async () => {
    const tries = await Promise.all(
      [author, below].map(async (voice) => publish(await begun(own('hai-noi'), voice), voice)),
    )
    expect(tries.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409])
  })
})

describe('a file of a version that was published here', () => {
  const folder = mkdtempSync(join(tmpdir(), 'khung-aside-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('is set aside when it says something else, and the start says so', async () => {
    cpSync(frameworks, folder, { recursive: true })
    mkdirSync(join(folder, 'goc'))
    writeFileSync(join(folder, 'goc/1.0.0.yaml'), edit(own('goc').text, ['Hồ sơ đúng hạn', 'Hồ sơ trả đúng hạn']))
    const { db } = people.deps.store
    const { all, aside } = await openShelf(folder)(db)
    expect(all.filter(({ id }) => id === 'goc').map(({ from, kind }) => [from, kind])).toEqual([['here', 'usable']])
    expect(aside.map(({ id, problems }) => [id, problems.map((one) => one.code)])).toEqual([
      ['goc', ['published-changed']],
    ])
    expect(started('', [], folder, await openShelf(folder)(db))).toContain('Not usable:         goc@1.0.0\n')
  })

  it('is the same thing when it says the same', async () => {
    writeFileSync(join(folder, 'goc/1.0.0.yaml'), own('goc').text)
    const { all, aside } = await openShelf(folder)(people.deps.store.db)
    expect([all.filter(({ id }) => id === 'goc').length, aside]).toEqual([1, []])
  })
})

it('the journal tells of everything that was done here', () => expectTold(people))

describe('a version that was changed behind the database’s back', () => {
  it('scores nobody, and the journal says which it is', async () => {
    const { db } = people.deps.store
    const on = isPostgresql(db) ? sql`on published_framework` : sql``
    await sql`drop trigger published_framework_no_update ${on}`.execute(db)
    const row = db.updateTable('published_framework').where('framework', '=', 'cung-luc')
    await row.set({ text: own('cung-luc').text.replace('yes: 10, no: 0', 'yes: 10, no: 1') }).execute()
    const restarted = await harness({ people: false, beside: people, frameworks, asShelved: true })
    const voice = restarted.voice(people.asAdministrator.cookie)
    const { body } = await voice.get<FrameworkSummary[]>('/frameworks')
    expect(body.find(({ id }) => id === 'cung-luc')?.problems.map((one) => one.code)).toEqual(['published-changed'])
    const input = { ...roundInput(people.units), framework: 'cung-luc@1.0.0' }
    expect(code(await voice.post('/rounds', input))).toBe('409 framework-broken')
    const journals = await checkJournals(db)
    expect(journals.flatMap(({ records }) => records)).toEqual(['framework cung-luc@1.0.0'])
    // The next version is compared with what was published, whatever became of its text.
    const next = await publish(await begun(own('cung-luc', '1.0.1'), voice), voice)
    expect([next.status, next.body.version]).toEqual([201, '1.0.1'])
    await restarted.close()
  })
})
