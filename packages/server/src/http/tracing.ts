/** Traces for an OpenTelemetry collector: a span a request, with one below it a statement. Imported only when there is a collector. */
import { type Context, type HrTime, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import type { Answered } from './asked.ts'

export interface Tracing {
  record(answered: Answered): void
  /** Sends what has not been sent yet. */
  close(): Promise<void>
}

/** Spans are made when a request has been answered, with the times it noted: until then tracing costs nothing. */
export function openTracing(endpoint: string): Tracing {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` })
  const provider = new TracerProvider({
    resource: defaultResource().merge(resourceFromAttributes({ 'service.name': process.env.OTEL_SERVICE_NAME ?? 'annals' })),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  })
  const tracer = provider.getTracer('annals')
  return {
    record({ id, operation, executor, status, outcome, codes, started, ms, statements, traceparent }) {
      const attributes = {
        'graphql.operation.type': 'query',
        ...(operation === null ? {} : { 'graphql.operation.name': operation }),
        'http.response.status_code': status,
        'annals.request_id': id,
        'annals.executor': executor ?? 'none',
        ...(codes.length > 0 ? { 'annals.error_codes': codes.slice(0, 5) } : {}),
      }
      const name = operation === null ? 'query' : `query ${operation}`
      const span = tracer.startSpan(name, { kind: SpanKind.SERVER, startTime: at(started), attributes }, callersContext(traceparent))
      const below = trace.setSpan(ROOT_CONTEXT, span)
      for (const statement of statements)
        tracer
          .startSpan(
            'statement',
            { kind: SpanKind.CLIENT, startTime: at(statement.started), attributes: { 'db.system.name': 'postgresql' } },
            below,
          )
          .end(at(statement.started + statement.ms))
      if (outcome === 'failed') span.setStatus({ code: SpanStatusCode.ERROR })
      span.end(at(started + ms))
    },
    close: () => provider.shutdown(),
  }
}

/** A time of `performance.now()`, in seconds and nanoseconds since 1970. The SDK's own conversion differs from span to span. */
function at(ms: number): HrTime {
  const since1970 = performance.timeOrigin + ms
  return [Math.floor(since1970 / 1000), Math.round((since1970 % 1000) * 1e6)]
}

/** The context that a `traceparent` header names (W3C Trace Context, version 00). */
function callersContext(traceparent: string | null): Context {
  const [, traceId, spanId, flags] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(traceparent ?? '') ?? []
  if (!traceId || !spanId || !flags || /^0+$/.test(traceId) || /^0+$/.test(spanId)) return ROOT_CONTEXT
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true })
}
