const letters: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ə: 'e' }

/**
 * A name as it is indexed and searched: lower case, without accents, punctuation as single spaces. The loader and the search
 * fold alike, so a name is found however it is capitalised, accented or hyphenated. Hangul and other syllables stay whole.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
    .replace(/[łøđðıßæœþə]/g, (letter) => letters[letter] as string)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
