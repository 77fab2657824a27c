/** Addresses lead to pages. */
import { describe, expect, it } from 'vitest'
import { paths } from '../../ui/paths.ts'
import { findRoute, landing, mayOpen, notFound, routes } from '../../ui/routes.ts'

const found = (path: string): string => findRoute(path).route.tag

describe('an address', () => {
  it('leads to its page with its parameters', () => {
    expect(found('/')).toBe('khung-home')
    expect(found('/sign-in')).toBe('khung-sign-in')
    expect(found(paths.assessment('a1'))).toBe('khung-tasks')
    expect(findRoute(paths.domain('a1', 'leadership')).params).toEqual({ assessment: 'a1', domain: 'leadership' })
  })

  it('prefers a fixed segment to a parameter', () => {
    expect(found(paths.check('a1'))).toBe('khung-check')
    expect(found(paths.domain('a1', 'check'))).toBe('khung-domain')
    expect(found('/assessments/a1/leadership')).toBe('khung-not-found')
  })

  it('does not mind a slash at the end, and undoes percent-encoding', () => {
    expect(found('/sign-in/')).toBe('khung-sign-in')
    expect(findRoute('/assessments/a%2F1').params).toEqual({ assessment: 'a/1' })
  })

  it('that is unknown or broken is not found', () => {
    expect(findRoute('/nowhere').route).toBe(notFound)
    expect(findRoute('/assessments/a1/b/c').route).toBe(notFound)
    expect(findRoute('/%E0%A4%A').route).toBe(notFound)
  })
})

describe('the table of routes', () => {
  it('has each page and each address once', () => {
    expect(new Set(routes.map(({ path }) => path)).size).toBe(routes.length)
    expect(new Set(routes.map(({ tag }) => tag)).size).toBe(routes.length)
  })

  it('hides from a role what is not for it', () => {
    const [route] = routes
    if (!route) throw new Error('there is no route')
    expect(mayOpen({ ...route, roles: ['administrator'] }, 'office')).toBe(false)
    expect(mayOpen({ ...route, roles: ['administrator'] }, 'administrator')).toBe(true)
  })
})

describe('the list of frameworks', () => {
  it('stands in the navigation of who writes them, opens rounds by them and inspects', () => {
    const { route } = findRoute(paths.frameworks)
    const all = ['office', 'leader', 'council', 'chair', 'administrator', 'auditor', 'author', 'survey'] as const
    expect([route.tag, route.nav, all.filter((role) => mayOpen(route, role))]).toEqual([
      'khung-frameworks',
      'nav.frameworks',
      ['administrator', 'auditor', 'author'],
    ])
    expect(found(paths.framework('k', '1.0.0'))).toBe('khung-framework')
  })
})

describe('after signing in', () => {
  it('one lands where one wanted to go, if the role may, else at home', () => {
    expect(landing('/assessments/a1#plan', 'office')).toBe('/assessments/a1#plan')
    expect(landing('/administration/people', 'administrator')).toBe('/administration/people')
    for (const next of [
      '/administration/people',
      '/rounds/r1',
      '/no/such',
      '//evil.example',
      'https://evil.example',
      null,
    ])
      expect(landing(next, 'office')).toBe('/')
  })
})
