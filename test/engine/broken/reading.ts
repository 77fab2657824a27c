/** Slips that stop the reading of a file: text, YAML, keys and numbers. */
import { smallText } from '../load-small.ts'
import type { Broken } from './entry.ts'

const keys = (count: number): string => Array.from({ length: count }, (_, index) => `, k${index}: 0`).join('')

export const reading: readonly Broken[] = [
  { code: 'file-too-large', find: '# Khung nhỏ', put: `‸#${' '.repeat(4 * 1024 * 1024)}`, says: '4 MiB' },
  // One block map and 48 brackets are 49 levels.
  { code: 'file-too-deep', find: 'unit_types: [phong]', put: `unit_types: ${'['.repeat(47)}‸[`, says: '24' },
  // Entries are counted at the commas between them: vi is the first, k499 the 501st.
  { code: 'too-many-keys', find: 'vi: Khung thử', put: `vi: Khung thử${keys(499)}‸, k499: 0`, says: '500' },
  { code: 'not-a-map', find: smallText, put: '‸- framework: small\n' },
  { code: 'yaml-syntax', find: '[phong]', put: '[phong] ‸x' },
  { code: 'yaml-start', find: 'unit: điểm', put: 'unit: ‸%', says: '"%"' },
  {
    code: 'yaml-bracket',
    find: 'when_absent: rescale } }',
    put: 'when_absent: rescale }',
    at: '{ total',
    says: '}',
  },
  {
    code: 'yaml-tab',
    find: '        title: Báo cáo\n',
    put: '‸\ttitle: Báo cáo\n',
  },
  { code: 'yaml-colon', find: 'title: Báo cáo\n', put: 'title: ‸Báo cáo: năm\n' },
  { code: 'yaml-colon-space', find: '    max: 8', put: '    ‸max:8', says: 'max:8' },
  { code: 'yaml-quote', find: 'version: "1.0.0"', put: 'version: "1.0.0‸' },
  { code: 'comment-cuts-text', find: 'title: Báo cáo\n', put: 'title: ‸Báo cáo #1 năm\n', says: 'Báo cáo #1 năm' },
  // The library reports the line that stands out from its first column.
  { code: 'yaml-indent', find: '    max: 8', put: '‸     max: 8' },
  { code: 'yaml-several-documents', find: '\ndomains:', put: '\n‸---\ndomains:' },
  { code: 'yaml-directive', find: '', put: '‸%YAML 1.2\n---\n' },
  { code: 'yaml-alias', find: 'title: Báo cáo\n', put: 'title: &a ‸Báo cáo\n' },
  { code: 'yaml-tag', find: 'title: Báo cáo\n', put: 'title: !!str ‸Báo cáo\n', says: 'tag:yaml.org,2002:str' },
  { code: 'yaml-key', find: 'max: 8', put: 'max: 8\n    ? ‸[a]\n    : b' },
  { code: 'duplicate-key', find: 'max: 8', put: 'max: 8\n    ‸max: 8' },
  { code: 'forbidden-key', find: 'max: 8', put: 'max: 8\n    ‸__proto__: 8', says: '__proto__' },
  { code: 'hidden-character', find: 'UBND thử\nlegal', put: '‸UBND\u200b thử\nlegal', says: 'UBND\u200b thử' },
  { code: 'no-break-space', find: 'unit: điểm', put: '‸unit\u00a0: điểm', says: 'unit' },
  { code: 'no-break-space-in-text', find: 'Sáng kiến\n', put: '‸Sáng\u00a0kiến\n', says: 'Sáng\u00a0kiến' },
  { code: 'smart-quotes', find: '"1.2"', put: '‸“1.2”', says: '“1.2”' },
  { code: 'not-nfc', find: 'Sáng kiến\n', put: '‸Sa\u0301ng kiến\n', says: 'Sa\u0301ng' },
  { code: 'number-form', find: 'each: 0.5, floor', put: 'each: ‸5e-1, floor', says: '5e-1' },
]
