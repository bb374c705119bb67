import { edits, inVolume } from "../fields-edit.ts";
import type { FieldsTable } from "../fields-types.ts";

/** Networks, and where data lies. */
export const storage: Pick<FieldsTable, "ZoneNetworkArgs" | "DataVolumeArgs" | "PreparerArgs"> = {
  ZoneNetworkArgs: {
    engineName: {
      kind: "visible",
      edit: edits("network", { engineName: "fields-network-renamed" }),
      changes: ["network: replace name"],
      look: ["network", "inspect", "--format", "{{.Name}}", "fields-network-renamed"],
      shows: "fields-network-renamed",
    },
    subnet: {
      kind: "visible",
      edit: edits("network", { subnet: "10.214.4.0/24", gateway: "10.214.4.1" }),
      changes: ["network: replace ipamConfigs"],
      look: ["network", "inspect", "--format", "{{(index .IPAM.Config 0).Subnet}}", "fields-network"],
      shows: "10.214.4.0/24",
      because: "its gateway goes along",
    },
    gateway: {
      kind: "visible",
      edit: edits("network", { gateway: "10.214.3.9" }),
      changes: ["network: replace ipamConfigs"],
      look: ["network", "inspect", "--format", "{{(index .IPAM.Config 0).Gateway}}", "fields-network"],
      shows: "10.214.3.9",
    },
    internal: {
      kind: "visible",
      always: true,
      edit: edits("network", { internal: false }),
      changes: ["network: replace internal options"],
      look: ["network", "inspect", "--format", "{{.Internal}} {{.Options}}", "fields-network"],
      shows: "false map[com.docker.network.bridge.enable_icc:true com.docker.network.bridge.inhibit_ipv4:false]",
    },
    neighbours: {
      kind: "visible",
      edit: edits("network", { neighbours: false }),
      changes: ["network: replace options"],
      look: ["network", "inspect", "--format", "{{.Options}}", "fields-network"],
      shows: "map[com.docker.network.bridge.enable_icc:false com.docker.network.bridge.inhibit_ipv4:true]",
    },
  },
  DataVolumeArgs: {
    service: {
      kind: "visible",
      edit: edits("data", { service: "renamed" }),
      changes: ["data-ready-job: replace labels", "data-ready: replace environment triggers"],
      look: ["ps", "--all", "--filter", "label=hearth.service=renamed", "--format", '{{.Label "hearth.part"}}'],
      shows: "preparer",
      because: "on the job that prepares it",
    },
    user: {
      kind: "provider-only",
      edit: edits("data", { user: 20_009 }),
      changes: ["data-ready-job: replace envs", "data-ready: replace environment triggers"],
      look: inVolume("fields-data", "stat", "-c", "%u %a", "/v/.hearth"),
      shows: "20009 644",
      because: "the folder gets its new owner",
    },
    place: {
      kind: "refused",
      always: true,
      edit: edits("data", { place: { kind: "engine", name: "fields-data-moved" } }),
      changes: [],
      look: [],
      shows: "protect",
      because: "npm run move copies the data there first",
    },
  },
  PreparerArgs: {
    service: {
      kind: "visible",
      edit: edits("preparer", { service: "renamed" }),
      changes: ["preparer-job: replace labels", "preparer: replace environment triggers"],
      look: ["ps", "--all", "--filter", "label=hearth.service=renamed", "--format", '{{.Label "hearth.part"}}'],
      shows: "preparer",
    },
    user: {
      kind: "provider-only",
      edit: edits("preparer", { user: 20_009 }),
      changes: ["preparer-job: replace envs", "preparer: replace environment triggers"],
      look: inVolume("fields-volume-one", "stat", "-c", "%u %a", "/v/prepared"),
      shows: "20009 700",
      because: "the folder gets its new owner",
    },
    source: {
      kind: "visible",
      edit: edits("preparer", { source: { volume: "fields-volume-other" } }),
      changes: ["preparer-job: replace mounts", "preparer: replace environment triggers"],
      look: inVolume("fields-volume-other", "stat", "-c", "%u %a", "/v/prepared"),
      shows: "20001 700",
    },
    below: {
      kind: "provider-only",
      edit: edits("preparer", { below: "elsewhere" }),
      changes: ["preparer-job: replace envs", "preparer: replace environment triggers"],
      look: inVolume("fields-volume-one", "stat", "-c", "%u %a", "/v/elsewhere"),
      shows: "20001 700",
      because: "another folder; the one before stays",
    },
  },
};
