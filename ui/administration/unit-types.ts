/** Types of units are data: those that frameworks name and those already in use. */
import type { Framework, FrameworkSummary, Unit } from '../api.ts'
import { get } from '../client.ts'
import { isUsable } from '../comparison/group.ts'
import { byName } from '../format.ts'

export function getFramework({ id, version }: FrameworkSummary): Promise<Framework> {
  return get<Framework>(`/frameworks/${encodeURIComponent(id)}/${encodeURIComponent(version)}`)
}

export async function unitTypes(units: readonly Unit[]): Promise<readonly string[]> {
  const frameworks = await get<readonly FrameworkSummary[]>('/frameworks')
  const usable = await Promise.all(frameworks.filter(isUsable).map(getFramework))
  const named = usable.flatMap((framework) => framework.unit_types)
  return [...new Set([...named, ...units.map(({ type }) => type)])].toSorted(byName)
}
