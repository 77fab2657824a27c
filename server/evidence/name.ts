/** A file's name as it is kept and given back. It never becomes a path. */

/** In NFC, without folders and without characters that control, hide or reverse text; "" when nothing is left. */
export function cleanName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const visible = last.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, '').trim()
  return /^\.*$/.test(visible) ? '' : visible
}

/** `Content-Disposition` with the exact name (RFC 6266), and a plain one for old programs. */
export function attachment(name: string): string {
  const plain = name.normalize('NFD').replaceAll('đ', 'd').replaceAll('Đ', 'D').replace(/\p{M}/gu, '')
  const ascii = plain.replace(/[^ -~]|["\\%]/g, '_')
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${exact}`
}
