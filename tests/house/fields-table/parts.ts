import { editsFirst, editsHealth, inspected } from "../fields-edit.ts";
import type { FieldsTable } from "../fields-types.ts";

/** The parts of what a long-running container is told. */
export const parts: Pick<
  FieldsTable,
  "ServiceContainerArgs.networks" | "ServiceContainerArgs.ports" | "HealthCheck" | "Mount"
> = {
  "ServiceContainerArgs.networks": {
    name: {
      kind: "visible",
      edit: editsFirst("networks", { name: "fields-ground-other" }),
      changes: ["service: replace networksAdvanced"],
      look: inspected("service", "{{range $name, $_ := .NetworkSettings.Networks}}{{$name}} {{end}}"),
      shows: "fields-ground-other",
    },
    aliases: {
      kind: "visible",
      edit: editsFirst("networks", { aliases: ["topic"] }),
      changes: ["service: replace networksAdvanced"],
      look: inspected("service", "{{range .NetworkSettings.Networks}}{{index .Aliases 0}}{{end}}"),
      shows: "topic",
    },
  },
  "ServiceContainerArgs.ports": {
    inside: {
      kind: "visible",
      edit: editsFirst("ports", { inside: 8081 }),
      changes: ["service: replace ports"],
      look: inspected("service", "{{json .HostConfig.PortBindings}}"),
      shows: '{"8081/tcp":[{"HostIp":"127.0.0.1","HostPort":"18080"}]}',
    },
    outside: {
      kind: "visible",
      edit: editsFirst("ports", { outside: 18_081 }),
      changes: ["service: replace ports"],
      look: inspected("service", "{{json .HostConfig.PortBindings}}"),
      shows: '{"8080/tcp":[{"HostIp":"127.0.0.1","HostPort":"18081"}]}',
    },
    address: {
      kind: "visible",
      edit: editsFirst("ports", { address: "127.0.0.2" }),
      changes: ["service: replace ports"],
      look: inspected("service", "{{json .HostConfig.PortBindings}}"),
      shows: '{"8080/tcp":[{"HostIp":"127.0.0.2","HostPort":"18080"}]}',
    },
  },
  HealthCheck: {
    test: {
      kind: "visible",
      edit: editsHealth({ test: ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/status/201"] }),
      changes: ["service: replace healthcheck"],
      look: inspected("service", "{{index .Config.Healthcheck.Test 5}}"),
      shows: "http://127.0.0.1:8080/status/201",
    },
    everySeconds: {
      kind: "visible",
      edit: editsHealth({ everySeconds: 3 }),
      changes: ["service: replace healthcheck"],
      look: inspected("service", "{{.Config.Healthcheck.Interval}} {{.Config.Healthcheck.Timeout}}"),
      shows: "3s 2s",
    },
    startSeconds: {
      kind: "visible",
      edit: editsHealth({ startSeconds: 90 }),
      changes: ["service: replace healthcheck"],
      look: inspected("service", "{{.Config.Healthcheck.StartPeriod}}"),
      shows: "1m30s",
    },
  },
  Mount: {
    target: {
      kind: "visible",
      edit: editsFirst("mounts", { target: "/quiet" }),
      changes: ["service: replace mounts"],
      look: inspected("service", "{{range .Mounts}}{{.Destination}}{{end}}"),
      shows: "/quiet",
    },
    source: {
      kind: "visible",
      edit: editsFirst("mounts", { source: { volume: "fields-volume-other" } }),
      changes: ["service: replace mounts"],
      look: inspected("service", "{{range .Mounts}}{{.Name}}{{end}}"),
      shows: "fields-volume-other",
    },
    readOnly: {
      kind: "visible",
      edit: editsFirst("mounts", { readOnly: false }),
      changes: ["service: replace mounts"],
      look: inspected("service", "{{range .Mounts}}{{.RW}}{{end}}"),
      shows: "true",
    },
  },
};
