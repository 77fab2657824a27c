/** A round in self-scoring on the built server, and the people who fill its forms. */
import { leaves } from '../../engine/index.ts'
import type { Framework, Role, Round, Unit, UserCreated } from '../../ui/api.ts'
import { cookieOf, must, type Product, send } from './product.ts'

/** One answer of one form. */
export interface Cell {
  readonly assessment: string
  readonly criterion: string
  readonly path: string
}

export interface Office {
  readonly assessment: string
  readonly cells: readonly Cell[]
  /** One for each person of the office. */
  readonly cookies: readonly string[]
}

export interface Prepared {
  readonly administrator: string
  readonly round: string
  readonly offices: readonly Office[]
}

/** A new server gets so many offices with so many people each. */
export async function prepare({ url, code }: Product, units: number, people: number): Promise<Prepared> {
  const first = {
    code,
    authority: 'Quận thử',
    name: 'A',
    username: 'quan-tri',
    password: 'mật khẩu để thử',
    demo: false,
  }
  const administrator = cookieOf(await send(url, '', 'POST', '/setup', first))
  const names = Array.from({ length: units }, (_, at) => ({ name: `Phòng ${at + 1}`, type: 'phong' }))
  const made = await must(send<Unit[]>(url, administrator, 'POST', '/units', { units: names }))
  const input = {
    title: 'Đợt thử',
    framework: 'small@1.0.0',
    period: { from: '2026-01-01', until: '2026-12-31' },
    survey: false,
    unit_ids: made.map(({ id }) => id),
    self_scoring_until: '2099-12-30',
    appraisal_until: '2099-12-31',
  }
  const round = await must(send<Round>(url, administrator, 'POST', '/rounds', input))
  await must(send(url, administrator, 'POST', `/rounds/${round.id}/transitions`, { to: 'self-scoring' }, { rev: 1 }))
  const framework = await must(send<Framework>(url, administrator, 'GET', `/rounds/${round.id}/framework`))
  const criteria = leaves(framework).filter(({ scored_by }) => scored_by === 'appraisal')
  const offices: Office[] = []
  for (const [at, { id: assessment, unit }] of round.assessments.entries()) {
    const cookies: string[] = []
    for (let one = 0; one < people; one++)
      cookies.push(await enter(url, administrator, 'office', `nguoi-${at}-${one}`, unit.id))
    const cells = criteria.map(({ id: criterion }) => cellOf(assessment, criterion))
    offices.push({ assessment, cells, cookies })
  }
  return { administrator, round: round.id, offices }
}

const cellOf = (assessment: string, criterion: string): Cell => ({
  assessment,
  criterion,
  path: `/assessments/${assessment}/answers/${criterion}`,
})

/** Invited and signed in. */
export async function enter(
  url: string,
  administrator: string,
  role: Role,
  username: string,
  unit_id: string | null = null,
): Promise<string> {
  const user = { username, name: username, role, unit_id }
  const { invitation } = await must(send<UserCreated>(url, administrator, 'POST', '/users', user))
  const answer = { code: invitation?.code, password: 'một câu dài để thử' }
  return cookieOf(await send(url, '', 'PUT', '/invitation', answer))
}

/** An answer that says nothing but these words. */
export const noted = (note: string) => ({ answer: { inputs: {} }, note })
