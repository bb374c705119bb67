import { bad, carrier, container, made, oneShot, type RuleCases, service } from "../case.ts";
import { withUnknown } from "../unknown.ts";

const untouched = [made("a clean container", container()), made("a clean service", service())];

const tmpfs = (options: string) => container({ tmpfs: { "/tmp": options } });

const writable = (upload: { content?: string; contentBase64?: string; source?: string; permissions?: string }) =>
  container({ readOnly: false, uploads: [{ file: "/app/file", ...upload }] });

/** A container that is never started, with one file. */
const carrying = (content: string, permissions: string) => ({
  ...carrier,
  props: { ...carrier.props, uploads: [{ file: "/files/file", content, permissions }] },
});

/** Shaped as a key, and none. */
const key = `${"-".repeat(5)}BEGIN PRIVATE KEY${"-".repeat(5)}\nZGVtbw==\n${"-".repeat(5)}END PRIVATE KEY${"-".repeat(5)}\n`;
const base64 = (text: string) => Buffer.from(text).toString("base64");

/** Cases of the rules about what a workload writes, keeps in memory and copies. */
export const filesystemCases: readonly RuleCases[] = [
  {
    rule: "HS-020",
    violating: [
      bad("nothing said", "readOnly", container({ readOnly: undefined })),
      bad("writable", "readOnly", container({ readOnly: false })),
      bad("a writable one-shot", "readOnly", { ...oneShot, props: { ...oneShot.props, readOnly: false } }),
      bad("what starts is no carrier", "readOnly", { ...carrier, props: { ...carrier.props, start: true } }),
      bad("a service", "taskSpec.containerSpec.readOnly", service({ readOnly: undefined })),
    ],
    clean: [made("a carrier", carrier), made("a one-shot", oneShot), ...untouched],
    unknown: { subject: container(), path: ["readOnly"] },
  },
  {
    rule: "HS-021",
    violating: [
      bad("no options", 'tmpfs["/tmp"]', tmpfs("")),
      bad("programs may run", 'tmpfs["/tmp"]', tmpfs("rw,nosuid,nodev,size=64m")),
      bad("taken back", 'tmpfs["/tmp"]', tmpfs("noexec,nosuid,nodev,exec,size=64m")),
      ...["", ",size=0", ",size=000k", ",size=50%", ",size=64m,size=0"].map((size) =>
        bad(`no bound: ${size}`, 'tmpfs["/tmp"]', tmpfs(`noexec,nosuid,nodev${size}`)),
      ),
      bad("a mount", "mounts[0].tmpfsOptions", container({ mounts: [{ type: "tmpfs", target: "/cache" }] })),
      bad(
        "a service",
        "taskSpec.containerSpec.mounts[0].tmpfsOptions.sizeBytes",
        service({ mounts: [{ type: "tmpfs", target: "/cache", tmpfsOptions: { sizeBytes: 0 } }] }),
      ),
    ],
    clean: [
      made("in bytes, owned", tmpfs("size=1048576,mode=0700,uid=10001,noexec,nosuid,nodev")),
      made("a mount", service({ mounts: [{ type: "tmpfs", target: "/c", tmpfsOptions: { sizeBytes: 2 ** 20 } }] })),
      ...untouched,
    ],
    unknown: { subject: container(), path: ["tmpfs", "/tmp"] },
  },
  {
    rule: "HS-025",
    violating: [
      bad("a folder", "volumes[0].hostPath", container({ volumes: [{ hostPath: "/mnt/a", containerPath: "/a" }] })),
      bad("a volume named as a folder", "volumes[0].volumeName", container({ volumes: [{ volumeName: "/etc" }] })),
      bad(
        "a folder behind a volume",
        "volumes[1].hostPath",
        container({ volumes: [{ volumeName: "files" }, { volumeName: "files", hostPath: "/etc" }] }),
      ),
      bad("another's mounts", "volumes[0].fromContainer", container({ volumes: [{ fromContainer: "socket-proxy" }] })),
    ],
    clean: [
      made("a volume", container({ volumes: [{ volumeName: "files", containerPath: "/a", hostPath: "" }] })),
      made("one without a name", container({ volumes: [{ containerPath: "/a" }] })),
      ...untouched,
    ],
    unknown: { subject: container({ volumes: [{ volumeName: "files" }] }), path: ["volumes", "0", "volumeName"] },
  },
  {
    rule: "HS-027",
    violating: [
      bad("a mount", "mounts[0].readOnly", container({ mounts: [{ type: "volume", source: "a", target: "/a" }] })),
      bad("an older volume", "volumes[0].readOnly", container({ volumes: [{ volumeName: "a", containerPath: "/a" }] })),
      bad(
        "the second of a service",
        "taskSpec.containerSpec.mounts[1].readOnly",
        service({
          mounts: [
            { type: "volume", source: "a", target: "/a", readOnly: false },
            { type: "volume", source: "b", target: "/b" },
          ],
        }),
      ),
    ],
    clean: [
      made("writable", container({ mounts: [{ type: "volume", source: "a", target: "/a", readOnly: false }] })),
      made("in memory", container({ mounts: [{ type: "tmpfs", target: "/a" }] })),
      ...untouched,
    ],
    unknown: { subject: container(), path: ["mounts", "0", "readOnly"] },
  },
  {
    rule: "HS-029",
    violating: [
      bad("a read-only root", "uploads", container({ uploads: [{ file: "/data/file", content: "demo" }] })),
      bad("a key", "uploads[0].content", writable({ content: key })),
      bad("a key in base64", "uploads[0].contentBase64", writable({ contentBase64: base64(key) })),
      bad("base64 as text", "uploads[0].content", writable({ content: base64(key) })),
      bad("within YAML", "uploads[0].content", writable({ content: `user:\n  key-data: ${base64(key)}\n` })),
      bad("in lines", "uploads[0].content", writable({ content: base64(key).replaceAll(/.{20}/g, "$&\n") })),
      bad("a token", "uploads[0].content", writable({ content: `token=ghp_${"demo".repeat(9)}` })),
      bad("a password", "uploads[0].content", writable({ content: 'db_password: "demo-1234"\n' })),
      bad("in a URL", "uploads[0].content", writable({ content: "url = postgres://demo:demo@db/demo" })),
      bad("a key's file", "uploads[0].source", writable({ source: "/srv/demo/id_ed25519" })),
      bad("a carrier for everybody to read", "uploads[0].content", carrying(key, "0444")),
      bad("in a container that starts", "uploads[0].content", writable({ content: key, permissions: "0400" })),
    ],
    clean: [
      made("a carrier with secrets", carrying(key, "0400")),
      made("whose secret is not made yet", withUnknown(carrying("demo", "0400"), ["uploads", "0", "content"])),
      made(
        "configuration that names secrets",
        carrying("password_file: /run/secrets/db\npassword: ${DB_PASSWORD_1}\nurl: https://a:${B}@c\n", "0444"),
      ),
      made("a program", writable({ content: "const password = read();\nlet apiKey = location.hash1;" })),
      made("an image", writable({ contentBase64: Buffer.alloc(300, 7).toString("base64"), source: "logo.png" })),
      ...untouched,
    ],
    unknown: { subject: writable({ content: "demo" }), path: ["uploads", "0", "content"] },
  },
];
