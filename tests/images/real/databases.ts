import { createHash, randomBytes } from "node:crypto";
import type { Database } from "./database.ts";

/** Of every sign that a shell or a query could take for its own. */
const password = `${randomBytes(9).toString("hex")} '"\\;$(x)`;
const passwordFile = "/run/secrets/password";

const redisCli = ["redis-cli", "-e", "--user", "app", "--no-auth-warning", "-a", password] as const;
const sql = (statement: string) => ["psql", "-U", "hearth", "-v", "ON_ERROR_STOP=1", "-A", "-t", "-c", statement];
const mariadb = ["mariadb", "-u", "root", `-p${password}`, "--batch", "--skip-column-names"] as const;

/** Pages 64 to 191 of the system tablespace are the doublewrite buffer: copies of other pages, under their own numbers. */
const innodbPages = `cd /var/lib/mysql
innochecksum --end-page=63 ibdata1
innochecksum --start-page=192 ibdata1
for file in */*.ibd; do innochecksum "$file"; done`;

/** The databases that can be built, each with a setting of its own, so that its configuration is seen to count. */
export const databases: readonly Database[] = [
  {
    name: "postgres",
    image:
      "docker.io/library/postgres:18.6-alpine@sha256:77f585114c32fbca283dc835b0596f4e52b51b4c6662d7810b2f4084f60a1873",
    data: "/var/lib/postgresql",
    scratch: ["/var/run/postgresql"],
    environment: {
      PGDATA: "/var/lib/postgresql/18/docker",
      POSTGRES_USER: "hearth",
      POSTGRES_PASSWORD_FILE: passwordFile,
      POSTGRES_INITDB_ARGS: "--data-checksums",
    },
    files: { [passwordFile]: `${password}\n` },
    command: ["postgres", "-c", "shared_buffers=32MB", "-c", "max_connections=42"],
    health: "pg_isready -U hearth -d hearth",
    write: sql("CREATE TABLE t AS SELECT current_setting('max_connections')::int AS a"),
    read: sql("SELECT a FROM t"),
    stranger: ["psql", "-U", "hearth", "-h", "127.0.0.1", "-w", "-c", "SELECT 1"],
    sound: [
      ["pg_amcheck", "-U", "hearth", "--all", "--install-missing", "--heapallindexed"],
      ["env", `PGPASSWORD=${password}`, ...sql("SELECT 1"), "-h", "127.0.0.1", "-w"],
      ["sh", "-c", "pg_dump -U hearth -Fc hearth | pg_restore --list | grep -q 'TABLE DATA public t'"],
      ["sh", "-c", 'test "$(psql -U hearth -A -t -c "SHOW data_checksums" -c "SHOW server_encoding")" = "on\nUTF8"'],
    ],
    soundAtRest: ["pg_checksums", "--check"],
    moments: [
      "18/docker/.first-start",
      "18/docker/.first-start/global/pg_control",
      "18/docker/.first-start/base/5",
      "18/docker/PG_VERSION",
    ],
    whole: "18/docker/PG_VERSION",
    older: [],
  },
  {
    name: "mariadb",
    image: "docker.io/library/mariadb:11.8.9@sha256:2d2f4095530294735a857cfe22bb101e19b0849b416911c796ec4aa81b164a62",
    data: "/var/lib/mysql",
    scratch: ["/run/mysqld"],
    environment: { MARIADB_ROOT_PASSWORD_FILE: passwordFile, MARIADB_AUTO_UPGRADE: "1" },
    files: {
      [passwordFile]: `${password}\n`,
      "/etc/mysql/conf.d/hearth.cnf": "[mariadbd]\nmax-connections = 42\ninnodb-buffer-pool-size = 32M\n",
    },
    command: [],
    health: "healthcheck.sh --connect --innodb_initialized",
    write: [...mariadb, "-e", "CREATE DATABASE d; CREATE TABLE d.t AS SELECT @@max_connections AS a"],
    read: [...mariadb, "-e", "SELECT a FROM d.t"],
    stranger: ["mariadb", "-u", "root", "-e", "SELECT 1"],
    sound: [
      ["mariadb-check", "-u", "root", `-p${password}`, "--all-databases", "--extended", "--silent"],
      ["mariadb-admin", "-u", "root", `-p${password}`, "-h", "127.0.0.1", "ping"],
      [
        "mariadb-dump",
        "-u",
        "root",
        `-p${password}`,
        "--single-transaction",
        "--all-databases",
        "--result-file=/dev/null",
      ],
      [...mariadb, "-e", "SELECT CONVERT_TZ(NOW(), 'UTC', 'Europe/Berlin') + 0"],
    ],
    soundAtRest: ["sh", "-euc", innodbPages],
    moments: [
      ".first-start",
      ".first-start/ibdata1",
      ".first-start/mysql/global_priv.frm",
      ".first-start/.my-healthcheck.cnf",
      "mysql",
    ],
    whole: "mysql",
    older: [
      {
        what: "renews the system tables and the health account, and keeps a copy of the tables",
        files: { mysql_upgrade_info: "10.5.29-MariaDB" },
        gone: [".my-healthcheck.cnf"],
        leaves: ["system_mysql_backup_10.5.sql.gz"],
      },
      { what: "gives data that has none a health account", files: {}, gone: [".my-healthcheck.cnf"], leaves: [] },
    ],
  },
  {
    name: "redis",
    image:
      "docker.io/library/redis:8.10.2-alpine@sha256:72cedd9603038893af961e90ac5e1a1a0d8377d5e338dbdad8fe284ea25de18f",
    data: "/data",
    scratch: [],
    environment: {},
    files: {
      "/usr/local/etc/redis/redis.conf":
        "appendonly yes\naclfile /usr/local/etc/redis/users.acl\nhz 42\nprotected-mode no\n",
      "/usr/local/etc/redis/users.acl": [
        "user default on nopass -@all +ping",
        `user app on #${createHash("sha256").update(password).digest("hex")} ~* &* +@all`,
        "",
      ].join("\n"),
    },
    command: ["redis-server", "/usr/local/etc/redis/redis.conf"],
    health: "redis-cli -e ping",
    write: ["sh", "-c", '"$@" set a "$("$@" config get hz | tail -n 1)"', "write", ...redisCli],
    read: [...redisCli, "get", "a"],
    stranger: ["redis-cli", "-e", "get", "a"],
    sound: [["sh", "-c", '"$@" info persistence | grep -q aof_last_write_status:ok', "sound", ...redisCli]],
    soundAtRest: ["sh", "-c", "redis-check-aof /data/appendonlydir/appendonly.aof.manifest"],
    moments: ["appendonlydir", "appendonlydir/appendonly.aof.manifest"],
    whole: "appendonlydir/appendonly.aof.manifest",
    older: [],
  },
];
