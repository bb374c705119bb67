import { isRoot, words } from "../normal.ts";
import type { Finding, ResourceRule } from "../rule.ts";
import { hasRole } from "../settings.ts";
import { isCarrier, isOneShot } from "../structure.ts";
import { ofContainer, ofService, type Workload, workloads } from "../workload.ts";

function* rootUser(workload: Workload): Iterable<Finding> {
  const { field, value } = workload.user();
  const allowed = "a user that is not root, such as 10001:10001";
  if (value === undefined || value.trim() === "") {
    yield { field, found: "nothing, so the image's own user, often root", allowed };
    return;
  }
  const [user = "", group = "10001"] = value.trim().split(":");
  if (user === "" || isRoot(user) || isRoot(group)) yield { field, found: value, allowed };
  const groups = workload.groups();
  const rootGroups = (groups.value ?? []).filter(isRoot);
  if (rootGroups.length > 0)
    yield { field: groups.field, found: words(rootGroups), allowed: "groups that are not root's" };
}

/** Every workload names a user that is not root. */
export const notRoot: ResourceRule = {
  id: "HS-007",
  title: "Workloads run as a user that is not root",
  why: "Root inside is root outside wherever something leaks: a mount, a socket, a fault of the kernel.",
  level: "mandatory",
  anchors: [
    ...(["CIS 4.1", "OWASP 2", "PSS runAsNonRoot", "PSS runAsUser", "CKV_K8S_23", "CKV_K8S_29", "CKV_K8S_30"] as const),
    ...(["CKV_K8S_40", "KSV-0012", "KSV-0105", "KSV-0116", "CL-0018"] as const),
  ],
  remedy: "set user to a number of the workload's own; what must prepare folders as root runs once, without network",
  checks: {
    "docker:index/container:Container": function* (subject) {
      // Neither ever runs beside others: one does not start, the other cannot be reached and ends.
      if (isCarrier(subject.props) || isOneShot(subject.props)) return;
      yield* rootUser(ofContainer(subject));
    },
    "docker:index/service:Service": function* (subject) {
      yield* rootUser(ofService(subject));
    },
  },
};

const leastOwn = 10_000;

/** User numbers are the workload's own. */
export const ownUser: ResourceRule = {
  id: "HS-008",
  title: "User numbers are from 10000 on",
  why: "Below lie the host's own accounts: what is written on a mount would belong to one of them.",
  level: "advisory",
  anchors: ["CKV_K8S_40", "KSV-0020"],
  remedy: "choose a number from 10000 on, one for each workload; media players with shared files take the role media",
  settings: ["roles"],
  checks: workloads(function* (workload, settings) {
    const { field, value } = workload.user();
    const [user = ""] = (value ?? "").trim().split(":");
    // Nobody said, and root: HS-007 judges both.
    if (user === "" || isRoot(user) || hasRole(settings, workload.name, "media")) return;
    const isNumber = /^\d+$/.test(user);
    if (isNumber && Number(user) >= leastOwn) return;
    const found = isNumber ? user : "a name, whose number the image decides";
    yield { field, found, allowed: `${String(leastOwn)} or more` };
  }),
};
