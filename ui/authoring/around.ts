/** What stands around a draft at the server: whatever it extends, and what was published before it. Asked for once. */
import type { Framework } from '../../engine/live.ts'
import type { FrameworkSource, FrameworkSummary } from '../api.ts'
import { get, Refused } from '../client.ts'
import { isUsable, reference } from '../comparison/group.ts'
import type { Above, Before } from './author.worker.ts'
import { headOf } from './head.ts'
import type { Head } from './head.ts'

const pathOf = (of: string): string => {
  const [id = '', version = ''] = of.split('@')
  return `/frameworks/${encodeURIComponent(id)}/${encodeURIComponent(version)}`
}

/** Each answer rejects while the server cannot be asked; it is asked again the next time. */
export class Around {
  #shelf: Promise<readonly FrameworkSummary[]> | undefined
  readonly #sources = new Map<string, Promise<FrameworkSource | null>>()
  readonly #frameworks = new Map<string, Promise<Framework | null>>()

  /** What the draft extends, and whatever that does. */
  async above({ extends: above }: Head): Promise<Above> {
    if (above === null) return {}
    const texts: Record<string, Above[string]> = {}
    const shelf = await this.#known()
    for (let next: string | null = above; next !== null && texts[next] === undefined;) {
      const source: FrameworkSource | null = await this.#source(next, shelf)
      if (source === null) break
      texts[next] = { file: `${source.id}/${source.version}.yaml`, text: source.text }
      next = headOf(source.text).extends
    }
    return texts
  }

  /** What was published before the draft. */
  async before({ framework, version, extends: above }: Head): Promise<Before> {
    const usable = (await this.#known()).filter(isUsable)
    const published = usable.filter((one) => one.published)
    const register = Object.fromEntries(published.map((one) => [reference(one), one.hash]))
    // The shelf has the newest version first.
    const newest = await this.#compiled(published.find(({ id }) => id === framework))
    const others = usable.filter((one) => one.id === framework && one.version !== version)
    const other = newest ?? (await this.#compiled(others[0] ?? usable.find((one) => reference(one) === above)))
    return { register, newest, other }
  }

  #known(): Promise<readonly FrameworkSummary[]> {
    this.#shelf ??= get<readonly FrameworkSummary[]>('/frameworks').catch((cause: unknown) => {
      this.#shelf = undefined
      throw cause
    })
    return this.#shelf
  }

  /** One text of the shelf; null: there is none by that name. */
  #source(of: string, shelf: readonly FrameworkSummary[]): Promise<FrameworkSource | null> {
    if (!shelf.some((one) => reference(one) === of)) return Promise.resolve(null)
    return kept(this.#sources, of, () => orNull(get<FrameworkSource>(`${pathOf(of)}/source`)))
  }

  #compiled(one: FrameworkSummary | undefined): Promise<Framework | null> {
    if (one === undefined) return Promise.resolve(null)
    return kept(this.#frameworks, reference(one), () => get<Framework>(pathOf(reference(one))))
  }
}

/** Asked once, unless it fails. */
function kept<T>(all: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const asked =
    all.get(key) ??
    ask().catch((cause: unknown) => {
      all.delete(key)
      throw cause
    })
  all.set(key, asked)
  return asked
}

const orNull = async <T>(asked: Promise<T>): Promise<T | null> =>
  asked.catch((cause: unknown) => {
    if (cause instanceof Refused && cause.problem.status === 404) return null
    throw cause
  })
