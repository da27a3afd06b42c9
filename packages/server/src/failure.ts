/** What a command says when it cannot go on: what is wrong and how to mend it, or all there is when it is unexpected. */

/** Errors whose message says both. By name, so that no command imports what it does not use. */
const explained = new Set(['SettingsError', 'DatasetError', 'DataDirectoryError', 'UnknownKey', 'GraphQLError'])

/** Codes of the system and of PostgreSQL. */
const mends: [RegExp, string][] = [
  [
    /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|08...|57P0.)$/,
    'PostgreSQL does not answer at DATABASE_URL. Start it, or leave DATABASE_URL out for the embedded database.',
  ],
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'Mend the host that DATABASE_URL or HOST names.'],
  [/^28...$/, 'Mend the user and password in DATABASE_URL.'],
  [/^3D000$/, 'Create it with locale C.UTF-8 (docs/operations.md).'],
  [/^42501$/, 'The user of DATABASE_URL needs a database of its own (docs/operations.md).'],
  [/^EADDRINUSE$/, 'Another process listens there; stop it, or set PORT.'],
  [/^EADDRNOTAVAIL$/, 'This machine has no such address; mend HOST.'],
  [/^EACCES$/, 'This user may not listen there; set PORT.'],
]

export function told(error: unknown): unknown {
  const { code, message, name } = error as NodeJS.ErrnoException
  if (explained.has(name)) return message
  const mend = mends.find(([codes]) => codes.test(String(code)))?.[1]
  // Node tells a refused connection to several addresses by a code alone.
  return mend === undefined ? error : `${message || code}\n${mend}`
}
