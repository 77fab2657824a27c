/** What an administrator types: names from a document, usernames, a new round; and the journal's words. */
import { describe, expect, it } from 'vitest'
import { passwordProblem, suggestUsername, usernameProblem } from '../../ui/administration/account.ts'
import { attributeLines, readAttributes } from '../../ui/administration/attributes.ts'
import { readValidity, validityWords } from '../../ui/administration/dates.ts'
import { journalQuery, readWish } from '../../ui/administration/journal.ts'
import { readNames } from '../../ui/administration/names.ts'
import { dateLabel, fieldOrder, readRound, surveyOf } from '../../ui/administration/round-form.ts'
import type { Framework } from '../../ui/api.ts'
import type { RoundForm } from '../../ui/administration/round-form.ts'

describe('names of units', () => {
  it('come one a line, without stray spaces and empty lines', () => {
    expect(readNames('  Phòng  Nội vụ \r\n\r\nThanh tra\n', [])).toEqual({
      names: ['Phòng Nội vụ', 'Thanh tra'],
      twice: [],
      known: [],
    })
  })

  it('of a spreadsheet are its first column', () => {
    expect(readNames('Phòng Nội vụ\tphòng\t12\n\tThanh tra\tphòng', []).names).toEqual(['Phòng Nội vụ', 'Thanh tra'])
  })

  it('are found to be repeated here or in the list, composed or not', () => {
    expect(readNames('Thanh tra\nthanh tra', [])).toMatchObject({ twice: ['Thanh tra'], known: [] })
    expect(readNames('Phòng Y tế'.normalize('NFD'), ['Phòng Y tế'])).toMatchObject({ twice: [], known: ['Phòng Y tế'] })
  })
})

describe('accounts', () => {
  it('begin with a username made of the name', () => {
    expect(suggestUsername(' Nguyễn Đức  Ánh ')).toBe('nguyen.duc.anh')
    expect(usernameProblem(suggestUsername('Đặng Thị Ỷ'))).toBeNull()
  })

  it('refuse usernames that the server refuses', () => {
    for (const name of ['', 'a', 'Ánh', 'a b', '.a', 'x'.repeat(64)]) expect(usernameProblem(name)).not.toBeNull()
    expect(usernameProblem('hang.le_2-x')).toBeNull()
  })

  it('count the letters of a password as people do', () => {
    expect(passwordProblem('một câu dài dễ nhớ'.normalize('NFD'))).toBeNull()
    expect(passwordProblem('mười bốn ký tự')).toContain('14')
    expect(passwordProblem('')).not.toBeNull()
  })
})

/** The dates of the stages that a round may go without. */
const all = (day: string) => ({ 'clarification-until': day, 'appraisal-2-until': day, 'council-until': day })

describe('a new round', () => {
  const form: RoundForm = {
    framework: 'x@1.0.0',
    further: [],
    title: ' Đánh giá  2026 ',
    dates: {
      from: '1/1/2026',
      until: '31/12/2026',
      'self-until': '15/01/2027',
      'appraisal-until': '28/02/2027',
      ...all(''),
    },
    survey: false,
    units: ['u1'],
    confirmed: false,
    delegated: false,
    shows: false,
    tolerance: '',
  }
  const wrong = (parts: Partial<RoundForm>): readonly string[] => {
    const read = readRound({ ...form, ...parts })
    return read.kind === 'problems' ? Object.keys(read.problems) : []
  }

  it('is sent with its days', () => {
    expect(readRound(form)).toEqual({
      kind: 'input',
      input: {
        framework: 'x@1.0.0',
        further_frameworks: [],
        title: 'Đánh giá 2026',
        period: { from: '2026-01-01', until: '2026-12-31' },
        survey: false,
        unit_ids: ['u1'],
        self_scoring_until: '2027-01-15',
        appraisal_until: '2027-02-28',
        clarification_until: null,
        appraisal_2_until: null,
        council_until: null,
        confirmed: false,
        delegated: false,
        shows_appraisal: false,
        tolerance: null,
      },
    })
  })

  it('names everything that is missing', () => {
    const dates = { from: '', until: '31/02/2026', 'self-until': '', 'appraisal-until': 'mai', ...all('mai') }
    const found = wrong({ tolerance: 'nhiều', framework: '', title: ' ', dates, survey: null, units: [] })
    expect(new Set(found)).toEqual(new Set(fieldOrder))
  })

  it('may hold a survey where one of its frameworks has one, and must where one requires it', () => {
    const made = (survey: boolean | null) =>
      ({ scale: { survey: survey === null ? null : { mandatory: survey } } }) as Pick<Framework, 'scale'>
    expect(surveyOf([made(null)])).toBe('none')
    expect(surveyOf([made(null), made(false)])).toBe('free')
    expect(surveyOf([made(null), made(false), made(true)])).toBe('mandatory')
  })

  it('names the last day of every stage the same way', () => {
    expect(
      (['self-until', 'appraisal-until', 'clarification-until', 'appraisal-2-until'] as const).map(dateLabel),
    ).toEqual(['Hạn tự chấm', 'Hạn thẩm định', 'Hạn giải trình', 'Hạn thẩm định lần 2'])
  })

  it('takes further stages, each with its day, and what the round asks for', () => {
    const dates = { ...form.dates, ...all('01/03/2027') }
    const read = readRound({ ...form, dates, confirmed: true, tolerance: '0,5' })
    expect(read.kind === 'input' && read.input).toMatchObject({
      clarification_until: '2027-03-01',
      council_until: '2027-03-01',
      confirmed: true,
      tolerance: '0.5',
    })
    expect(wrong({ dates: { ...form.dates, 'council-until': '01/02/2027' } })).toEqual(['council-until'])
  })

  it('keeps the dates in order', () => {
    expect(wrong({ dates: { ...form.dates, until: '31/12/2025' } })).toEqual(['until'])
    expect(wrong({ dates: { ...form.dates, 'appraisal-until': '14/01/2027' } })).toEqual(['appraisal-until'])
  })
})

