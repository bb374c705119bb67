import { mariadb } from "../../../components/catalogue/data/mariadb.ts";
import { postgres } from "../../../components/catalogue/data/postgres.ts";
import { redis } from "../../../components/catalogue/data/redis.ts";
import type { DatabaseEngine } from "../../../components/site/database-engines.ts";
import { hostOf } from "../../../tools/engine/docker/engine.ts";
import type { Finished } from "../../../tools/shared/run.ts";
import { docker, tryDocker } from "./engine.ts";
import { ground } from "./layout.ts";
import { mainContainers } from "./notes.ts";
import { type Watch, watchProgram } from "./watch.ts";

/** Who comes to a database; what is absent is what the container was given. */
export interface Visitor {
  readonly user?: string;
  readonly password?: string;
  readonly name?: string;
}

/** How the tests speak as an application to one kind of database, with the client of its own image. */
export interface DatabaseClient {
  /** Image with the client. */
  readonly image: string;
  /** Shell script that does what `$1` says; HOST, USER, NAME and PASSWORD are set. */
  readonly run: string;
  /** Adds a row; the text holds letters and digits only. */
  readonly add: (name: string, text: string) => string;
  /** Shell script that writes number after number, each committed by itself, and prints each that the server has acknowledged. */
  readonly flood: string;
  /** Gives how many numbers there are, and the greatest where that may be another. */
  readonly flooded: (name: string) => string;
  /** Program in the server's own container that fails when what is on the disk is not sound. */
  readonly sound: readonly string[];
  /** What programs do besides reading and writing. */
  readonly usual: (name: string) => readonly string[];
  /** What only an administrator may do. */
  readonly administer: readonly string[];
  /** Removes every row. */
  readonly clear: (name: string) => string;
  /** Gives all rows in their order, one a line. */
  readonly all: (name: string) => string;
  /** Signs in and does nothing, through the address in the file. */
  readonly byUrl: string;
  /** Whether the server itself tells where a visitor comes from. Redis' accounts know no addresses. */
  readonly knowsZones: boolean;
}

/** One for each engine. */
export const databaseClients: Readonly<Record<DatabaseEngine, DatabaseClient>> = {
  postgres: {
    image: postgres.spec.image,
    run: 'PGPASSWORD=$PASSWORD exec psql -X -q -A -t -v ON_ERROR_STOP=1 -h "$HOST" -U "$USER" -d "$NAME" -c "$1"',
    add: (_, text) =>
      `create table if not exists rows (id serial primary key, v text); insert into rows (v) values ('${text}')`,
    flood:
      '{ echo "create table if not exists flood (n int primary key);"; seq 1 1000000 | sed "s/.*/insert into flood values (&) returning n;/"; } | PGPASSWORD=$PASSWORD psql -X -q -A -t -v ON_ERROR_STOP=1 -h "$HOST" -U "$USER" -d "$NAME"',
    flooded: () => "select count(*) || ' ' || max(n) from flood",
    sound: ["pg_amcheck", "--username=hearth", "--all", "--install-missing", "--heapallindexed"],
    usual: () => ["create schema other", "create temporary table t (n int)", "create index on rows (v)"],
    administer: [
      "create role intruder superuser login",
      "create database intruder",
      "alter system set work_mem = '1GB'",
    ],
    clear: () => "delete from rows",
    all: () => "select v from rows order by id",
    byUrl: 'exec psql -X -q -A -t "$(cat /run/secrets/database-url)" -c "select 1"',
    knowsZones: true,
  },
  mariadb: {
    image: mariadb.spec.image,
    run: 'MYSQL_PWD=$PASSWORD exec mariadb --no-defaults -N -B -h "$HOST" -u "$USER" -e "$1" "$NAME"',
    add: (_, text) =>
      `create table if not exists \`rows\` (id int auto_increment primary key, v text); insert into \`rows\` (v) values ('${text}')`,
    flood:
      '{ echo "create table if not exists flood (n int primary key);"; seq 1 1000000 | sed "s/.*/insert into flood values (&) returning n;/"; } | MYSQL_PWD=$PASSWORD mariadb --no-defaults -N -B -n -h "$HOST" -u "$USER" "$NAME"',
    flooded: () => "select concat(count(*), ' ', max(n)) from flood",
    sound: [
      "sh",
      "-c",
      'MYSQL_PWD=$(cat /run/secrets/admin) && export MYSQL_PWD && said=$(mariadb-check --no-defaults --user=root --all-databases --extended) && ! echo "$said" | grep -v "OK$"',
    ],
    usual: () => ["create temporary table t (n int)", "create index v on `rows` (v(9))", "show tables"],
    administer: [
      "create user intruder",
      "create database intruder",
      "set global max_connections = 1",
      "select user from mysql.user",
    ],
    clear: () => "delete from `rows`",
    all: () => "select v from `rows` order by id",
    byUrl:
      'u=$(cat /run/secrets/database-url); u=${u#mysql://}; p=${u#*:}; MYSQL_PWD=${p%%@*}; export MYSQL_PWD; h=${u#*@}; exec mariadb --no-defaults -N -B -h "${h%%:*}" -u "${u%%:*}" -e "select 1" "${h#*/}"',
    knowsZones: true,
  },
  redis: {
    image: redis.spec.image,
    run: 'REDISCLI_AUTH=$PASSWORD exec redis-cli -e --no-auth-warning --user "$USER" -h "$HOST" $1',
    add: (name, text) => `RPUSH ${name}:rows ${text}`,
    flood:
      'seq 1 1000000 | sed "s/.*/RPUSH $NAME:flood &/" | REDISCLI_AUTH=$PASSWORD timeout 6 redis-cli --no-auth-warning --user "$USER" -h "$HOST"',
    flooded: (name) => `LLEN ${name}:flood`,
    sound: ["sh", "-c", 'for file in /data/appendonlydir/*.manifest; do redis-check-aof "$file" || exit 1; done'],
    usual: (name) => [
      ...["INFO server", "CLIENT SETNAME app", "HELLO 3", "SELECT 0", `PUBLISH ${name}:news 1`, `SET ${name}:k 1 EX 9`],
      ...[`HSCAN ${name}:h 0`, `XADD ${name}:log 1-1 a b`, `EVAL return(redis.call('GET',KEYS[1])) 1 ${name}:k`],
    ],
    administer: [
      ...["CONFIG GET maxmemory", "ACL LIST", "FLUSHALL", "DEBUG SLEEP 0"],
      // What would show or change what is another's.
      ...["SCAN 0", "KEYS a", "RANDOMKEY", "DBSIZE", "EVAL return(redis.call('SCAN',0)) 0", "PUBSUB CHANNELS"],
      ...["CLIENT TRACKING on BCAST", "CLIENT LIST", "FUNCTION LIST", "FUNCTION FLUSH", "SCRIPT FLUSH", "MONITOR"],
    ],
    clear: (name) => `DEL ${name}:rows`,
    all: (name) => `LRANGE ${name}:rows 0 -1`,
    byUrl: 'exec redis-cli -e --no-auth-warning -u "$(cat /run/secrets/database-url)" PING',
    knowsZones: false,
  },
};

