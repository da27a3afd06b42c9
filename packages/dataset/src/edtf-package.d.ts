// The package has no types; these are the members edtf.ts uses.
declare module 'edtf' {
  /** Parses EDTF; throws on a syntax error. `min` and `max` are milliseconds since 1970, NaN outside what a Date holds. */
  export default function edtf(text: string): { type: string; min: number; max: number }
}
