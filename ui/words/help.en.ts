/** English of `help.vi.ts`. */
import type { helpVi } from './help.vi.ts'

export const helpEn: { readonly [Key in keyof typeof helpVi]: string } = {
  'help.title': 'Help: {role}',
  'help.all': 'Help',
  'help.choose': 'Choose your role to see what to do.',
  'help.first': 'What to do, in this order',
  'help.trouble': 'When something goes wrong',
  'help.ask': 'Whom to ask',
  'help.others': 'Help for each role',
}
