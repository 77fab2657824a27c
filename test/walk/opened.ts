/** A round that offices are filling in, made over HTTP. */
import type { Assessment, Framework, Round, Unit } from '../../ui/api.ts'
import { period } from './answers.ts'
import { chosenPassword, enter, join } from './person.ts'
import type { Person } from './person.ts'
import { setupCode, startProduct } from './product.ts'
import type { Product } from './product.ts'

export interface Office {
  readonly unit: string
  readonly username: string
  readonly password: string
  readonly assessment: string
  /** The same person over HTTP. */
  readonly person: Person
}

export interface Opened {
  readonly product: Product
  readonly round: Round
  readonly framework: Framework
  readonly offices: readonly Office[]
  readonly administrator: Person
}

export async function opened(title: string, ...names: readonly string[]): Promise<Opened> {
  const product = await startProduct()
  const administrator = await enter(product.url, '/setup', {
    code: setupCode(product),
    authority: 'UBND quận Mẫu',
    name: 'Nguyễn Thị Quản Trị',
    username: 'quantri',
    password: 'mật khẩu đủ dài để thử',
    demo: false,
  })
  const units = await administrator.post<Unit[]>('/units', { units: names.map((name) => ({ name, type: 'phong' })) })
  const draft = await administrator.post<Round>('/rounds', {
    title,
    framework: 'ha-noi-phong@1.0.0',
    period,
    survey: false,
    unit_ids: units.map(({ id }) => id),
    self_scoring_until: '2099-11-30',
    appraisal_until: '2099-12-31',
  })
  const round = await administrator.post<Round>(`/rounds/${draft.id}/transitions`, { to: 'self-scoring' }, draft.rev)
  const offices: Office[] = []
  for (const [at, { id, name: unit }] of units.entries()) {
    const username = `phong${at + 1}`
    const account = { username, name: `Người của ${unit}`, role: 'office', unit_id: id } as const
    const assessment = round.assessments.find((one) => one.unit.id === id)?.id ?? ''
    const person = await join(product.url, administrator, account)
    offices.push({ unit, username, password: chosenPassword, assessment, person })
  }
  const framework = await administrator.get<Framework>(`/rounds/${round.id}/framework`)
  return { product, round, framework, offices, administrator }
}

/** What the server holds for one criterion: the facts, the note and the revision. */
export async function held({ person, assessment }: Office, criterion: string): Promise<unknown> {
  const { answers } = await person.get<Assessment>(`/assessments/${assessment}`)
  const record = answers[criterion]
  return record && { inputs: record.answer.inputs, note: record.note, rev: record.rev }
}