const around = `HOST=$DATABASE_HOST USER=\${AS_USER:-$DATABASE_USER} NAME=\${AS_NAME:-$DATABASE_NAME}
PASSWORD=\${AS_PASSWORD:-$(cat /run/secrets/database)}
export HOST USER NAME PASSWORD
`;

/** A custom entry that has a database and does nothing but keep it; it is well while it can sign in. */
export function keeperOf(engine: DatabaseEngine, more: Readonly<Record<string, unknown>> = {}) {
  const { image, byUrl } = databaseClients[engine];
  return {
    image,
    port: 8080,
    auth: "none",
    database: engine,
    command: ["sh", "-c", "while :; do sleep 3600 & wait; done"],
    check: ["sh", "-c", byUrl],
    env: { DATABASE_HOST: "{database.host}", DATABASE_USER: "{database.user}", DATABASE_NAME: "{database.name}" },
    memory: "128MiB",
    ...more,
  };
}

/** Floods a database from inside a service's container until the server goes; the numbers that it acknowledged. */
export async function flood(container: string, engine: DatabaseEngine): Promise<readonly number[]> {
  const { stdout } = await tryDocker("exec", container, "sh", "-c", around + databaseClients[engine].flood);
  return stdout
    .split("\n")
    .filter((line) => /^\d+$/.test(line))
    .map(Number);
}

/** Writes row after row from inside a service's container, each on a connection of its own, and watches how long none is taken. */
export function watchWriting(container: string, engine: DatabaseEngine): Watch {
  const { run, add } = databaseClients[engine];
  const statement = add("$NAME", "watched").replaceAll("`", "\\`");
  const script = `${around}end=/tmp/watched
rm -f $end
write() ( ${run} )
while [ ! -e $end ]; do
  if write "${statement}" > /dev/null 2>&1; then echo ok; else echo no; fi
  sleep 0.05
done`;
  return watchProgram(
    ["docker", "--host", hostOf(ground().layout), "exec", container, "sh", "-c", script],
    async () => {
      await docker("exec", container, "touch", "/tmp/watched");
    },
  );
}

/** Asks a database from inside a service's container. Passwords go through the environment of the one process. */
export async function askDatabase(
  stack: string,
  service: string,
  engine: DatabaseEngine,
  what: string,
  { user, password, name }: Visitor = {},
): Promise<Finished> {
  const container = (await mainContainers(stack))[service];
  if (container === undefined) throw new Error(`${service} does not run`);
  const given = { AS_USER: user, AS_PASSWORD: password, AS_NAME: name };
  const env = Object.entries(given).flatMap(([key, value]) =>
    value === undefined ? [] : ["--env", `${key}=${value}`],
  );
  return await tryDocker("exec", ...env, container, "sh", "-c", around + databaseClients[engine].run, "ask", what);
}

/** As {@link askDatabase}; its answer. Throws when it is refused. */
export async function answered(
  stack: string,
  service: string,
  engine: DatabaseEngine,
  what: string,
  visitor: Visitor = {},
): Promise<string> {
  const { code, stdout, stderr } = await askDatabase(stack, service, engine, what, visitor);
  if (code !== 0) throw new Error(`${service}: ${stdout}${stderr}`);
  return stdout.trim();
}
