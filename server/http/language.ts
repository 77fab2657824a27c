import type { Lang } from '../../engine/index.ts'

/** The language of `Accept-Language` that is preferred and that we have; Vietnamese otherwise. */
export function preferredLanguage(header: string | undefined): Lang {
  const wishes = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((wish) => {
      const [tag = '', ...parameters] = wish.split(';').map((part) => part.trim().toLowerCase())
      const quality = parameters.find((parameter) => parameter.startsWith('q='))
      return { lang: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality.slice(2)) }
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
  const known = wishes.find(({ lang }) => lang === 'vi' || lang === 'en')
  return known?.lang === 'en' ? 'en' : 'vi'
}