describe('the journal', () => {
  it('is asked for what is wished, and for nothing where nothing is', () => {
    expect(journalQuery({ from: '2026-01-02', until: '', who: ' ', action: 'answer-saved' }, { limit: '100' })).toBe(
      'from=2026-01-02&action=answer-saved&limit=100',
    )
    expect(journalQuery({ from: '', until: '', who: 'Đỗ & Hà', action: '' })).toBe('who=%C4%90%E1%BB%97+%26+H%C3%A0')
  })

  it('reads days as people write them, and names the field that holds none', () => {
    const read = (typed: Record<string, string>) => readWish((name) => typed[name] ?? '')
    expect(read({ from: ' 2/1/2026 ', until: '31/12/2026', who: 'An', action: '' })).toEqual({
      from: '2026-01-02',
      until: '2026-12-31',
      who: 'An',
      action: '',
      wrong: [],
    })
    expect(read({ from: '31/02/2026', until: 'mai' })).toMatchObject({ from: '', until: '', wrong: ['from', 'until'] })
  })
})

describe('the attributes of a unit', () => {
  it('are lines, and lines are attributes', () => {
    const attributes = { mountainous: true, coastal: false, population: '1200' }
    expect(attributeLines(attributes)).toBe('mountainous = Có\ncoastal = Không\npopulation = 1200')
    expect(readAttributes(attributeLines(attributes))).toEqual(attributes)
    expect(readAttributes(' a=yes \n\n b = no = x ')).toEqual({ a: true, b: 'no = x' })
    for (const wrong of ['a', 'A = 1', 'a = ', 'a = 1\na = 2']) expect(readAttributes(wrong)).toBeNull()
  })
})

describe('the dates between which something holds', () => {
  it('are said in words', () => {
    const [from, until] = ['2026-01-02', '2026-12-31']
    expect(validityWords({ valid_from: null, valid_until: null })).toBe('không thời hạn')
    expect(validityWords({ valid_from: from, valid_until: null })).toBe('từ 02/01/2026')
    expect(validityWords({ valid_from: null, valid_until: until })).toBe('đến hết 31/12/2026')
    expect(validityWords({ valid_from: from, valid_until: until })).toBe('từ 02/01/2026 đến hết 31/12/2026')
  })

  it('are read as people write them; empty is no bound', () => {
    const read = (from: string, until: string) => {
      const form = new FormData()
      form.set('x-from', from)
      form.set('x-until', until)
      return readValidity(form, 'x')
    }
    expect(read('2/1/2026', '')).toEqual({ valid_from: '2026-01-02', valid_until: null })
    expect(read('', '31/12/2026')).toEqual({ valid_from: null, valid_until: '2026-12-31' })
    expect(read('31/02/2026', '')).toBeNull()
  })
})
