import { createHash } from "node:crypto";
import { databaseServers } from "../../wiring/databases.ts";
import type { Plan } from "../../wiring/plan.ts";
import { secretsFolder } from "../../wiring/secret-names.ts";
import { sharesOf } from "./memory.ts";
import { keepScript, restoreScript } from "./safety.ts";
import type { Statements } from "./statements.ts";

const folder = "/etc/mysql/conf.d";

/** Runs a program as root with the password from its file: never a word of a command, nor in an environment. */
const signedIn = `as_root() {
  program=$1
  shift
  "$program" --defaults-file=/dev/fd/3 --user=root "$@" 3<<END
[client]
password=$(cat ${secretsFolder}/admin)
END
}
`;

const client = `set -eu\n${signedIn}as_root mariadb --batch\n`;

/**
 * Becomes the server. Root's password is what the file says at each start, so that a rotation reaches it: the server itself keeps
 * the one before. Fact: MariaDB, --init-file; the folder lies in memory and is the server's alone.
 */
const start = `set -eu
umask 077
set -- mariadbd
if [ -d /var/lib/mysql/mysql ]; then
  printf "ALTER USER root@localhost IDENTIFIED BY '%s';\\n" "$(cat ${secretsFolder}/admin)" > /run/mysqld/admin.sql
  set -- "$@" --init-file=/run/mysqld/admin.sql
fi
exec docker-entrypoint.sh "$@"
`;

const whole = `tail -n 1 "$file.part" | grep -q '^-- Dump completed'`;

const keep = keepScript({
  before: signedIn,
  dump: 'as_root mariadb-dump --single-transaction --routines --events --triggers --add-drop-database --databases "$name"',
  list: `as_root mariadb --batch --skip-column-names --execute='SHOW DATABASES' | grep -vxE '${databaseServers.mariadb.own.join("|")}'`,
  check: whole,
});

const restore = restoreScript({
  before: signedIn,
  restore: `${whole.replace(".part", "")}\nas_root mariadb < "$file"`,
});

/** Files of MariaDB's configuration. Shares of the container's memory, as its own documentation advises. */
export function mariadbFiles(plan: Plan): Readonly<Record<string, string>> {
  const share = sharesOf(plan, "mariadb", "M");
  const settings = `[mariadbd]
character-set-server = utf8mb4
collation-server = utf8mb4_unicode_ci
bind-address = 0.0.0.0
skip-name-resolve
local-infile = 0
symbolic-links = 0
max_connections = 100
innodb_buffer_pool_size = ${share(0.5)}
innodb_log_file_size = ${share(0.12)}
innodb_flush_log_at_trx_commit = 1
tmp_table_size = ${share(0.03)}
max_heap_table_size = ${share(0.03)}
performance_schema = off
`;
  return { "hearth.cnf": settings, "start.sh": start, "client.sh": client, "keep.sh": keep, "restore.sh": restore };
}

/** What `mysql_native_password` keeps. Fact: MariaDB, PASSWORD(). */
function nativeHash(password: string): string {
  const once = createHash("sha1").update(password).digest();
  return `*${createHash("sha1").update(once).digest("hex").toUpperCase()}`;
}

/** A name in a pattern of GRANT, where an underscore stands for any character. */
function pattern(name: string): string {
  return name.replaceAll("_", String.raw`\_`);
}

/** MariaDB by its own client, as root through the socket. */
export function mariadbStatements(subnetOf: (zone: string) => string): Statements {
  const account = (user: string, zone: string): string => {
    const [base = "", prefix = ""] = subnetOf(zone).split("/");
    if (prefix !== "24") throw new Error(`MariaDB is told of networks by their mask, here /24: ${subnetOf(zone)}`);
    return `'${user}'@'${base}/255.255.255.0'`;
  };
  return {
    client: ["sh", `${folder}/client.sh`],
    verifier: nativeHash,
    keepCopy: (...names) => ["sh", `${folder}/keep.sh`, ...names],
    restore: (name, ...copy) => ["sh", `${folder}/restore.sh`, name, ...copy],
    open: ({ name, user, zone }, verifier) => `CREATE DATABASE IF NOT EXISTS \`${name}\`;
CREATE USER IF NOT EXISTS ${account(user, zone)} IDENTIFIED VIA mysql_native_password USING '${verifier}';
ALTER USER ${account(user, zone)} IDENTIFIED VIA mysql_native_password USING '${verifier}' ACCOUNT UNLOCK;
GRANT ALL PRIVILEGES ON \`${pattern(name)}\`.* TO ${account(user, zone)};
`,
    closeOthers: ({ name, user, zone }) => `DELIMITER //
BEGIN NOT ATOMIC
  FOR other IN (SELECT user, host FROM mysql.user WHERE user REGEXP '^${name}[.]r[0-9]+$') DO
    IF CONCAT(QUOTE(other.user), '@', QUOTE(other.host)) <> ${JSON.stringify(account(user, zone))} THEN
      EXECUTE IMMEDIATE CONCAT('DROP USER ', QUOTE(other.user), '@', QUOTE(other.host));
      IF other.user <> '${user}' THEN EXECUTE IMMEDIATE CONCAT('KILL USER ', QUOTE(other.user)); END IF;
    END IF;
  END FOR;
END//
DELIMITER ;
`,
  };
}
