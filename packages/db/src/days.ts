/** PostgreSQL has no day before 4713 BC. */
export const firstYear = -4712

/** A day as PostgreSQL writes it: ISO 8601 with an astronomical year (`-000043-03-15`) becomes `0044-03-15 BC`; infinities stay. */
export function postgresDay(day: string): string {
  const [, year = '', rest = ''] = /^([+-]?\d+)(-\d\d-\d\d)$/.exec(day) ?? []
  if (year === '' || Number(year) > 0) return day
  return `${String(1 - Number(year)).padStart(4, '0')}${rest} BC`
}
