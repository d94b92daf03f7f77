/** The folder with initdb and postgres, or undefined when PostgreSQL 15 or newer is not installed. */
export function postgresPrograms(): string | undefined

/** A PostgreSQL of our own with an empty database, gone when `stop` is called or this process ends. */
export function startPostgres(how: { durable: boolean }): Promise<{ url: string; stop(): Promise<void> }>
