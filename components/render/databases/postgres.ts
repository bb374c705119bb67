import { createHash, createHmac, pbkdf2Sync } from "node:crypto";
import { databaseServers } from "../../wiring/databases.ts";
import type { Plan } from "../../wiring/plan.ts";
import { sharesOf } from "./memory.ts";
import { keepScript, restoreScript } from "./safety.ts";
import type { Statements } from "./statements.ts";

const folder = "/etc/hearth-postgres";
const rounds = 4096;

/** Role whose members may come from one zone. */
function zoneRole(zone: string): string {
  return `zone.${zone}`;
}

/** Who may come in: an account from the network of its zone, to the database of its own role; the administrator from inside. */
function accessFile({ networks }: Plan): string {
  const zoned = networks
    .filter(({ kind }) => kind === "data")
    .map(({ name, subnet }) => `host samerole +"${zoneRole(name.replace(/-data$/, ""))}" ${subnet} scram-sha-256`);
  return `${["local all hearth trust", ...zoned].join("\n")}\n`;
}

/** Shares of the container's memory, as PostgreSQL's own documentation advises for a server of its own. */
function settingsFile(plan: Plan): string {
  const share = sharesOf(plan, "postgres", "MB");
  return `listen_addresses = '*'
hba_file = '${folder}/pg_hba.conf'
password_encryption = 'scram-sha-256'
max_connections = 100
shared_buffers = ${share(0.25)}
effective_cache_size = ${share(0.6)}
maintenance_work_mem = ${share(0.06)}
work_mem = ${share(0.01)}
log_timezone = 'UTC'
timezone = 'UTC'
log_checkpoints = off
`;
}

const keep = keepScript({
  list: `psql --no-psqlrc --quiet --tuples-only --no-align --username=hearth --dbname=postgres --command="SELECT datname FROM pg_database WHERE NOT datistemplate AND datname NOT IN (${databaseServers.postgres.own.map((name) => `'${name}'`).join(", ")}) AND datname NOT LIKE '%.%'"`,
  dump: 'pg_dump --username=hearth --format=custom --dbname="$name"',
});

/** It is restored beside the one that serves, which goes when the copy has proved whole. */
const restore = restoreScript({
  restore: `sql() { psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username=hearth "$@"; }
sql --dbname=postgres --command="DROP DATABASE IF EXISTS \\"$1.new\\" WITH (FORCE)" --command="CREATE DATABASE \\"$1.new\\" OWNER \\"$1\\""
pg_restore --username=hearth --no-owner --role="$1" --exit-on-error --dbname="$1.new" "$file"
sql --dbname="$1.new" --command="ALTER SCHEMA public OWNER TO \\"$1\\"; REVOKE ALL ON SCHEMA public FROM PUBLIC; REVOKE ALL ON DATABASE \\"$1.new\\" FROM PUBLIC"
sql --dbname=postgres --command="DROP DATABASE IF EXISTS \\"$1\\" WITH (FORCE)" --command="ALTER DATABASE \\"$1.new\\" RENAME TO \\"$1\\""`,
});

/** Files of PostgreSQL's configuration. */
export function postgresFiles(plan: Plan): Readonly<Record<string, string>> {
  return {
    "postgresql.conf": settingsFile(plan),
    "pg_hba.conf": accessFile(plan),
    "keep.sh": keep,
    "restore.sh": restore,
  };
}

/** RFC 5803. The salt is made of what is kept, so that the same password gives the same bytes in each preview. */
function scram(password: string, user: string): string {
  const salt = createHash("sha256").update(`salt of ${user}: ${password}`).digest().subarray(0, 16);
  const salted = pbkdf2Sync(password, salt, rounds, 32, "sha256");
  const keyed = (text: string): Buffer => createHmac("sha256", salted).update(text).digest();
  const stored = createHash("sha256").update(keyed("Client Key")).digest("base64");
  return `SCRAM-SHA-256$${String(rounds)}:${salt.toString("base64")}$${stored}:${keyed("Server Key").toString("base64")}`;
}

function roleIfMissing(name: string): string {
  return `SELECT 'CREATE ROLE "${name}" NOLOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${name}') \\gexec`;
}

/** PostgreSQL by its own client. An account is a member of the role that owns the database, and works as that role. */
export const postgresStatements: Statements = {
  client: [
    "psql",
    "--no-psqlrc",
    "--quiet",
    "--set=ON_ERROR_STOP=1",
    "--set=VERBOSITY=terse",
    "--username=hearth",
    "--dbname=postgres",
  ],
  verifier: scram,
  keepCopy: (...names) => ["sh", `${folder}/keep.sh`, ...names],
  restore: (name, ...copy) => ["sh", `${folder}/restore.sh`, name, ...copy],
  // A statement that fails would otherwise be in the server's log, verifier and all.
  open: ({ name, user, zone }, verifier) => `SET log_min_error_statement = panic;
${[zoneRole(zone), name, user].map(roleIfMissing).join("\n")}
SELECT 'CREATE DATABASE "${name}" OWNER "${name}"' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '${name}') \\gexec
ALTER ROLE "${user}" WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS INHERIT PASSWORD '${verifier}';
ALTER ROLE "${user}" SET role = '${name}';
GRANT "${name}", "${zoneRole(zone)}" TO "${user}";
REVOKE ALL ON DATABASE "${name}" FROM PUBLIC;
\\connect "${name}"
ALTER SCHEMA public OWNER TO "${name}";
REVOKE ALL ON SCHEMA public FROM PUBLIC;
`,
  closeOthers: ({ name, user }) => `\\connect "${name}"
SELECT format('ALTER ROLE %1$I NOLOGIN; REASSIGN OWNED BY %1$I TO "${name}"; DROP OWNED BY %1$I; DROP ROLE %1$I', rolname),
  format('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %L', rolname)
FROM pg_roles WHERE rolname ~ '^${name}[.]r[0-9]+$' AND rolname <> '${user}' \\gexec
`,
};
