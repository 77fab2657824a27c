/** The first page of everyone. */
import { forSignedIn } from '../http/endpoint.ts'
import { Tasks } from '../http/schemas.ts'
import { presentTasks } from '../tasks/tasks.ts'

export const getTasks = forSignedIn({
  action: 'list tasks',
  reply: Tasks,
  run: async ({ deps, actor }) => ({ body: await presentTasks(deps, actor) }),
})
