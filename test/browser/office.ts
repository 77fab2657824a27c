/** What an office does with the generated form, with the keyboard alone. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { asked } from '../../engine/index.ts'
import type { Answers, Framework, Group, Leaf, Node } from '../../engine/index.ts'
import { text } from '../../ui/text.ts'
import { answerInHand, tabAndPress, tabTo } from './keys.ts'
import { expectHeading } from './page.ts'

const kept = 'Tài liệu lưu tại cơ quan, xuất trình khi thẩm định.'

/** Criteria below `node` that the office answers. */
export function answeredBelow(node: Node): readonly Leaf[] {
  if (node.kind === 'group') return node.children.flatMap(answeredBelow)
  return node.scored_by === 'appraisal' ? [node] : []
}

export const headingOf = ({ number, title }: Group): string => text('domain.heading', { number, title: title.vi })

/** The field of an input; ids are those of the framework. */
export const field = (page: Page, criterion: string, input: string) => page.locator(`[id="${criterion}--${input}"]`)

interface Notes {
  /** The criterion that gets none. */
  readonly unexplained: string
  /** Whether one is on the clipboard already. */
  readonly copied: boolean
}

/** Fills in one domain: facts with Enter from one to the next, then an explanation in the details below. */
async function fillDomain(page: Page, domain: Group, answers: Answers, { unexplained, copied }: Notes): Promise<void> {
  for (const [at, leaf] of answeredBelow(domain).entries()) {
    const answer = answers[leaf.id]
    if (!answer) expect.unreachable(`no answer to ${leaf.id}`)
    const inputs = asked(leaf, answer)
    await tabTo(page, field(page, leaf.id, inputs[0]?.id ?? ''))
    for (const [at, input] of inputs.entries()) {
      if (at > 0) await page.keyboard.press('Enter')
      await answerInHand(page, leaf, input, answer.inputs[input.id] ?? '')
    }
    // Takes the last fact in and opens the details.
    await page.keyboard.press('Control+Enter')
    if (leaf.id === unexplained) continue
    await tabTo(page, field(page, leaf.id, 'note'))
    await note(page, copied || at > 0)
  }
}

/** Typed once and copied; pasted from then on. */
async function note(page: Page, copied: boolean): Promise<void> {
  if (copied) return page.keyboard.press('ControlOrMeta+V')
  await page.keyboard.type(kept)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('ControlOrMeta+C')
}

/** Fills in every domain, one after the other, and ends at the check before submission. */
export async function fillForm(
  page: Page,
  { domains }: Framework,
  answers: Answers,
  unexplained: string,
): Promise<void> {
  for (const [at, domain] of domains.entries()) {
    await expectHeading(page, headingOf(domain))
    await fillDomain(page, domain, answers, { unexplained, copied: at > 0 })
    const next = domains[at + 1]
    const onward = next ? text('domain.next', { title: next.title.vi }) : text('tasks.check')
    await tabAndPress(page, page.getByRole('main').getByRole('link', { name: onward }))
  }
  await expectHeading(page, text('check.title'))
}
