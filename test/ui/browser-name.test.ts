/** Where somebody is signed in, as people call their browsers. */
import { describe, expect, it } from 'vitest'
import { browserName } from '../../ui/account/browser-name.ts'

const mozilla = 'Mozilla/5.0'
const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'

describe('a browser', () => {
  it.each([
    ['Chrome trên Windows', `${mozilla} (Windows NT 10.0; Win64; x64) ${webkit} Chrome/131.0.0.0 Safari/537.36`],
    [
      'Edge trên Windows',
      `${mozilla} (Windows NT 10.0; Win64; x64) ${webkit} Chrome/131.0.0.0 Safari/537.36 Edg/131.0`,
    ],
    ['Cốc Cốc trên Windows', `${mozilla} (Windows NT 10.0) ${webkit} coc_coc_browser/129.0 Chrome/123.0 Safari/537.36`],
    ['Chrome trên Android', `${mozilla} (Linux; Android 14; SM-A546E) ${webkit} Chrome/131.0 Mobile Safari/537.36`],
    [
      'Samsung Internet trên Android',
      `${mozilla} (Linux; Android 14) ${webkit} SamsungBrowser/27.0 Chrome/125.0 Safari/537.36`,
    ],
    [
      'Safari trên iPhone',
      `${mozilla} (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile/15E148 Safari/604.1`,
    ],
    [
      'Chrome trên iPhone',
      `${mozilla} (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 CriOS/131.0 Mobile/15E148 Safari/604.1`,
    ],
    [
      'Safari trên macOS',
      `${mozilla} (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.1 Safari/605.1.15`,
    ],
    ['Firefox trên Linux', `${mozilla} (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0`],
    ['Không rõ', 'curl/8.5.0'],
    ['Không rõ', ''],
  ])('%s', (name, agent) => {
    expect(browserName(agent)).toBe(name)
  })
})
