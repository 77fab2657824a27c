/** Tests speak of every page: the words of all are there, as they are once any page has been opened. */
import { loadWords } from '../ui/text.ts'

await loadWords('authoring')
