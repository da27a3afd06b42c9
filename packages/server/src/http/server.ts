import { createServer, type RequestListener, type Server } from 'node:http'

/**
 * Node's server for the service. A request that is not whole in time ends with 408: a client that sends slowly holds a connection only.
 * HEAD is answered as GET is; Node, which knows by then, leaves the body out.
 */
export function httpServer(service: RequestListener, requestTimeout = 30_000): Server {
  return createServer(
    { requestTimeout, headersTimeout: requestTimeout, connectionsCheckingInterval: Math.min(requestTimeout, 1000) },
    (request, response) => {
      if (request.method === 'HEAD') request.method = 'GET'
      service(request, response)
    },
  )
}
