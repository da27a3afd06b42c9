import { GraphQLResponseError, type GraphQLResponseErrorItem, HttpError, RateLimitError } from './errors.ts'

/** The data of a whole answer; throws the error that it tells of. */
export function readAnswer<Result>(response: Response, text: string): Result {
  const { status, headers, ok } = response
  const heard = { status, requestId: headers.get('x-request-id'), retryAt: timeOf(headers.get('retry-after')) }
  if (status === 429) throw new RateLimitError(heard)
  let answer: { data?: unknown; errors?: unknown } | null | undefined
  try {
    answer = JSON.parse(text)
  } catch {
    // A page, or half an answer; it is not quoted, since nobody knows what is in it.
  }
  const errors = Array.isArray(answer?.errors) ? answer.errors.filter(isItem) : []
  if (errors.length > 0) throw new GraphQLResponseError(errors, answer?.data, heard)
  if (!ok || typeof answer?.data !== 'object' || answer.data === null) throw new HttpError(heard)
  return answer.data as Result
}

const isItem = (item: unknown): item is GraphQLResponseErrorItem => typeof (item as { message?: unknown } | null)?.message === 'string'

/** The time that a Retry-After names, in seconds from now or as a date. */
function timeOf(retryAfter: string | null): Date | null {
  if (retryAfter === null) return null
  const time = new Date(/^\s*\d+\s*$/.test(retryAfter) ? Date.now() + Number(retryAfter) * 1000 : retryAfter)
  return Number.isNaN(time.getTime()) ? null : time
}
