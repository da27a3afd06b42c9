/** Reads the reference files as their publishers ship them: any line end, UTF-8 or cp1252, untidy headers, codes instead of blanks. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

export type Row = Record<string, string>

/** The file's rows by trimmed column name. Throws when the folder has no such file. */
export async function readTable(folder: string, file: string): Promise<Row[]> {
  return parseTable(await readFile(join(folder, file)))
}

function parseTable(bytes: Uint8Array): Row[] {
  const text = decode(bytes).replace(/\r\n?/g, '\n')
  return parse(text, {
    bom: true,
    columns: (names: string[]) => names.map((name, i) => name.trim() || `column ${i + 1}`),
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  })
}

/** UTF-8 where it is that; one stray byte of another encoding makes the whole file cp1252. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const missing = new Set(['', '?', 'NA', '-6', '-7', '-8', '-9', '-99', '-666', '-777', '-888', '-999'])

/** The cell's text, undefined when it is blank or one of the codes that say so. */
export function cell(row: Row, column: string): string | undefined {
  const text = row[column]
  return text === undefined || missing.has(text) ? undefined : text
}

/** The cell as a number, undefined when it holds none. */
export function numeric(row: Row, column: string): number | undefined {
  const text = cell(row, column)
  const value = text === undefined ? Number.NaN : Number(text)
  return Number.isFinite(value) && value >= 0 ? value : undefined
}

/** The codes of a cell that lists several: `651,  645,  663`. */
export function codes(row: Row, column: string): number[] {
  return (cell(row, column) ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => /^\d+$/.test(part))
    .map(Number)
}
