import { expect, it } from 'vitest'
import { cite } from './cite.ts'

const archigos = {
  id: 'Source:archigos-4-1',
  type: 'dataset',
  title: 'Archigos: A Data Set on Leaders 1875–2015',
  author: 'Goemans, H. E.; Gleditsch, K. S.; Chiozza, G.',
  issued: '2016',
  containerTitle: null,
  publisher: null,
  version: '4.1',
  doi: '10.1177/0022343308100719',
  url: 'https://example.org/archigos',
}
const lankov = {
  id: 'Source:lankov',
  type: 'book',
  title: 'Crisis in North Korea: 100% & more_or_less',
  issued: '2005-05~',
  publisher: 'University of Hawai‘i Press',
}

it('cites in a line that says where, and what a source is worth', () => {
  const { text } = cite({
    citations: [
      { locator: 'PRK-1948', stance: 'SUPPORTS', verification: 'LOOKED_UP', source: archigos },
      { locator: null, stance: 'CONTRADICTS', verification: 'RECALLED', source: { title: 'General knowledge' } },
    ],
  })
  expect(text).toBe(
    'Goemans, H. E.; Gleditsch, K. S.; Chiozza, G. Archigos: A Data Set on Leaders 1875–2015. version 4.1. 2016. https://doi.org/10.1177/0022343308100719 (PRK-1948); General knowledge (contradicts, not looked up)',
  )
})

it('gives each source one BibTeX entry, escaped', () => {
  const { bibtex } = cite({
    citations: [
      { source: archigos },
      { locator: 'again', source: archigos },
      { source: lankov },
      { source: { title: 'A {brace} \\ ~^', url: 'https://x.example/{a}_b' } },
    ],
  })
  expect(bibtex).toBe(`@misc{archigos-4-1,
  author = {Goemans, H. E. and Gleditsch, K. S. and Chiozza, G.},
  title = {Archigos: A Data Set on Leaders 1875–2015},
  year = {2016},
  version = {4.1},
  doi = {10.1177/0022343308100719},
  url = {https://example.org/archigos}
}

@book{lankov,
  title = {Crisis in North Korea: 100\\% \\& more\\_or\\_less},
  publisher = {University of Hawai‘i Press},
  year = {2005}
}

@misc{A-brace-,
  title = {A \\{brace\\} \\textbackslash{} \\textasciitilde{}\\textasciicircum{}},
  url = {https://x.example/%7Ba%7D_b}
}`)
})

it('gives empty texts without citations', () => {
  expect(cite({ citations: [] })).toEqual({ text: '', bibtex: '' })
})
