/**
 * Finds answers, decisions, evidence, submissions and published frameworks that are not what the journal last said of
 * them: changed, added or taken away by direct SQL. The journal itself is `verifyJournal`'s.
 */
import { canonicalJson, sha256 } from '../../engine/index.ts'
import type { Json } from '../../engine/index.ts'
import { entriesAfter } from './journal.ts'
import type { Db } from './open.ts'
import type { JournalTable } from './tables.ts'

interface Told {
  readonly [key: string]: Json
}

/** By "table key": what the row must say, as canonical JSON. */
type Rows = Map<string, string>

/** "answer <assessment> <criterion>", in order; none when all is well. */
export async function alteredRecords(db: Db, authority: string): Promise<readonly string[]> {
  const told: Rows = new Map()
  for await (const page of entriesAfter(db, authority, 0)) for (const entry of page) tell(told, entry)
  const stored = await storedRows(db, authority)
  const keys = new Set([...told.keys(), ...stored.keys()])
  return [...keys].filter((key) => told.get(key) !== stored.get(key)).toSorted()
}

const key = (...parts: readonly (Json | undefined)[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : '')).join(' ')

function tell(rows: Rows, { action, actor_id, at, hash, detail }: JournalTable): void {
  const { assessment, criterion, ...said } = JSON.parse(detail) as Told
  const by = { by_id: actor_id, at }
  switch (action) {
    case 'answer-saved': {
      const { answer = null, note = null, rev = null } = said
      rows.set(key('answer', assessment, criterion), canonicalJson({ answer, note, rev, ...by }))
      break
    }
    case 'answer-accepted':
    case 'answer-changed':
    case 'answer-entered': {
      const { answer = null, reason = null, rev = null, late = false } = said
      const decision = action.slice('answer-'.length)
      rows.set(key('appraisal', assessment, criterion), canonicalJson({ decision, answer, reason, rev, late, ...by }))
      break
    }
    case 'answer-withdrawn':
      rows.delete(key('appraisal', assessment, criterion))
      break
    case 'evidence-attached': {
      const {
        evidence,
        stage = 'self-scoring',
        name = null,
        requirement = null,
        sha256 = null,
        size = null,
        type = null,
      } = said
      const row = {
        assessment: assessment ?? null,
        criterion: criterion ?? null,
        stage,
        requirement,
        name,
        sha256,
        size,
        type,
        ...by,
        cites: null,
        rev: 1,
      }
      rows.set(key('evidence', evidence), canonicalJson(row))
      break
    }
    case 'evidence-cited': {
      const { evidence, cites = null, rev = null } = said
      const attached = read(rows.get(key('evidence', evidence)) ?? '{}') as Told
      rows.set(key('evidence', evidence), canonicalJson({ ...attached, cites, rev }))
      break
    }
    case 'evidence-removed':
      rows.delete(key('evidence', said['evidence']))
      break
    case 'assessment-submitted':
      rows.set(key('submission', assessment), canonicalJson({ at, number: said['receipt'] ?? null, hash }))
      break
    case 'framework-published': {
      const { framework, hash: published = null, text = null, examples = null, compiled = null } = said
      rows.set(key('framework', framework), canonicalJson({ hash: published, text, examples, compiled, ...by }))
      break
    }
    default:
  }
}

async function storedRows(db: Db, authority: string): Promise<Rows> {
  const rows: Rows = new Map()
  const of = (table: 'answer' | 'appraisal' | 'evidence' | 'assessment' | 'published_framework') =>
    db.selectFrom(table).where('authority_id', '=', authority)
  for (const row of await of('answer').selectAll('answer').execute()) {
    const { assessment_id, criterion, answer, note, rev, by_id, at } = row
    rows.set(key('answer', assessment_id, criterion), canonicalJson({ answer: read(answer), note, rev, by_id, at }))
  }
  for (const row of await of('appraisal').selectAll('appraisal').execute()) {
    const { assessment_id, criterion, decision, answer, reason, rev, late, by_id, at } = row
    const shown = {
      decision,
      answer: read(answer),
      reason,
      rev,
      late: late === 1 ? true : late === 0 ? false : late,
      by_id,
      at,
    }
    rows.set(key('appraisal', assessment_id, criterion), canonicalJson(shown))
  }
  for (const row of await of('evidence').selectAll('evidence').execute()) {
    const { id, assessment_id: assessment, criterion, stage, requirement, name, sha256, size, type, by_id, at } = row
    const cites = row.cites === null ? null : read(row.cites)
    const { rev } = row
    const shown = { assessment, criterion, stage, requirement, name, sha256, size, type, by_id, at, cites, rev }
    rows.set(key('evidence', id), canonicalJson(shown))
  }
  for (const row of await of('assessment').selectAll('assessment').execute()) {
    const { id, state, submitted_at: at, receipt_number: number, receipt_hash: hash } = row
    if (state === 'submitted' || number !== null) rows.set(key('submission', id), canonicalJson({ at, number, hash }))
  }
  for (const row of await of('published_framework').selectAll('published_framework').execute()) {
    const [text, examples, compiled] = [sha256(row.text), sha256(row.examples), sha256(row.compiled)]
    const { framework, version, hash, published_by_id: by_id, published_at: at } = row
    rows.set(key('framework', `${framework}@${version}`), canonicalJson({ hash, text, examples, compiled, by_id, at }))
  }
  return rows
}

/** A text that is no JSON any more was altered too. */
function read(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return { unreadable: text }
  }
}
