import type { DatabaseAsked } from "../contracts/database.ts";
import type { ContainerRecord, FilesRecord, SecretRecord, VolumeRecord } from "./records.ts";

/** Everything of the Plan that belongs to one service. */
export interface ServiceSlice {
  readonly service: string;
  /** Absent while the service is retired. */
  readonly container?: ContainerRecord;
  readonly volumes: readonly VolumeRecord[];
  readonly secrets: readonly SecretRecord[];
  readonly files?: FilesRecord;
  readonly databases: readonly DatabaseAsked[];
}

/** The parts of the Plan that {@link slices} cuts up. */
export interface Sliceable {
  readonly containers: readonly ContainerRecord[];
  readonly volumes: readonly VolumeRecord[];
  readonly secrets: readonly SecretRecord[];
  readonly files: readonly FilesRecord[];
  readonly databases: readonly DatabaseAsked[];
}

/** The Plan by service, those that are retired included. */
export function slices(plan: Sliceable): readonly ServiceSlice[] {
  const { containers, volumes, secrets, files, databases } = plan;
  const names = new Set([...containers, ...volumes, ...secrets].map(({ service }) => service));
  return [...names].sort().map((service) => {
    const of = (record: { readonly service: string }) => record.service === service;
    const container = containers.find(of);
    const file = files.find(of);
    return {
      service,
      ...(container && { container }),
      volumes: volumes.filter(of),
      secrets: secrets.filter(of),
      ...(file && { files: file }),
      databases: databases.filter(of),
    };
  });
}
