import { waive } from "../decide.ts";
import { defineService } from "../define.ts";
import { files } from "./wordpress/files.ts";

const page = "http://127.0.0.1:8080/wp-login.php";

/** A weblog. Its program stays in the image, read-only; themes, plugins and pictures are its data. Facts: docker-library/wordpress. */
export const wordpress = defineService(
  {
    name: "wordpress",
    title: "WordPress",
    purpose: "a weblog, with pages and pictures",
    zone: "apps",
    image: "docker.io/library/wordpress:7.1@sha256:65919a9ca10940feb10d9400fead0d639bf86241f47c91e2b9ea4703aa8452cf",
    command: ["sh", "/etc/hearth-wordpress/start.sh"],
    route: { host: "blog", port: 8080, reach: "internet", auth: waive("public pages; it has its own sign-in") },
    database: { engine: "mariadb", keep: { every: "day", days: 30 } },
    cache: { engine: "redis" },
    volumes: { content: { mount: "/var/lib/wordpress", tier: "hot", keep: { every: "day", days: 30 } } },
    secrets: {
      admin: { length: 32, fileVariable: "WORDPRESS_ADMIN_PASSWORD_FILE" },
      salt: { length: 64, fileVariable: "WORDPRESS_SALT_FILE" },
    },
    configuration: { mount: "/etc/hearth-wordpress", files },
    metrics: waive("it has none"),
    logs: "plain",
    health: { test: ["curl", "-fsS", "-o", "/dev/null", page], path: "/wp-login.php", every: "10s", start: "2m" },
    internet: { needed: "gets themes, plugins and their updates" },
    budget: { memory: "512MiB", cores: 1 },
    scratch: ["/run/wordpress"],
  },
  ({ url, database, cache }) => ({
    WORDPRESS_URL: url,
    WORDPRESS_DB_HOST: `${database.host}:${String(database.port)}`,
    WORDPRESS_DB_NAME: database.name,
    WORDPRESS_DB_USER: database.user,
    WORDPRESS_DB_PASSWORD_FILE: database.passwordFile,
    WORDPRESS_CACHE_HOST: `${cache.host}:${String(cache.port)}`,
    WORDPRESS_CACHE_NAME: cache.name,
    WORDPRESS_CACHE_USER: cache.user,
    WORDPRESS_CACHE_PASSWORD_FILE: cache.passwordFile,
    // Where no name of the Internet can be found, each page that asks for news waits 2 s for it and not 10. Fact: resolv.conf(5).
    RES_OPTIONS: "timeout:2 attempts:1",
  }),
);
