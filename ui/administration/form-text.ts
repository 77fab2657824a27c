/** What stands in a text field of a form; "" where there is none. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.normalize('NFC') : ''
}
