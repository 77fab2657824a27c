/** How far one part of a form is. */
import type { TemplateResult } from 'lit'
import type { Task } from '../self-score/entry.ts'
import { text } from '../text.ts'
import { badge } from './badge.ts'

export function taskBadge({ state, done, of }: Task): TemplateResult {
  switch (state) {
    case 'todo':
      return badge(text('tasks.todo'), 'active')
    case 'doing':
      return badge(text('tasks.doing', { answered: done, of }), 'active')
    case 'paper':
      return badge(text('tasks.paper', { count: of - done }), 'active')
    case 'wrong':
      return badge(text('tasks.wrong'), 'error')
    case 'done':
      return badge(text('tasks.done'), 'quiet')
    case 'council':
      return badge(text('tasks.council'), 'quiet')
    default:
      return state satisfies never
  }
}
