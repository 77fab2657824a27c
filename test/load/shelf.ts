/**
 * The frameworks of the measurement: Hanoi's shape as it is shipped, and one that has its seven domains with one
 * criterion each. A ranking shows domains, so it is as large as that of the whole framework, and made in seconds.
 */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { publishAll } from '../publish-all.ts'

const DOMAINS = 7
const POINTS = 10

export function fillShelf(folder: string): void {
  cpSync('frameworks/ha-noi-phong', join(folder, 'ha-noi-phong'), { recursive: true })
  mkdirSync(join(folder, 'seven'), { recursive: true })
  writeFileSync(join(folder, 'seven/1.0.0.yaml'), stringify(seven))
  publishAll(folder)
}

const both = (text: string) => ({ vi: text, en: text })

const domain = (at: number) => ({
  id: `domain-${at}`,
  number: `${at}`,
  title: both(`Lĩnh vực ${at}`),
  max: POINTS,
  criteria: [
    {
      id: `share-${at}`,
      number: `${at}.1`,
      title: both(`Tỷ lệ hoàn thành ${at}`),
      max: POINTS,
      scored_by: 'appraisal',
      not_arising: 'refuse',
      inputs: [
        { id: 'done', type: 'count', at_most: 'planned', label: both('Hoàn thành') },
        { id: 'planned', type: 'count', min: 1, label: both('Kế hoạch') },
      ],
      rule: { ratio: { of: ['done', 'planned'] } },
    },
  ],
})

const seven = {
  framework: 'seven',
  version: '1.0.0',
  title: both('Bảy lĩnh vực (minh họa, để đo)'),
  provenance: 'illustrative',
  authority: 'Minh họa',
  legal_basis: [{ document: 'Minh họa', issued: '2025-01-01', issuer: 'Minh họa' }],
  effective: { from: '2025-01-01' },
  unit_types: ['phong'],
  scale: { total: DOMAINS * POINTS, unit: 'điểm', survey: 'none' },
  rounding: { mode: 'half-up', criterion: 2, index: 2 },
  not_arising: 'exclude',
  domains: Array.from({ length: DOMAINS }, (_, at) => domain(at + 1)),
  bands: [
    { id: 'good', title: both('Tốt'), when: { '>=': [{ var: 'index' }, DOMAINS * POINTS * 0.8] } },
    { id: 'rest', title: both('Còn lại'), when: true },
  ],
}
