import type { checkov } from "../../../policies/foreign/checkov.ts";
import { adding, type Breaking, changed, failing, options, users, variables } from "./stacks.ts";

/** What Checkov looks for, said in Docker's words. */
export const checkovBreaking: Breaking<typeof checkov> = {
  CKV_K8S_8: failing.withoutHealth,
  CKV_K8S_9: failing.withoutHealth,
  CKV_K8S_10: failing.withoutCpu,
  CKV_K8S_11: failing.withoutCpu,
  CKV_K8S_12: failing.withoutMemory,
  CKV_K8S_13: failing.withoutMemory,
  CKV_K8S_14: failing.withoutTag,
  CKV_K8S_16: failing.privileged,
  CKV_K8S_17: changed({ pidMode: "host" }),
  CKV_K8S_18: changed({ ipcMode: "host" }),
  CKV_K8S_19: changed({ networkMode: "host" }),
  CKV_K8S_20: failing.escalating,
  CKV_K8S_22: failing.writableRoot,
  CKV_K8S_23: [...failing.withoutUser, ...users("0", "root", "0:0")],
  CKV_K8S_25: adding("SYS_ADMIN", "CHOWN"),
  CKV_K8S_26: [...failing.onEveryAddress, ...failing.low],
  CKV_K8S_27: failing.socket,
  CKV_K8S_28: failing.undropped,
  CKV_K8S_29: failing.withoutContext,
  CKV_K8S_30: failing.withoutContext,
  CKV_K8S_31: options("seccomp=unconfined", "seccomp:unconfined"),
  CKV_K8S_35: variables(["DB_PASSWORD", "word-of-the-house"]),
  CKV_K8S_37: [...failing.undropped, ...changed({ capabilities: { drops: ["NET_RAW"] } })],
  CKV_K8S_39: adding("SYS_ADMIN", "CAP_SYS_ADMIN"),
  CKV_K8S_40: [...failing.withoutUser, ...users("0", "1000", "1000:1000", "app")],
  CKV_K8S_43: failing.withoutDigest,
};
