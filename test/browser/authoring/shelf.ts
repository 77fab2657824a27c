/** Small published frameworks with their examples, in a folder of their own. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publishAll } from '../../publish-all.ts'

export const textOf = (id: string): string => `# Khung thử của phép thử trang soạn khung. Không phải của cơ quan nào.
framework: ${id}
version: "1.0.0"
title: { vi: Khung thử để soạn, en: A framework to be changed }
provenance: illustrative
authority: UBND thử
effective: { from: "2026-01-01" }
unit_types: [phong]
scale: { total: 10, unit: "điểm", survey: none }
rounding: { mode: half-up, criterion: 2, index: 2 }
not_arising: exclude

domains:
  - id: work
    number: "1"
    title: { vi: Công việc, en: Work }
    max: 5
    criteria:
      - id: plan
        number: "1.1"
        title: { vi: Kế hoạch, en: Plan } # năm nào cũng có
        max: 2
        scored_by: appraisal
        not_arising: refuse
        inputs:
          - { id: issued, type: boolean, label: { vi: Đã ban hành kế hoạch, en: The plan is issued } }
        rule: { yes_no: { of: issued, yes: 2, no: 0 } }
      - id: on-time
        number: "1.2"
        title: { vi: Hồ sơ đúng hạn, en: Dossiers on time }
        max: 3
        scored_by: appraisal
        not_arising: refuse
        inputs:
          - { id: share, type: percent, label: { vi: Tỷ lệ đúng hạn, en: Share on time } }
        rule:
          tiers:
            of: share
            steps:
              - { below: 90, points: 0 }
              - { from: 90, points: 1.5 } # mức của Thành phố
              - { from: 98, points: 3 }
  - id: esteem
    number: "2"
    title: { vi: Sáng kiến, en: Initiatives }
    max: 5
    criteria:
      - id: ideas
        number: "2.1"
        title: { vi: Sáng kiến được công nhận, en: Recognised initiatives }
        max: 5
        scored_by: appraisal
        not_arising: refuse
        inputs:
          - { id: count, type: count, label: { vi: Số sáng kiến, en: Initiatives } }
        rule: { count: { of: count, each: 1, cap: 5 } }

bands:
  - { id: good, title: { vi: Tốt, en: Good }, when: { ">=": [{ var: index }, 8] } }
  - { id: other, title: { vi: Còn lại, en: Other }, when: true }
`

export const examplesOf = (id: string): string => `framework: ${id}@1.0.0
period: { from: "2026-01-01", until: "2026-12-31" }
survey: false

answer_sets:
  full:
    plan: { issued: true }
    on-time: { share: 100 }
    ideas: { count: 5 }

cases:
  - name: Đạt mọi tiêu chí thì được 10 điểm và xếp loại Tốt
    from: full
    expect: { plan: "2.00", on-time: "3.00", ideas: "5.00" }
    total: { index: "10.00", band: good }
  - name: Không có kế hoạch thì 0 điểm
    from: full
    answers: { plan: { issued: false } }
    expect: { plan: "0.00" }
  - name: Dưới 90% thì 0 điểm
    answers: { on-time: { share: 89.99 } }
    expect: { on-time: "0.00" }
  - name: Đúng 90% thì được 1,5 điểm
    answers: { on-time: { share: 90 } }
    expect: { on-time: "1.50" }
  - name: Đạt 95% thì được 1,5 điểm
    answers: { on-time: { share: 95 } }
    expect: { on-time: "1.50" }
  - name: Chưa có sáng kiến và chỉ có kế hoạch thì xếp loại Còn lại
    from: full
    answers: { on-time: { share: 0 }, ideas: { count: 0 } }
    expect: { ideas: "0.00" }
    total: { index: "2.00", band: other }
`

/** One framework for each test that publishes, and one for those that do not. */
export function authoringShelf(ids: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'khung-authoring-'))
  for (const id of ids) {
    mkdirSync(join(folder, id))
    writeFileSync(join(folder, id, '1.0.0.yaml'), textOf(id))
    writeFileSync(join(folder, id, '1.0.0.examples.yaml'), examplesOf(id))
  }
  publishAll(folder)
  return folder
}
