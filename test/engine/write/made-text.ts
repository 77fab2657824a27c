/** A small framework with every way of writing that an edit has to keep, and an overlay of it. */
import { edit, outline, say } from '../../../engine/author.ts'
import type { Change, Library, Outline } from '../../../engine/author.ts'

export const madeText = `# Đầu tệp
framework: mau
version: "1.0.0" # lần đầu
title: { vi: Khung mẫu, en: "Sample" }
provenance: illustrative
authority: 'UBND X'
effective: { from: "2026-01-01" }
unit_types: [phong]
scale: { total: 6, unit: điểm, survey: none }
rounding: { mode: half-up, criterion: 2, index: 2 }
not_arising: exclude

domains:
  # ── 1 ──
  - id: first
    number: "1"
    title: Lĩnh vực một # tên
    max: 4
    criteria:
      - id: plan
        number: "1.1"
        title:
          vi: Ban hành kế hoạch
          en: Plan issued
        max: 2 # điểm
        scored_by: appraisal
        inputs: [{ id: issued, type: boolean, label: { vi: Đã ban hành, en: Issued } }]
        rule:
          yes_no: { of: issued, yes: 2, no: 0 }
        guidance: |
          Dòng một.
          Dòng hai.
      # ghi chú của mục sau
      - id: rate
        number: "1.2"
        title: 'Tỷ lệ "đúng hạn"'
        max: 2
        scored_by: appraisal
        inputs:
          - id: done
            type: count
            label: Đã làm
            at_most: all
          - { id: all, type: count, label: Tất cả, min: 1 }
        rule:
          tiers:
            of: { ratio: [done, all] }
            steps:
              - { below: 50, points: 0 }
              - { from: 50, points: 1.5 } # giữa
              - { from: 90, points: 2 }
        # hết mục

  # ── 2 ──
  - id: second
    number: "2"
    title: Lĩnh vực hai
    max: 2
    criteria:
      - id: reports
        number: "2.1"
        title: Báo cáo
        max: 2
        scored_by: appraisal
        inputs: [{ id: sent, type: count, label: Số báo cáo }]
        rule: { count: { of: sent, each: 0.5, cap: 2 } }
bands:
  - { id: rest, title: Còn lại, when: true }
`

export const overlayText = `framework: con
version: "1.0.0"
title: Khung con
provenance: illustrative
authority: UBND Y
effective: { from: "2026-02-01" }
extends: mau@1.0.0
changes:
  # tiêu chí kế hoạch
  - set: plan
    property: title
    to:
      vi: Kế hoạch của xã
    reason: Gọi đúng tên.
  - add:
      id: extra
      number: "2.2"
      title: Thêm
      max: 1
      scored_by: appraisal
      inputs: [{ id: ok, type: boolean, label: Có làm }]
      rule: { yes_no: { of: ok, yes: 1, no: 0 } }
    under: second
    reason: Việc mới.
`

export const library: Library = (reference) => (reference === 'mau@1.0.0' ? { file: 'mau.yaml', text: madeText } : null)

/** The text after a change; what is refused is thrown, with its codes. */
export function after(change: Change, text = madeText): string {
  const outcome = edit(text, 'f.yaml', library, change)
  if (outcome.kind === 'refused') throw new Error(outcome.problems.map(({ code }) => code).join(' '))
  return outcome.value
}

/** Codes and places of what refuses a change. */
export function refused(change: Change, text = madeText): readonly string[] {
  const outcome = edit(text, 'f.yaml', library, change)
  return outcome.problems.map((one) => {
    const said = [say(one, 'vi'), say(one, 'en')]
    // Each sentence is whole: a name that nothing fills would stand as "…".
    if (said.some((words) => words === one.code || /…|[{]\w+[}]/.test(words))) throw new Error(said.join(' | '))
    return `${one.code} ${one.place?.file}:${one.place?.line}`
  })
}

/** Lines that went and came, "-" and "+", where two texts differ. */
export function changed(before: string, now: string): readonly string[] {
  const [a, b] = [before.split('\n'), now.split('\n')]
  let top = 0
  while (top < Math.min(a.length, b.length) && a[top] === b[top]) top++
  let end = 0
  while (end < Math.min(a.length, b.length) - top && a.at(-1 - end) === b.at(-1 - end)) end++
  const cut = (lines: readonly string[], sign: string): readonly string[] =>
    lines.slice(top, lines.length - end).map((line) => sign + line)
  return [...cut(a, '-'), ...cut(b, '+')]
}

export type Rows = Outline & { readonly kind: 'rows' }

export function rowsOf(text: string): Rows {
  const found = outline(text, 'f.yaml', library)
  if (found.kind === 'unreadable') throw new Error(found.problems.map(({ code }) => code).join(' '))
  return found
}
