export { type Citable, type CitableSource, type Cited, cite } from './cite.ts'
export { type Client, type ClientOptions, createClient, type RequestOptions, type SeenResponse } from './client.ts'
export type { Rest, TypedDocument } from './document.ts'
export {
  AnnalsError,
  type AnswerError,
  type ErrorKinds,
  GraphQLResponseError,
  type GraphQLResponseErrorItem,
  HttpError,
  isAnnalsError,
  NetworkError,
  RateLimitError,
  TimeoutError,
} from './errors.ts'
export * from './generated/operations.ts'
export { type ConnectionItem, type ConnectionPath, type PaginateOptions, paginate } from './paginate.ts'
export type { EDTF, Json, Open, Scalars } from './scalars.ts'
export { type SubscribeOptions, subscribe } from './subscribe.ts'
