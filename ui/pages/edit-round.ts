/** A draft round that is changed: the form of a new one, filled in. */
import { customElement } from 'lit/decorators.js'
import { NewRoundPage } from './new-round.ts'

@customElement('khung-edit-round')
export class EditRoundPage extends NewRoundPage {}
