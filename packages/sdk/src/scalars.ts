declare const edtf: unique symbol

/**
 * A date in Extended Date/Time Format, ISO 8601-2: `1950-06-25`, `1950-06`, `195X`, `1950~`, `[1950,1951]`. A string at run time; the mark
 * keeps it from being taken for a day, which is what `earliest` and `latest` are.
 */
export type EDTF = string & { readonly [edtf]: true }

/** A value that newer services may add to: handle the known ones, and have a branch for others. */
export type Open<Value extends string> = Value | (string & Record<never, never>)

/** Any value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** The scalars of the schema in TypeScript, for producers of typed documents such as gql.tada. */
export interface Scalars {
  ID: string
  Date: string
  DateTime: string
  EDTF: EDTF
  JSON: Json
}
