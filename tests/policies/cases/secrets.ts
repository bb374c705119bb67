import type { Inputs } from "../../../policies/judged.ts";
import { bad, carrier, container, made, resource, type RuleCases, service } from "../case.ts";
import { configCases, secretTextCases } from "./secret-texts.ts";

const untouched = [made("a clean container", container()), made("a clean service", service())];
const variable = (text: string) => bad(`the variable ${text}`, "envs[0]", container({ envs: [text] }));
const file = { secretId: "id", fileName: "/run/secrets/db", fileUid: "10001", fileMode: 0o400 };

function password(change: Partial<Inputs["random:index/randomPassword:RandomPassword"]> = {}) {
  return resource("random:index/randomPassword:RandomPassword", { length: 32, special: false, ...change });
}

/** A provider as the engine shows it: its lists are texts of JSON. */
function provider(logins: readonly Readonly<Record<string, unknown>>[] | string | undefined) {
  const registryAuth = typeof logins === "object" ? JSON.stringify(logins) : logins;
  const props = { host: "unix:///var/run/docker.sock", ...(registryAuth === undefined ? {} : { registryAuth }) };
  return resource("pulumi:providers:docker", props as unknown as Inputs["pulumi:providers:docker"]);
}

function mounted(target: string, readOnly?: boolean) {
  const mount = { type: "volume", source: "demo", target };
  return container({ mounts: [readOnly === undefined ? mount : { ...mount, readOnly }] });
}

/** Cases of the rules about secrets. */
export const secretCases: readonly RuleCases[] = [
  ...secretTextCases,
  {
    rule: "HS-083",
    violating: [
      bad("a folder that can be written", "mounts[0].readOnly", mounted("/run/secrets", false)),
      bad("by the usual", "mounts[0].readOnly", mounted("/var/run/secrets/db")),
      bad("by a detour", "mounts[0].readOnly", mounted("/etc/../run/secrets/")),
      bad("a file by its name", "mounts[0].readOnly", mounted("/etc/app/db_password")),
      bad(
        "in the older way",
        "volumes[0].readOnly",
        container({ volumes: [{ volumeName: "demo", containerPath: "/run/secrets" }] }),
      ),
      bad(
        "a service's mount",
        "taskSpec.containerSpec.mounts[0]",
        service({ mounts: [{ type: "volume", source: "demo", target: "/run/secrets" }] }),
      ),
      ...[0o444, 0o440, 400, 0o600].map((fileMode) =>
        bad(
          `mode ${String(fileMode)}`,
          "taskSpec.containerSpec.secrets[0].fileMode",
          service({ secrets: [{ ...file, fileMode }] }),
        ),
      ),
      bad(
        "the usual mode",
        "taskSpec.containerSpec.secrets[0].fileMode",
        service({ secrets: [{ secretId: "id", fileName: "a", fileUid: "10001" }] }),
      ),
      bad(
        "another's",
        "taskSpec.containerSpec.secrets[0].fileUid",
        service({ secrets: [{ ...file, fileUid: "10002" }] }),
      ),
      bad(
        "root's, of a user by name",
        "taskSpec.containerSpec.secrets[0].fileUid",
        service({ user: "app", secrets: [{ ...file, fileUid: "0" }] }),
      ),
    ],
    clean: [
      made("a folder of secrets", mounted("/run/secrets", true)),
      made("a folder of data", mounted("/data", false)),
      made("a carrier", carrier),
      made("a service's secret", service({ secrets: [file] })),
      ...untouched,
    ],
    unknown: { subject: container(), path: ["mounts", "0", "target"] },
  },
  {
    rule: "HS-084",
    violating: [
      ...[
        "ADMIN_PASSWORD=admin",
        "PASSWORD=ChangeMe!",
        "DB_PASS=short-one",
        "URL=postgres://postgres:postgres@db/a",
      ].map(variable),
      ...["MYSQL_ALLOW_EMPTY_PASSWORD=1", "ALLOW_EMPTY_PASSWORD=yes", "POSTGRES_HOST_AUTH_METHOD=trust"].map(variable),
      bad("a service", "taskSpec.containerSpec.env.PASSWORD", service({ env: { PASSWORD: "adminadmin" } })),
      bad("a short one", "length", password({ length: 23 })),
      bad("digits alone", "length", password({ length: 24, upper: false, lower: false })),
      bad(
        "one character",
        "length",
        password({ length: 64, upper: false, lower: false, numeric: false, special: true, overrideSpecial: "aaaa" }),
      ),
      bad("digits off in the old way", "length", password({ length: 24, upper: false, lower: false, number: false })),
    ],
    clean: [
      made("24 letters and digits", password({ length: 24 })),
      made("24 small letters", password({ length: 24, upper: false, numeric: false })),
      made("a file", container({ envs: ["DB_PASSWORD_FILE=/run/secrets/admin", "MYSQL_ALLOW_EMPTY_PASSWORD=no"] })),
      ...untouched,
    ],
    unknown: { subject: password(), path: ["length"] },
  },
  {
    rule: "HS-085",
    violating: [
      bad("a password", "registryAuth[0].password", provider([{ address: "ghcr.io", password: "word" }])),
      bad(
        "a file's content",
        "registryAuth[1].configFileContent",
        provider([{ address: "a" }, { address: "b", configFileContent: "{}" }]),
      ),
      bad("a text that is no list", "registryAuth", provider("{")),
      bad(
        "a list that is no text",
        "registryAuth[0].password",
        resource("pulumi:providers:docker", { registryAuth: [{ address: "ghcr.io", password: "word" }] }),
      ),
    ],
    clean: [
      made("no login", provider(undefined)),
      made(
        "a file on the host",
        provider([{ address: "ghcr.io", username: "me", configFile: "~/.docker/config.json" }]),
      ),
      made("an empty password", provider([{ address: "ghcr.io", password: "" }])),
    ],
    unknown: { subject: provider([]), path: ["registryAuth"] },
  },
  configCases,
];
