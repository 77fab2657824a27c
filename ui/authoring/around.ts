/** What stands around a draft at the server: whatever it extends, and what was published before it. Asked for once. */
import type { Framework } from '../../engine/live.ts'
import type { FrameworkSource, FrameworkSummary } from '../api.ts'
import { get, Refused } from '../client.ts'
import { isUsable, reference } from '../comparison/group.ts'
import type { Around as Found } from './author.worker.ts'
import { headOf } from './head.ts'
import type { Head } from './head.ts'

const pathOf = (of: string): string => {
  const [id = '', version = ''] = of.split('@')
  return `/frameworks/${encodeURIComponent(id)}/${encodeURIComponent(version)}`
}

export class Around {
  #shelf: Promise<readonly FrameworkSummary[]> | undefined
  readonly #sources = new Map<string, Promise<FrameworkSource | null>>()
  readonly #newest = new Map<string, Promise<Framework | null>>()

  /** Rejects while the server cannot be asked; it is asked again the next time. */
  async of(head: Head): Promise<Found> {
    try {
      return await this.#find(head)
    } catch (cause) {
      this.#forget()
      throw cause
    }
  }

  #forget(): void {
    this.#shelf = undefined
    this.#sources.clear()
    this.#newest.clear()
  }

  async #find({ framework, extends: above }: Head): Promise<Found> {
    const shelf = await (this.#shelf ??= get<readonly FrameworkSummary[]>('/frameworks'))
    const texts: Record<string, Found['texts'][string]> = {}
    for (let next = above; next !== null && texts[next] === undefined;) {
      const source: FrameworkSource | null = await this.#source(next, shelf)
      if (source === null) break
      texts[next] = { file: `${source.id}/${source.version}.yaml`, text: source.text }
      next = headOf(source.text).extends
    }
    const published = shelf.filter((one) => isUsable(one) && one.published)
    const register = Object.fromEntries(published.map((one) => [reference(one), one.hash]))
    return { texts, register, newest: await this.#newestOf(framework, published) }
  }

  /** One text of the shelf; null: there is none by that name. */
  #source(of: string, shelf: readonly FrameworkSummary[]): Promise<FrameworkSource | null> {
    if (!shelf.some((one) => reference(one) === of)) return Promise.resolve(null)
    const asked = this.#sources.get(of) ?? orNull(get<FrameworkSource>(`${pathOf(of)}/source`))
    this.#sources.set(of, asked)
    return asked
  }

  #newestOf(id: string, published: readonly FrameworkSummary[]): Promise<Framework | null> {
    // The shelf has the newest version first.
    const newest = published.find((one) => one.id === id)
    if (!newest) return Promise.resolve(null)
    const asked = this.#newest.get(id) ?? get<Framework>(pathOf(reference(newest)))
    this.#newest.set(id, asked)
    return asked
  }
}

const orNull = async <T>(asked: Promise<T>): Promise<T | null> =>
  asked.catch((cause: unknown) => {
    if (cause instanceof Refused && cause.problem.status === 404) return null
    throw cause
  })
