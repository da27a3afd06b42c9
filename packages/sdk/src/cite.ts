/** What `cite` reads of a claim; what was not selected is left out of the citation. */
export interface Citable {
  citations: readonly {
    locator?: string | null
    stance?: string
    verification?: string
    source: CitableSource
  }[]
}
/** A source in CSL's fields. */
export interface CitableSource {
  id?: string
  slug?: string
  /** CSL type. */
  type?: string
  title: string
  author?: string | null
  issued?: string | null
  containerTitle?: string | null
  publisher?: string | null
  version?: string | null
  doi?: string | null
  url?: string | null
}
export interface Cited {
  /** One line for readers; sources one after another, saying which contradict the claim and which nobody looked up. */
  text: string
  /** A BibTeX entry for each source, in UTF-8. */
  bibtex: string
}

/** The sources of a claim, to be shown or exported. */
export function cite({ citations }: Citable): Cited {
  const sources = new Map(citations.map(({ source }) => [keyOf(source), source]))
  return {
    text: citations.map(lineOf).join('; '),
    bibtex: [...sources].map(([key, source]) => entryOf(key, source)).join('\n\n'),
  }
}

function lineOf({ locator, stance, verification, source }: Citable['citations'][number]): string {
  const { author, title, containerTitle, publisher, version, issued, doi, url } = source
  const parts = [author, title, containerTitle, version && `version ${version}`, publisher, issued, doi ? `https://doi.org/${doi}` : url]
  // A locator that is an address already says where.
  const marks = [locator, stance === 'CONTRADICTS' && 'contradicts', stance === 'MENTIONS' && 'mentions']
  if (verification === 'RECALLED') marks.push('not looked up')
  const line = parts.flatMap((part) => part?.replace(/\.$/, '') || []).join('. ')
  const mark = marks.filter(Boolean).join(', ')
  return mark ? `${line} (${mark})` : line
}

const bibtexTypes: Record<string, string> = {
  article: 'article',
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  book: 'book',
  chapter: 'incollection',
  'entry-encyclopedia': 'incollection',
  'paper-conference': 'inproceedings',
  report: 'techreport',
  thesis: 'phdthesis',
}

const keyOf = ({ slug, id, title }: CitableSource) => (slug ?? id ?? title).replace(/^Source:/, '').replace(/[^\w-]+/g, '-')

function entryOf(key: string, source: CitableSource): string {
  const kind = bibtexTypes[source.type ?? ''] ?? 'misc'
  const container = kind === 'article' ? 'journal' : kind === 'misc' ? 'howpublished' : 'booktitle'
  const publisher = kind === 'techreport' ? 'institution' : kind === 'phdthesis' ? 'school' : 'publisher'
  const fields = {
    author: source.author?.replaceAll(/\s*;\s*/g, ' and '),
    title: source.title,
    [container]: source.containerTitle,
    [publisher]: source.publisher,
    // Of a fuzzy date only a year that is one.
    year: source.issued && /^\d{4}/.exec(source.issued)?.[0],
    version: source.version,
    doi: source.doi,
    url: source.url,
  }
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value ? `  ${name} = {${name === 'url' ? braced(value) : escaped(value)}}` : [],
  )
  return `@${kind}{${key},\n${lines.join(',\n')}\n}`
}

const commands: Record<string, string> = { '\\': '\\textbackslash{}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}' }
const escaped = (text: string) => text.replaceAll(/[\\~^&%$#_{}]/g, (sign) => commands[sign] ?? `\\${sign}`)
/** Addresses are taken as they are, but for braces, which would end the field. */
const braced = (text: string) => text.replaceAll('{', '%7B').replaceAll('}', '%7D')
