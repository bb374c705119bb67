import type { Subject } from "./judged.ts";
import { hasRole, type Settings } from "./settings.ts";
import { isLasting } from "./structure.ts";
import type { Workload } from "./workload.ts";

/** Names that images of databases and caches have in any registry. */
const databases = new Set([
  ...[
    "postgres",
    "postgresql",
    "postgis",
    "pgvector",
    "pgvecto-rs",
    "vchord-postgres",
    "timescaledb",
    "timescaledb-ha",
  ],
  ...["mariadb", "mysql", "mysql-server", "percona", "percona-server", "mariadb-galera", "postgresql-repmgr", "spilo"],
  ...["redis", "redis-stack-server", "valkey", "keydb", "dragonfly", "memcached", "redict", "garnet"],
  ...["mongo", "mongodb", "mongodb-community-server", "ferretdb", "couchdb", "couchbase", "cassandra", "scylla"],
  ...["influxdb", "influxdb3-core", "clickhouse", "clickhouse-server", "neo4j", "arangodb", "rethinkdb", "etcd"],
  ...["elasticsearch", "opensearch", "cockroach", "surrealdb", "mssql-server"],
]);

/** Names that images of BitTorrent clients have in any registry. */
const downloaders = new Set([
  ...["qbittorrent", "qbittorrent-nox", "qbittorrent-libtorrentv1", "transmission", "deluge", "rtorrent"],
  ...["rutorrent", "rtorrent-rutorrent", "aria2", "aria2-pro"],
]);

/** Last part of an image's repository, such as `postgres` of `localhost:5000/library/postgres:17@sha256:...`. */
function shortName(image: string): string {
  const [repository = ""] = image.trim().split("@");
  return (repository.split("/").at(-1) ?? "").replace(/:.*$/, "").toLowerCase();
}

function is(role: "database" | "downloader", names: ReadonlySet<string>) {
  return (workload: Workload, settings: Settings): boolean =>
    hasRole(settings, workload.name, role) || names.has(shortName(workload.image().value ?? ""));
}

/** Whether a workload is a database or a cache: by its role in the pack's configuration, or by its image's name. */
export const isDatabase = is("database", databases);

/** Whether a workload is a download client that must not be seen: by its role, or by its image's name. */
export const isDownloader = is("downloader", downloaders);

/** Whether a container is to run for good: neither its structure nor its role says that it ends. */
export function runsForGood({ name, props }: Subject<"docker:index/container:Container">, settings: Settings): boolean {
  return !hasRole(settings, name, "job") && isLasting(props);
}
