import { absent, type Worse } from "../worsenings.ts";
import { images, leaks, password } from "./values.ts";

/** Worsenings of a volume. */
export const worseVolume: Worse = {
  driverOpts: [
    ...["/", "/etc", "/var/run", "/var/run/docker.sock", "/run", "/root/../etc"].map((device) => ({
      type: "none",
      o: "bind",
      device,
    })),
    { type: "proc" },
    { type: "none", o: "bind,rshared", device: "/mnt/fast/hearth/hearth-dev/demo" },
    { type: "cifs", device: "//nas/media", o: `addr=nas,username=me,password=${password}` },
  ],
};

/** Worsenings of a volume that holds data. */
export const worseData: Worse = { "opts.protect": [false] };

/** Worsenings of a network that data is on. */
export const worseNetwork: Worse = { internal: [absent, false], name: ["other"] };

/** Worsenings of a network with a way out. */
export const worseOpenNetwork: Worse = {
  driver: ["macvlan", "ipvlan"],
  options: [
    ...["nat-unprotected", "routed"].flatMap((mode) => [
      { "com.docker.network.bridge.gateway_mode_ipv4": mode },
      { "com.docker.network.bridge.gateway_mode_ipv6": mode },
    ]),
    { "com.docker.network.bridge.trusted_host_interfaces": "eth1" },
  ],
};

/** Worsenings of an image that is built. */
export const worseImage: Worse = {
  imageName: ["registry.lan/app", "registry.lan/app:latest", "registry.lan/app:main", "registry.lan:5000/app"],
  "build.args": [{ NPM_TOKEN: password }, ...leaks.map((VERSION) => ({ VERSION }))],
};

/** Worsenings of an image that is fetched. */
export const worseRemoteImage: Worse = { name: images, keepLocally: [absent, false] };

/** Worsenings of an image that is built where it is needed. */
export const worseBuild: Worse = { "build.buildArgs": [{ NPM_TOKEN: password }, { VERSION: leaks[0] }] };

/** Worsenings of a config of a swarm. */
export const worseConfig: Worse = {
  dataRaw: [...leaks, `db_password: ${password}`],
  data: [...leaks, `db_password: ${password}`].map((text) => Buffer.from(text).toString("base64")),
};

/** Worsenings of the provider of Docker. */
export const worseProvider: Worse = {
  host: ["tcp://nas:2375", "http://nas:2375", "nas:2375"],
  context: ["nas"],
  sshOpts: [["-o", "StrictHostKeyChecking=no"], ["-oStrictHostKeyChecking=off"]],
  registryAuth: [
    [{ address: "ghcr.io", username: "me", password }],
    [{ address: "ghcr.io", configFileContent: "{}" }],
    JSON.stringify([{ address: "ghcr.io", username: "me", password }]),
  ],
};

/** Worsenings of the provider of Docker that goes over TCP. */
export const worseTcpProvider: Worse = {
  caMaterial: [absent, ""],
  certMaterial: [absent, ""],
  keyMaterial: [absent, ""],
};

/** Worsenings of a password that is made. */
export const worsePassword: Worse = { length: [0, 8, 23] };

/** Worsenings of one of small letters alone. */
export const worsePlainPassword: Worse = { length: [0, 8, 23], lower: [false] };
