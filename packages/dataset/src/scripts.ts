/** Writing systems, by ISO 15924 code: which a language is written in, and which a text is in. */

/** Languages whose common script is not Latin, and that script. */
export const nativeScripts: Record<string, string> = {
  ko: 'Hang',
  zh: 'Hani',
  ja: 'Jpan',
  ru: 'Cyrl',
  uk: 'Cyrl',
  be: 'Cyrl',
  bg: 'Cyrl',
  sr: 'Cyrl',
  mk: 'Cyrl',
  mn: 'Cyrl',
  ka: 'Geor',
  hy: 'Armn',
  el: 'Grek',
  ar: 'Arab',
  fa: 'Arab',
  ps: 'Arab',
  ur: 'Arab',
  he: 'Hebr',
  am: 'Ethi',
  ti: 'Ethi',
  th: 'Thai',
  lo: 'Laoo',
  km: 'Khmr',
  my: 'Mymr',
  hi: 'Deva',
  bn: 'Beng',
  ta: 'Taml',
  si: 'Sinh',
}
const scripts: [string, RegExp][] = [
  ['Hang', /\p{Script=Hangul}/u],
  ['Jpan', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['Hani', /\p{Script=Han}/u],
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Arab', /\p{Script=Arabic}/u],
  ['Grek', /\p{Script=Greek}/u],
  ['Geor', /\p{Script=Georgian}/u],
  ['Armn', /\p{Script=Armenian}/u],
  ['Hebr', /\p{Script=Hebrew}/u],
  ['Ethi', /\p{Script=Ethiopic}/u],
  ['Thai', /\p{Script=Thai}/u],
  ['Laoo', /\p{Script=Lao}/u],
  ['Khmr', /\p{Script=Khmer}/u],
  ['Mymr', /\p{Script=Myanmar}/u],
  ['Deva', /\p{Script=Devanagari}/u],
]
/** The script of a text, told by its letters. */
export function scriptOf(text: string, lang: string): string {
  const script = scripts.find(([, pattern]) => pattern.test(text))?.[0] ?? 'Latn'
  return script === 'Hani' && lang === 'ja' ? 'Jpan' : script
}
