import { bad, carrier, container, made, resource, type RuleCases, service } from "../case.ts";

const untouched = [made("a clean container", container()), made("a clean service", service())];
const word = "word-of-the-house";

/** Made of parts, so that no file of this project looks as if it held one. */
export const pem = `${["-----BEGIN", "PRIVATE", "KEY-----"].join(" ")}\n${"MIIE".repeat(20)}\n`;
export const token = `ghp_${"a1".repeat(18)}`;
const hash = `$2y$10$${"a1./".repeat(14).slice(0, 53)}`;
const base64 = (text: string) => Buffer.from(text).toString("base64");
const hexadecimal = (text: string) => Buffer.from(text).toString("hex");

const variable = (text: string) => bad(`the variable ${text}`, "envs[0]", container({ envs: [text] }));
const harmless = (text: string) => made(`the variable ${text}`, container({ envs: [text] }));
const runs = (command: string) => bad(command, "command", container({ command: ["sh", "-c", command] }));
const mayRun = (command: string) => made(command, container({ command: ["sh", "-c", command] }));
const upload = (content: string, permissions: string) => ({ file: "/hearth-carrier/file", content, permissions });

const asked = (...tests: string[]) => ({ ...container().props.healthcheck, tests });
const share = (o: string) =>
  resource("docker:index/volume:Volume", { driver: "local", driverOpts: { type: "cifs", o } });

function config(text: string) {
  return resource("docker:index/serviceConfig:ServiceConfig", { data: base64(text) });
}

