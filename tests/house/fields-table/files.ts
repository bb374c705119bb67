import { edits, inVolume, inspected } from "../fields-edit.ts";
import type { FieldsTable } from "../fields-types.ts";

/** What is carried into volumes. */
export const files: Pick<FieldsTable, "ConfigFilesArgs" | "CarrierArgs"> = {
  ConfigFilesArgs: {
    service: {
      kind: "visible",
      edit: edits("config", { service: "renamed" }),
      changes: ["config-carrier: replace labels"],
      look: inspected("configCarrier", '{{index .Config.Labels "hearth.service"}}'),
      shows: "renamed",
    },
    files: {
      kind: "provider-only",
      always: true,
      edit: edits("config", { files: { "a.txt": "blue\n" } }),
      changes: ["config-carrier: replace mounts uploads", "config: replace labels"],
      look: inVolume("@config", "cat", "/v/a.txt"),
      shows: "blue",
      because: "a new volume each time; read in the volume",
    },
    owner: {
      kind: "provider-only",
      edit: edits("config", { owner: 20_009 }),
      changes: ["config-carrier: replace uploads"],
      look: inVolume("@config", "stat", "-c", "%u %a", "/v/a.txt"),
      shows: "20009 444",
      because: "read in the volume",
    },
  },
  CarrierArgs: {
    service: {
      kind: "visible",
      edit: edits("carrier", { service: "renamed" }),
      changes: ["carrier: replace labels"],
      look: inspected("carrier", '{{index .Config.Labels "hearth.service"}}'),
      shows: "renamed",
    },
    volume: {
      kind: "visible",
      edit: edits("carrier", { volume: "other" }),
      changes: ["carrier: replace mounts"],
      look: inspected("carrier", "{{range .Mounts}}{{.Name}}{{end}}"),
      shows: "fields-volume-other",
    },
    files: {
      kind: "provider-only",
      edit: edits("carrier", { files: { "carried.txt": "blue\n" } }),
      changes: ["carrier: replace uploads"],
      look: inVolume("fields-volume-one", "cat", "/v/carried.txt"),
      shows: "blue",
      because: "read in the volume",
    },
    owner: {
      kind: "provider-only",
      edit: edits("carrier", { owner: 20_009 }),
      changes: ["carrier: replace uploads"],
      look: inVolume("fields-volume-one", "stat", "-c", "%u %a", "/v/carried.txt"),
      shows: "20009 444",
      because: "read in the volume",
    },
    mode: {
      kind: "provider-only",
      edit: edits("carrier", { mode: "0400" }),
      changes: ["carrier: replace uploads"],
      look: inVolume("fields-volume-one", "stat", "-c", "%u %a", "/v/carried.txt"),
      shows: "20001 400",
      because: "read in the volume",
    },
  },
};
