/** Help for the role that the address names. */
import { customElement } from 'lit/decorators.js'
import { HelpPage } from './help.ts'

@customElement('khung-help-of')
export class HelpOfPage extends HelpPage {}
