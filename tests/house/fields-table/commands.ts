import { edits } from "../fields-edit.ts";
import type { FieldsTable } from "../fields-types.ts";

/** What runs beside the engine. */
export const commands: Pick<FieldsTable, "HostCommandArgs" | "GateArgs" | "ExecArgs"> = {
  HostCommandArgs: {
    script: {
      kind: "provider-only",
      edit: edits("command", { script: 'echo "a $COLOUR word"\n' }),
      changes: ["command: update stdin"],
      look: ["@command"],
      shows: "a red word",
      because: "its output",
    },
    environment: {
      kind: "provider-only",
      always: true,
      edit: edits("command", { environment: { COLOUR: "blue" } }),
      changes: ["command: update environment"],
      look: ["@command"],
      shows: "blue",
      because: "its output",
    },
    triggers: {
      kind: "provider-only",
      edit: edits("command", { triggers: ["2"] }),
      changes: ["command: replace triggers"],
      look: ["@command"],
      shows: "red",
      because: "it runs again",
    },
  },
  GateArgs: {
    service: {
      kind: "provider-only",
      edit: edits("gate", { service: "renamed" }),
      changes: ["gate: update environment"],
      look: [],
      shows: "",
      because: "names the service in its error",
    },
    container: {
      kind: "provider-only",
      edit: edits("gate", { container: "other" }),
      changes: ["gate: replace environment triggers"],
      look: [],
      shows: "",
      because: "tests/house/swap.test.ts shows it at work",
    },
    seconds: {
      kind: "provider-only",
      edit: edits("gate", { seconds: 31 }),
      changes: ["gate: update environment"],
      look: [],
      shows: "",
      because: "how long it waits",
    },
    meanwhile: {
      kind: "provider-only",
      edit: edits("gate", { meanwhile: "Another goes on." }),
      changes: ["gate: update environment"],
      look: [],
      shows: "",
      because: "a part of its error",
    },
  },
  ExecArgs: {
    container: {
      kind: "provider-only",
      edit: edits("exec", { container: "other" }),
      changes: ["exec: replace environment triggers"],
      look: [],
      shows: "",
      because: "runs in the other container",
    },
    program: {
      kind: "provider-only",
      edit: edits("exec", { program: ["id", "-u"] }),
      changes: ["exec: update stdin"],
      look: ["@exec"],
      shows: "20000",
      because: "its output",
    },
    input: {
      kind: "provider-only",
      edit: edits("exec", { program: ["cat"], input: "fed" }),
      changes: ["exec: update stdin"],
      look: ["@exec"],
      shows: "fed",
      because: "what the program makes of it",
    },
    triggers: {
      kind: "provider-only",
      edit: edits("exec", { triggers: ["2"] }),
      changes: ["exec: replace triggers"],
      look: [],
      shows: "",
      because: "it runs again",
    },
  },
};
