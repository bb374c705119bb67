import type { Inputs } from "./judged.ts";

type Container = Inputs["docker:index/container:Container"];

/** No network, no way in, no device: whatever it does stays between it and its volumes. */
function isSealed(container: Container): boolean {
  const none = (list: readonly unknown[] | undefined): boolean => (list ?? []).length === 0;
  // Each by its name: taking all the others at once would read what is unknown in a preview.
  return (
    container.networkMode === "none" &&
    none(container.networksAdvanced) &&
    none(container.ports) &&
    container.publishAllPorts !== true &&
    none(container.devices) &&
    (container.gpus ?? "") === "" &&
    none(container.deviceRequests) &&
    container.privileged !== true &&
    none(container.volumes)
  );
}

/** A container that is never started: making it writes files into its volumes. Told by what it is, never by its name or labels. */
export function isCarrier(container: Container): boolean {
  return container.start === false && container.mustRun === false && container.restart === "no" && isSealed(container);
}

/** A container that runs once and prepares its volumes. */
export function isOneShot(container: Container): boolean {
  return container.start !== false && container.mustRun === false && container.restart === "no" && isSealed(container);
}

/** A container that is to run for good. */
export function isLasting(container: Container): boolean {
  return !isCarrier(container) && !isOneShot(container);
}
