/** What the environment says about signing in. */
import { describe, expect, it } from 'vitest'
import { BadSetting } from '../../server/settings/bad-setting.ts'
import { readConfig } from '../../server/settings/config.ts'

const read = (env: Readonly<Record<string, string>>) => readConfig(env, []).access
const refused = (env: Readonly<Record<string, string>>): string => {
  try {
    read(env)
    return 'taken'
  } catch (error) {
    return error instanceof BadSetting ? error.message : String(error)
  }
}
const oidc = { OIDC_ISSUER: 'https://id.example/', OIDC_CLIENT_ID: 'khung', OIDC_CLIENT_SECRET: 'x' }

describe('the settings of signing in', () => {
  it('have defaults: a second factor, no composition, no age, no provider', () => {
    expect(read({})).toEqual({
      secondFactor: 'required',
      composition: false,
      passwordDays: 0,
      oidc: null,
      publicUrl: null,
    })
  })

  it('are taken as they are written', () => {
    const env = { SECOND_FACTOR: 'optional', PASSWORD_COMPOSITION: 'on', PASSWORD_DAYS: '90' }
    expect(read({ ...env, ...oidc, PUBLIC_URL: 'https://khung.example/', OIDC_NAME: 'Cổng' })).toEqual({
      secondFactor: 'optional',
      composition: true,
      passwordDays: 90,
      oidc: { issuer: 'https://id.example/', client: 'khung', secret: 'x', name: 'Cổng' },
      publicUrl: 'https://khung.example',
    })
  })

  const wrong: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
    [{ SECOND_FACTOR: 'no' }, 'SECOND_FACTOR: "no": known are required, optional'],
    [{ PASSWORD_COMPOSITION: '1' }, 'PASSWORD_COMPOSITION: "1": known are on, off'],
    [{ PASSWORD_DAYS: '-1' }, 'PASSWORD_DAYS: "-1"'],
    [oidc, 'OIDC_ISSUER: PUBLIC_URL is needed too'],
    [
      { ...oidc, PUBLIC_URL: 'https://khung.example', OIDC_CLIENT_SECRET: '' },
      'OIDC_ISSUER: OIDC_CLIENT_SECRET is needed too',
    ],
    [{ ...oidc, PUBLIC_URL: 'http://khung.example' }, 'PUBLIC_URL: "http://khung.example"'],
    [{ PUBLIC_URL: 'khung.example' }, 'PUBLIC_URL: "khung.example"'],
  ]
  for (const [env, words] of wrong) {
    it(`are refused with the name of the variable: ${words}`, () => expect(refused(env)).toContain(words))
  }

  it('take http:// for this computer only', () => {
    expect(read({ PUBLIC_URL: 'http://localhost:3000' }).publicUrl).toBe('http://localhost:3000')
  })
})
