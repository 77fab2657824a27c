/** The page where anyone who holds a receipt finds out whether it stands. */
import type { Static } from 'typebox'
import { showTime } from '../../engine/index.ts'
import type { Lang } from '../../engine/index.ts'
import { html, plainPage } from './html.ts'
import type { ReceiptCheck } from './schemas.ts'

interface Shown {
  readonly number: string
  readonly hash: string
  /** Null: nothing was asked yet, or the code is not whole. */
  readonly found: Static<typeof ReceiptCheck> | null
  /** A code was given that no receipt can have. */
  readonly unfinished: boolean
  readonly lang: Lang
  /** Whoever asks reads the whole journal. */
  readonly reads: boolean
}

const words = {
  vi: {
    title: 'Kiểm tra giấy biên nhận',
    what: 'Giấy biên nhận được cấp khi đơn vị nộp phiếu tự chấm. Nhập số và mã trên giấy để biết việc nộp có còn nguyên trong nhật ký hay không. Không cần tài khoản.',
    number: 'Số biên nhận, ví dụ 2026-0001',
    hash: 'Mã kiểm chứng, bắt đầu bằng sha256:',
    check: 'Kiểm tra',
    stands: 'Biên nhận đúng. Việc nộp có trong nhật ký, và mọi dòng nhật ký nối tiếp nhau không đứt. Nộp lúc:',
    unfinished:
      'Mã kiểm chứng chưa đủ. Mã đủ gồm 64 chữ số và chữ cái từ a đến f, có thể có sha256: ở trước; mã rút gọn không đủ để kiểm tra. Hãy chép cả mã trên biên nhận.',
    unknown:
      'Không có biên nhận này trong nhật ký. Hãy xem lại số và mã. Nếu đã nhập đúng, nhật ký không còn là nhật ký đã cấp biên nhận: hãy báo cơ quan kiểm tra.',
    broken:
      'Việc nộp có trong nhật ký nhưng nhật ký đã bị sửa: các dòng không còn nối tiếp nhau. Hãy báo cơ quan kiểm tra.',
    result: 'Kết quả',
    home: 'Trang chủ',
    journal: 'Nhật ký',
    ways: 'Trang khác',
  },
  en: {
    title: 'Check a receipt',
    what: 'A receipt is given when a unit submits its self-score. Enter its number and code to learn whether the submission still stands in the journal. No account is needed.',
    number: 'Number of the receipt, such as 2026-0001',
    hash: 'Check code, which begins with sha256:',
    check: 'Check',
    stands:
      'The receipt stands. The submission is in the journal, and every line follows from the one before. Submitted at:',
    unfinished:
      'The check code is not whole. A whole code has 64 digits and letters from a to f, with or without sha256: before it; a short code is not enough. Copy the whole code of the receipt.',
    unknown:
      'The journal has no such receipt. Look at the number and the code again. If they are right, the journal is not the one that gave the receipt: tell the inspectors.',
    broken:
      'The submission is in the journal, but the journal was altered: its lines do not follow from one another. Tell the inspectors.',
    result: 'Result',
    home: 'Home',
    journal: 'Journal',
    ways: 'Other pages',
  },
} as const satisfies Readonly<Record<Lang, object>>

/** "sha256:…", however it was copied; null: it cannot be the code of a receipt. */
export function wholeHash(typed: string): string | null {
  const digits = typed
    .replace(/\s/g, '')
    .toLowerCase()
    .replace(/^sha256:/, '')
  return /^[0-9a-f]{64}$/.test(digits) ? `sha256:${digits}` : null
}

function verdictOf({ found, unfinished, lang }: Shown): { readonly kind: string; readonly words: string } | null {
  const say = words[lang]
  if (unfinished) return { kind: 'note', words: say.unfinished }
  if (found === null) return null
  return found.stands
    ? { kind: 'good', words: `${say.stands} ${showTime(found.at ?? '', lang)}` }
    : { kind: 'bad', words: say[found.reason ?? 'unknown'] }
}

export function receiptPage(shown: Shown): string {
  const { number, hash, found, lang } = shown
  const say = words[lang]
  const verdict = verdictOf(shown)
  const content = html`<p>${say.what}</p>
    ${
      verdict === null
        ? null
        : html`<section>
            <h2>${say.result}</h2>
            <p class="verdict ${verdict.kind}">${verdict.words}</p>
          </section>`
    }
    <form method="get" action="/receipts">
      <input type="hidden" name="lang" value="${lang}" />
      <label for="number">${say.number}</label>
      <input id="number" name="number" value="${number}" required maxlength="40" autocomplete="off" />
      <label for="hash">${say.hash}</label>
      <input id="hash" name="hash" value="${hash}" required maxlength="100" autocomplete="off" spellcheck="false" />
      <button>${say.check}</button>
    </form>
    <nav aria-label="${say.ways}">
      <p class="ways">
        <a href="/">${say.home}</a>
        ${shown.reads ? html`<a href="/administration/journal">${say.journal}</a>` : null}
      </p>
    </nav>`
  const other = new URLSearchParams({
    lang: lang === 'vi' ? 'en' : 'vi',
    ...((found !== null || shown.unfinished) && { number, hash }),
  })
  return plainPage({ lang, title: say.title, other: `/receipts?${other.toString()}`, content })
}
