/** How a criterion scores, as it stands on every page. */
import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { load } from '../../engine/index.ts'
import { leaves } from '../../engine/live.ts'
import type { Framework, Leaf } from '../../engine/live.ts'
import { setLanguage } from '../../ui/language.ts'
import { ruleWords, unbroken } from '../../ui/rule-words.ts'
import { switchLanguage } from '../../ui/text.ts'

function read(path: string): Framework {
  const outcome = load(readFileSync(path, 'utf8'), path, () => null)
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems))
  return outcome.value
}
function leafOf(framework: Framework, id: string): Leaf {
  const found = leaves(framework).find((one) => one.id === id)
  if (!found) throw new Error(id)
  return found
}
const forms = read('frameworks/cac-dang-quy-tac/1.0.0.yaml')

afterEach(() => setLanguage('vi'))

describe('how a criterion scores', () => {
  it('of a raw formula is said by what it reads, in the order in which it is asked', async () => {
    expect(ruleWords(leafOf(forms, 'wide-area-network'))).toBe(
      'Cách chấm: theo công thức tính từ “Số đơn vị đã kết nối”, “Số đơn vị trực thuộc”, “Số ứng dụng dùng trên mạng”',
    )
    const phong = read('frameworks/ha-noi-phong/1.0.0.yaml')
    const [apologies] = leaves(phong).filter(({ rule }) => rule.form === 'logic')
    await switchLanguage('en')
    expect(ruleWords(apologies!)).toBe(
      'How it scores: by a formula from “Overdue dossiers”, “Overdue dossiers with an apology and a new date”',
    )
  })

  it('of a formula that reads what is not asked here is not said by a part of it', () => {
    const leaf = leafOf(forms, 'wide-area-network')
    const rule = { ...leaf.rule, logic: { '+': [{ var: 'units' }, { var: 'facts.dossiers' }] } }
    expect(ruleWords({ ...leaf, rule })).toBe('Cách chấm: theo công thức của tiêu chí')
  })

  it('of any other rule is its own sentence', () => {
    const words = leaves(forms)
      .filter(({ rule }) => rule.form !== 'logic')
      .map((leaf) => [ruleWords(leaf).replaceAll('\u00a0', ' '), `Cách chấm: ${leaf.rule.sentence.vi}`])
    expect(words.length).toBeGreaterThan(20)
    for (const [said, own] of words) expect(said).toBe(own)
  })

  it('keeps a number and its unit in one line', () => {
    expect(unbroken('từ 90 % trở lên: 1,5 điểm; dưới 90 %: 0 điểm, tối đa 38 hồ sơ')).toBe(
      'từ 90\u00a0% trở lên: 1,5\u00a0điểm; dưới 90\u00a0%: 0\u00a0điểm, tối đa 38\u00a0hồ sơ',
    )
    expect(unbroken('“Đến hạn” = 0: không phát sinh')).toBe('“Đến hạn” =\u00a00: không phát sinh')
    expect(unbroken('12 + 3; 1 / 2')).toBe('12 + 3; 1 / 2')
  })
})
