import type { Inputs, Subject, Token } from "../../../policies/judged.ts";
import { resource } from "../case.ts";
import { fullCloudflare } from "./cloudflare.ts";
import { fullContainer } from "./container.ts";
import { fullService } from "./service.ts";
import type { Full } from "./type.ts";

const labels = [{ label: "a", value: "b" }];

const volume: Full<Inputs["docker:index/volume:Volume"]> = {
  cluster: {
    availability: "active",
    group: "a",
    id: "a",
    limitBytes: "1",
    requiredBytes: "1",
    scope: "single",
    sharing: "none",
    topologyPreferred: "a=b",
    topologyRequired: "a=b",
    type: "mount",
  },
  driver: "local",
  driverOpts: { type: "cifs", device: "//nas/media", o: "addr=nas", password: "none" },
  labels,
  name: "demo-files",
};

const network: Full<Inputs["docker:index/network:Network"]> = {
  attachable: false,
  driver: "bridge",
  ingress: false,
  internal: true,
  ipamConfigs: [
    { auxAddress: { nas: "10.0.0.9" }, gateway: "10.0.0.1", ipRange: "10.0.0.0/24", subnet: "10.0.0.0/24" },
  ],
  ipamDriver: "default",
  ipamOptions: { a: "b", token: "none" },
  ipv6: false,
  labels,
  name: "demo-apps",
  options: { "com.docker.network.bridge.enable_icc": "false", secret: "none" },
};

const config: Full<Inputs["docker:index/serviceConfig:ServiceConfig"]> = {
  data: "YTogYg==",
  dataRaw: "a: b",
  labels,
  name: "app",
};

const provider: Full<Inputs["pulumi:providers:docker"]> = {
  caMaterial: "ca",
  certMaterial: "certificate",
  certPath: "/etc/docker",
  context: "default",
  disableDockerDaemonCheck: false,
  host: "unix:///var/run/docker.sock",
  keyMaterial: "key",
  registryAuth: [
    {
      address: "ghcr.io",
      authDisabled: false,
      configFile: "~/.docker/config.json",
      configFileContent: "{}",
      password: "none",
      username: "me",
    },
  ],
  sshOpts: ["-o", "BatchMode=yes"],
};

/** As the engine shows a provider: its lists are texts. */
const shownProvider = { ...provider, registryAuth: "[]", sshOpts: "[]" } as unknown as typeof provider;

const image: Inputs["docker:index/image:Image"] = {
  imageName: "registry.lan/app:1.0",
  build: { args: { VERSION: "1.0", NPM_TOKEN: "none" }, context: ".", dockerfile: "Dockerfile", target: "app" },
  registry: { server: "registry.lan", username: "me", password: "none" },
};

const fetched: Inputs["docker:index/remoteImage:RemoteImage"] = {
  name: "registry.lan/app:1.0",
  platform: "linux/amd64",
  pullTriggers: ["a"],
  triggers: { a: "b" },
};

const password: Inputs["random:index/randomPassword:RandomPassword"] = {
  length: 8,
  overrideSpecial: "!?",
  keepers: { token: "none" },
};

/** Resources of each type that rules read, with every input in which a text may stand; a type without one does not compile. */
export const fullSubjects: { readonly [T in Token]: readonly Subject[] } = {
  "docker:index/container:Container": [resource("docker:index/container:Container", fullContainer)],
  "docker:index/service:Service": [resource("docker:index/service:Service", fullService)],
  "docker:index/volume:Volume": [resource("docker:index/volume:Volume", volume)],
  "docker:index/network:Network": [resource("docker:index/network:Network", network)],
  "docker:index/serviceConfig:ServiceConfig": [resource("docker:index/serviceConfig:ServiceConfig", config)],
  "pulumi:providers:docker": [
    resource("pulumi:providers:docker", provider),
    resource("pulumi:providers:docker", shownProvider, "as-the-engine-shows-it"),
  ],
  "docker:index/image:Image": [resource("docker:index/image:Image", image)],
  "docker:index/remoteImage:RemoteImage": [
    resource("docker:index/remoteImage:RemoteImage", fetched),
    resource(
      "docker:index/remoteImage:RemoteImage",
      { ...fetched, build: { context: ".", buildArgs: { VERSION: "1.0", NPM_TOKEN: "none" } } },
      "built",
    ),
  ],
  "random:index/randomPassword:RandomPassword": [resource("random:index/randomPassword:RandomPassword", password)],
  ...fullCloudflare,
};
