/** The journal of the whole authority: sign-ins, accounts, units, and every round. */
import { customElement } from 'lit/decorators.js'
import { JournalPage } from './journal.ts'

@customElement('khung-whole-journal')
export class WholeJournalPage extends JournalPage {}