/** Cases of the rules about texts that can be read in the engine. */
export const secretTextCases: readonly RuleCases[] = [
  {
    rule: "HS-080",
    violating: [
      ...[`DB_PASSWORD=${word}`, `dbPassword=${word}`, `MYSQL_PWD=${word}`, `SMTP_PASS=${word}`, `PGPASSWORD=${word}`],
      ...[`API_KEY=${word}`, `apikey=${word}`, `SENTRY_DSN=${word}`, `JWT_SECRET=${word}`, `app.secret-key=${word}`],
      ...[`AUTH_SALT=${word}`],
      ...[
        `AWS_SECRET_ACCESS_KEY=${word}`,
        `WIREGUARD_PRIVATE_KEY=${word}`,
        `BOTTOKEN=${word}`,
        `VAULT_SECRET_ID=${word}`,
      ],
      ...[`DB_PASSWORD_FILE=${word}`, `PASSWORD=$${word}`, `PASSWORD=\${X:-${word}}`, `TOKEN_TTL=${word}`],
    ]
      .map(variable)
      .concat(
        bad("a service", "taskSpec.containerSpec.env.DB_PASSWORD", service({ env: { DB_PASSWORD: word } })),
        bad("among others", "envs[1]", container({ envs: ["A=b", `ADMIN_TOKEN=${word}`] })),
      ),
    clean: [
      ...["DB_PASSWORD_FILE=/run/secrets/db", "TOKEN_TTL=1h30m", "MAX_TOKENS=4096", "PASSWORD_MIN_LENGTH=12"],
      ...["SESSION_TOKEN_LIFETIME=3600", "ENABLE_PASSWORD_LOGIN=true", "DB_PASSWORD=", "DB_PASSWORD", "PWD=/srv"],
      ...["SALT_ROUNDS=12", "SALTED=fish"],
      ...["GF_DATABASE_PASSWORD=$__file{/run/secrets/db}", "TOKEN_URL=https://id.lan/token", "KEYBOARD=de"],
      ...[
        "SECRETS=/run/secrets",
        "COMPASS=north",
        "MONKEY=ape",
        "AWS_ACCESS_KEY_ID_FILE=/run/secrets/id",
        "BYPASS=lan",
        "AUTHOR=me",
      ],
    ]
      .map(harmless)
      .concat(untouched),
    unknown: { subject: container({ envs: ["A=b"] }), path: ["envs"] },
  },
  {
    rule: "HS-081",
    violating: [
      ...[`URL=postgres://app:${word}@db/app`, `URL=redis://:${word}@cache:6379`, `URL=AMQP://u:12345@mq:5672/`],
      ...[
        `URL=postgres://u:wo/rd-of@db`,
        `OPTS=host=db password=${word}`,
        `URL=jdbc:mysql://db/a?user=u&password=${word}`,
        `STORE=Server=db;Uid=app;Pwd=${word};`,
      ],
      ...[`JAVA_OPTS=-Djavax.net.ssl.keyStorePassword=${word}`, `postgres://u:${word}@db/a?b=c`],
      ...[`HEADERS=Authorization: Bearer ${word}`, `URL=postgres://app:\${X:-${word}}@db/app`],
    ]
      .map(variable)
      .concat(
        ...[`PASSWORD=$(echo ${word}) app`, `PASSWORD="\${X:-${word}}" app`].map(runs),
        ...[`redis-server --requirepass ${word}`, `PGPASSWORD=${word} psql`, `app --api-key=${word}`].map(runs),
        ...[`curl -u me:${word} http://127.0.0.1/`, `mysqladmin ping -p${word}`, `redis-cli -a '${word}' ping`].map(
          runs,
        ),
        ...[`app --token "${word}"`, `curl -H 'X-Api-Key: ${word}' http://127.0.0.1`].map(runs),
        ...[`env OPTS=--password=${word} app`, `app --url=jdbc:mysql://db/a?password=${word}`].map(runs),
        ...[`app --password="${word}`, `app --set=a=b,db.password=${word}`].map(runs),
        bad("an option and its value", "entrypoints", container({ entrypoints: ["app", "--db-password", word] })),
        bad(
          "a health check",
          "healthcheck.tests",
          container({ healthcheck: asked("CMD", "app", `--password=${word}`) }),
        ),
        bad("a label", "labels[0]", container({ labels: [{ label: "url", value: `http://u:${word}@a/` }] })),
        bad("a log driver", "logOpts.splunk-token", container({ logOpts: { "splunk-token": word } })),
        bad("a share", "driverOpts.o", share(`addr=nas,username=u,password=${word}`)),
        bad(
          "a share of a mount",
          "mounts[0].volumeOptions.driverOptions",
          container({
            mounts: [{ type: "volume", target: "/a", volumeOptions: { driverOptions: { o: `password=${word}` } } }],
          }),
        ),
        bad("a service's words", "taskSpec.containerSpec.args", service({ args: ["--password", word] })),
        bad("a service's label", "labels[0]", service({}, {}, { labels: [{ label: "a", value: `password=${word}` }] })),
      ),
    clean: [
      ...["URL=http://db:8080/a@b", "URL=postgres://app@db/app", "URL=http://[::1]:8080/a@b", "GIT=ssh://git@host/a"],
      ...["URL=postgres://app:${DB_PASSWORD}@db/app", "PEERS=kafka://a:9092,b:9092/x@y", "A=b=c"],
    ]
      .map(harmless)
      .concat(
        ...[
          "PGPASSWORD=$(cat /run/secrets/db) psql",
          'psql "postgres://u:$PASS@db"',
          "app --password-file /run/secrets/a",
        ].map(mayRun),
        ...[
          "PASSWORD=$(head -c 32 /dev/urandom) app",
          "TOKEN=$1 app",
          "psql --no-password -U app",
          "curl -u me:$PASS http://127.0.0.1/",
          "mysql -p --user app",
          "cd /srv; PWD=/srv app",
        ].map(mayRun),
        made("a share for guests", share("addr=nas,guest,vers=3.0,uid=10001")),
        ...untouched,
      ),
    unknown: { subject: container({ envs: ["A=b"] }), path: ["envs"] },
  },
  {
    rule: "HS-082",
    violating: [
      ...[`KEY=${pem}`, `A=${token}`, `A=${base64(pem)}`, `A=${base64(base64(pem))}`, `A=${hexadecimal(pem)}`],
      ...[`A=x/${base64(`a: b\n${pem}`)}`, `A=${encodeURIComponent(pem)}`, `A=${hash}`, `${token}=a=b c`],
      `A=${base64(pem).replace(/.{40}/g, "$&\n")}`,
    ]
      .map(variable)
      .concat(
        bad("a command", "command", container({ command: ["app", token] })),
        bad("a key in pieces", "command", container({ command: pem.split(" ") })),
        bad("an entry point", "entrypoints", container({ entrypoints: ["app", token] })),
        bad("a health check", "healthcheck.tests", container({ healthcheck: asked("CMD", "app", token) })),
        bad("a label", "labels[0]", container({ labels: [{ label: "auth", value: `me:${hash}` }] })),
        bad("a log option", "logOpts.tag", container({ logOpts: { tag: token } })),
        bad("a file that all may read", "uploads[0].content", container({ uploads: [upload(pem, "0444")] })),
        bad("a file of the group", "uploads[0].content", container({ uploads: [upload(pem, "0440")] })),
        bad("a file of the usual mode", "uploads[0].content", container({ uploads: [{ file: "/a", content: pem }] })),
        bad(
          "a file in base64",
          "uploads[0].contentBase64",
          container({ uploads: [{ file: "/a", contentBase64: base64(pem) }] }),
        ),
        bad("a service", "taskSpec.containerSpec.env.A", service({ env: { A: token } })),
        bad("a volume", "driverOpts.o", share(token)),
      ),
    clean: [
      made("a secret of a carrier", { ...carrier, props: { ...carrier.props, uploads: [upload(pem, "0400")] } }),
      made("a file without secrets", container({ uploads: [upload("a: b", "0444")] })),
      harmless(`DIGEST=sha256:${"ab12".repeat(16)}`),
      harmless("CERT=-----BEGIN CERTIFICATE-----"),
      harmless("A=task-in-the-list-of-all-the-tasks-that-are-there"),
      ...untouched,
    ],
    unknown: { subject: container({ command: ["app"] }), path: ["command"] },
  },
];

/** Cases of the rule about configs. */
export const configCases: RuleCases = {
  rule: "HS-086",
  violating: [
    bad("a key", "data", config(pem)),
    bad("a token", "data", config(`a: ${token}`)),
    bad("a field of YAML", "data", config(`database:\n  - password: ${word}\n`)),
    bad("a field of JSON", "data", config(JSON.stringify({ db: { user: "app", password: word } }))),
    bad("a field of INI", "data", config(`[db]\napi_key = "${word}"\n`)),
    bad("an address", "data", config(`url: postgres://app:${word}@db/app`)),
    bad("a text", "dataRaw", resource("docker:index/serviceConfig:ServiceConfig", { dataRaw: pem })),
  ],
  clean: [
    made(
      "a file of settings",
      config("log: info\npassword_file: /run/secrets/db\ntoken_ttl: 1h\nurl: http://db:80/\n"),
    ),
    made("nothing", resource("docker:index/serviceConfig:ServiceConfig", {})),
  ],
  unknown: { subject: config("a: b"), path: ["data"] },
};
