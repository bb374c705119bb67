import type { Subjects } from "./fields-program/words.ts";

/** A user of its own for each subject, so that none shares its limit of processes. */
const user = 20_001;

/** The subjects before any edit. `server` and `other` are ids of images that serve on 8080. */
export function baseOf(server: string): Subjects {
  return {
    service: {
      service: "subject",
      image: server,
      user,
      networks: [{ name: "fields-ground-one", aliases: ["subject"] }],
      entrypoint: [],
      command: [],
      environment: { COLOUR: "red" },
      mounts: [{ target: "/still", source: { volume: "fields-volume-one" }, readOnly: true }],
      scratch: ["/tmp"],
      ports: [{ inside: 8080, outside: 18_080, address: "127.0.0.1" }],
      health: {
        test: ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/status/200"],
        everySeconds: 2,
        startSeconds: 5,
      },
      capabilities: [],
      readOnlyRoot: true,
      stopSeconds: 5,
      swap: "stop-first",
      memoryMebibytes: 64,
      cores: 0.5,
      processes: 64,
    },
    network: {
      engineName: "fields-network",
      subnet: "10.214.3.0/24",
      gateway: "10.214.3.1",
      internal: true,
      neighbours: true,
    },
    data: { service: "subject", user, place: { kind: "engine", name: "fields-data" } },
    config: { service: "subject", files: { "a.txt": "red\n" }, owner: user },
    carrier: { service: "subject", volume: "one", files: { "carried.txt": "red\n" }, owner: user, mode: "0444" },
    generated: { length: 24, rotation: 1 },
    secret: { service: "subject", engineName: "fields-secret-r1", owner: user, files: { word: "red" } },
    command: { script: 'echo "$COLOUR"\n', environment: { COLOUR: "red" }, triggers: ["1"] },
    gate: { service: "subject", container: "one", seconds: 30, meanwhile: "Nothing else goes on." },
    exec: { container: "one", program: ["hostname"], triggers: ["1"] },
    preparer: { service: "subject", user, source: { volume: "fields-volume-one" }, below: "prepared" },
  };
}
