import { isKeyFile, secretIn } from "../key-material.ts";
import type { ResourceRule } from "../rule.ts";
import { isCarrier } from "../structure.ts";
import { containers } from "../workload.ts";

/** A mode that lets nobody but the owner in. */
const ownerOnly = /^0?[0-7]00$/;

/** Files copied into a container can be copied, and are no secrets. */
export const cleanUploads: ResourceRule = {
  id: "HS-029",
  title: "Uploads need a writable root and hold no secrets",
  why: "The engine refuses a copy into a read-only root; and what is copied stays readable in the container's layer.",
  level: "mandatory",
  anchors: ["OWASP 12"],
  remedy: "carry files into a volume by a container that never starts, secrets with mode 0400, and mount it read-only",
  checks: containers(function* ({ props }) {
    const uploads = props.uploads ?? [];
    if (uploads.length === 0) return;
    if (props.readOnly === true)
      yield { field: "uploads", found: `${String(uploads.length)} beside readOnly`, allowed: "none beside readOnly" };
    const carries = isCarrier(props);
    for (const [index, upload] of uploads.entries()) {
      // How secrets become files; looked at first, for their content is unknown in a preview.
      if (carries && ownerOnly.test(upload.permissions ?? "")) continue;
      const field = `uploads[${String(index)}]`;
      const allowed = "nothing secret";
      const plain = secretIn(upload.content ?? "");
      if (plain !== undefined) yield { field: `${field}.content`, found: plain, allowed };
      const coded = secretIn(Buffer.from(upload.contentBase64 ?? "", "base64").toString("latin1"));
      if (coded !== undefined) yield { field: `${field}.contentBase64`, found: coded, allowed };
      if (isKeyFile(upload.source ?? ""))
        yield { field: `${field}.source`, found: "a file named as one with a secret", allowed };
    }
  }),
};
