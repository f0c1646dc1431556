/** The roles web and worker take after they connect. Neither owns a table. */
export type Role = 'langnghe_app' | 'langnghe_worker'

/**
 * A database address split for `pg`: what `?options=` says is kept, and the role is set by the server as it accepts the
 * connection, without a round trip. (Behind PgBouncer list `options` under `ignore_startup_parameters` never: connect directly.)
 */
export function withRole(url: string, role?: Role): { connectionString: string; options?: string } {
  const address = new URL(url)
  const given = address.searchParams.get('options')
  address.searchParams.delete('options')
  const options = [given, role && `-c role=${role}`].filter(Boolean).join(' ')
  return options ? { connectionString: address.href, options } : { connectionString: address.href }
}

/** The address without its password, for messages and logs. */
export function withoutPassword(url: string): string {
  const address = new URL(url)
  address.password = ''
  address.search = ''
  return address.href
}
