/** Programs that keep databases for others. */
export const databaseEngines = ["postgres", "mariadb", "redis"] as const;

/** One of {@link databaseEngines}. */
export type DatabaseEngine = (typeof databaseEngines)[number];
