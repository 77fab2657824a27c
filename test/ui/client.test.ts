/** What the pages send: a POST can be sent again without a second effect, and a list in pages is read to its end. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { dropAhead, get, getAhead, getAll, post, put, Unreachable } from '../../ui/client.ts'

interface Call {
  readonly method: string
  readonly path: string
  readonly key: string | null
}

let calls: Call[]
let answers: (() => Response)[]

beforeEach(() => {
  calls = []
  answers = []
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    calls.push({ method: init.method ?? '', path, key: new Headers(init.headers).get('Idempotency-Key') })
    const answer = answers.shift()
    return answer === undefined ? Promise.reject(new TypeError('broken')) : Promise.resolve(answer())
  })
})

const broken = (): Response => {
  throw new TypeError('broken')
}
const ok =
  (body: unknown, headers = {}) =>
  () =>
    Response.json(body, { headers })

describe('a post', () => {
  it('whose connection breaks is sent once more, under the same key', async () => {
    answers = [broken, ok({ id: '1' })]
    expect(await post('/units', {})).toEqual({ id: '1' })
    expect(calls.map(({ key }) => key)).toEqual([calls[0]?.key, calls[0]?.key])
    expect(calls[0]?.key).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('gives up after the second', async () => {
    await expect(post('/units', {})).rejects.toThrow(Unreachable)
    expect(calls).toHaveLength(2)
  })

  it('has a key of its own each time', async () => {
    answers = [ok(1), ok(2)]
    await post('/units')
    await post('/units')
    expect(calls[0]?.key).not.toBe(calls[1]?.key)
  })

  it('that begins a session is sent once', async () => {
    await expect(post('/session', {})).rejects.toThrow(Unreachable)
    expect(calls).toHaveLength(1)
  })
})

describe('a put', () => {
  it('on a line that has died in silence is given up after a minute, so that it can be tried again', async () => {
    const line = new AbortController()
    const clock = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(line.signal)
    const heard = vi.fn()
    vi.stubGlobal(
      'fetch',
      (_path: string, { signal }: RequestInit) =>
        new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted')))),
    )
    const saving = put('/assessments/1/answers/plan', {}, 0).finally(heard)
    saving.catch(() => {})
    expect(clock).toHaveBeenCalledWith(60_000)
    await new Promise((done) => setTimeout(done))
    expect(heard).not.toHaveBeenCalled()
    line.abort()
    await expect(saving).rejects.toThrow(Unreachable)
    clock.mockRestore()
  })
})

describe('what is asked ahead', () => {
  it('is told to the page that asks for it, once', async () => {
    answers = [ok('early'), ok('later')]
    getAhead('/assessments/1')
    expect(await get('/assessments/1')).toBe('early')
    expect(await get('/assessments/1')).toBe('later')
    expect(calls).toHaveLength(2)
  })

  it('is asked again where it was refused before the page came', async () => {
    answers = [() => Response.json({ code: 'signed-out' }, { status: 401 }), ok('signed in')]
    getAhead('/assessments/1')
    await new Promise((done) => setTimeout(done))
    expect(await get('/assessments/1')).toBe('signed in')
    expect(calls).toHaveLength(2)
  })

  it('is forgotten where no page wants it', async () => {
    answers = [ok('before'), ok('now')]
    getAhead('/assessments/1')
    dropAhead()
    expect(await get('/assessments/1')).toBe('now')
  })
})

describe('a list', () => {
  it('is read page by page to its end', async () => {
    const link = (after: string) => ({ Link: `</api/v1/units?limit=2&after=${after}>; rel="next"` })
    answers = [ok([1, 2], link('b')), ok([3, 4], link('d')), ok([5])]
    expect(await getAll('/units?limit=2')).toEqual([1, 2, 3, 4, 5])
    expect(calls.map(({ path }) => path)).toEqual([
      '/api/v1/units?limit=2',
      '/api/v1/units?limit=2&after=b',
      '/api/v1/units?limit=2&after=d',
    ])
  })

  it('follows no address of elsewhere', async () => {
    answers = [ok([1], { Link: '<https://example.org/api/v1/units>; rel="next"' })]
    expect(await getAll('/units')).toEqual([1])
  })
})
