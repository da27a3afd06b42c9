FROM node:24-slim AS source
WORKDIR /annals
COPY . .

# A full install's `prepare` scripts build GraphiQL's page, for which a production install lacks the bundler, and the dataset's snapshot,
# with which the first embedded start takes seconds instead of half a minute.
FROM source AS build
RUN --mount=type=cache,target=/root/.npm npm ci

# The image brings its own Node 24, so the one that comes as an optional dependency stays out.
FROM source AS install
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --omit=optional --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 ANNALS_DATA_DIR=/data/pglite
WORKDIR /annals
# The workspace layout stays: Node strips types from packages/*, but not from copies under node_modules.
COPY --from=install /annals .
COPY --from=build /annals/packages/graphiql/dist packages/graphiql/dist
COPY --from=build /annals/packages/server/dist packages/server/dist
# The one place where the service writes, and only when its database is embedded: the rest may be read-only.
RUN install -d -o node -g node /data
VOLUME /data
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 4000}/health/live`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "packages/server/src/main.ts"]
