/** Who of the council decides which sheets of a round. */
import type { Static } from 'typebox'
import { parts } from '../engine/index.ts'
import type { Framework } from '../engine/index.ts'
import { delegationsOf } from './store/delegations.ts'
import type { Delegations } from './http/schemas.ts'
import { vietnamese } from './store/assessments.ts'
import type { Db } from './store/open.ts'
import { frameworksOf, type RoundRow } from './store/rounds.ts'

export async function presentDelegations(db: Db, round: RoundRow): Promise<Static<typeof Delegations>> {
  const frameworks = await frameworksOf(db, round)
  const given = await delegationsOf(db, round)
  const members = await db
    .selectFrom('membership')
    .innerJoin('user', (join) =>
      join.onRef('user.authority_id', '=', 'membership.authority_id').onRef('user.id', '=', 'membership.user_id'),
    )
    .select(['user.id', 'user.name'])
    .distinct()
    .where('membership.authority_id', '=', round.authority_id)
    .where('membership.role', 'in', ['council', 'chair'])
    .execute()
  const sheets = new Map(frameworks.flatMap((framework) => sheetsIn(framework)).map((sheet) => [sheet.id, sheet]))
  return {
    sheets: [...sheets.values()],
    people: members
      .map(({ id, name }) => ({
        user_id: id,
        name,
        sheets: given.filter(({ user_id }) => user_id === id).map(({ sheet }) => sheet),
      }))
      .toSorted((a, b) => vietnamese.compare(a.name, b.name)),
  }
}

/** In the order of the form. */
export function sheetsIn(framework: Framework): Static<typeof Delegations>['sheets'] {
  const shared = (id: string) => parts(framework).filter((part) => part.kind === 'shared' && part.id === id)
  const sections = (['bonus', 'penalty'] as const).flatMap((id) => {
    const { [id]: section } = framework
    return section ? [{ id, number: section.number, title: section.title }] : []
  })
  const all = [...shared('facts'), ...framework.domains, ...sections, ...shared('flags')]
  return all.map(({ id, number, title }) => ({ id, number, title }))
}
