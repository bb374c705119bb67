import { edits, inVolume, inspected } from "../fields-edit.ts";
import type { FieldsTable } from "../fields-types.ts";

/** Secrets. */
export const secrets: Pick<FieldsTable, "SecretVolumeArgs" | "GeneratedSecretArgs"> = {
  SecretVolumeArgs: {
    service: {
      kind: "visible",
      edit: edits("secret", { service: "renamed" }),
      changes: ["secret-carrier: replace labels"],
      look: inspected("secretCarrier", '{{index .Config.Labels "hearth.service"}}'),
      shows: "renamed",
    },
    engineName: {
      kind: "visible",
      edit: edits("secret", { engineName: "fields-secret-r2" }),
      changes: ["secret-carrier: replace", "secret: replace name"],
      look: ["volume", "inspect", "--format", "{{.Name}}", "@secret"],
      shows: "fields-secret-r2",
    },
    owner: {
      kind: "provider-only",
      edit: edits("secret", { owner: 20_009 }),
      changes: ["secret-carrier: replace uploads"],
      look: inVolume("@secret", "stat", "-c", "%u %a", "/v/word"),
      shows: "20009 400",
      because: "read in the volume",
    },
    files: {
      kind: "provider-only",
      edit: edits("secret", { files: { word: "blue" } }),
      changes: ["secret-carrier: replace uploads"],
      look: inVolume("@secret", "cat", "/v/word"),
      shows: "blue",
      because: "read in the volume; the preview shows that, not what",
    },
  },
  GeneratedSecretArgs: {
    length: {
      kind: "refused",
      edit: edits("generated", { length: 32 }),
      changes: [],
      look: [],
      shows: "protect",
      because: "raise its rotation together with its length",
    },
    rotation: {
      kind: "provider-only",
      always: true,
      lasting: true,
      edit: edits("generated", { rotation: 2 }),
      changes: ["generated-r2: create"],
      look: [],
      shows: "",
      because: "the one before stays for one more generation; tests/house/canary.test.ts signs in with the new one",
    },
  },
};
