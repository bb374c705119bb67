import * as pulumi from "@pulumi/pulumi";
import type { DatabaseProvider, DatabaseProviders } from "../contracts/database.ts";
import { assemble, type Ground, type ServiceParts } from "../core/assemble.ts";
import { changeOf } from "../core/change.ts";
import { exec } from "../core/exec.ts";
import { hostCommand } from "../core/host-command.ts";
import type { Revision } from "../core/revision.ts";
import { databaseMajors } from "../render/databases/majors.ts";
import type { Statements } from "../render/databases/statements.ts";
import { type DatabaseEngine, databaseEngines } from "../site/database-engines.ts";

/** The databases' slice of the Plan. */
export interface DatabasesArgs {
  /** Servers, running or retired, by their engine. */
  readonly servers: Readonly<Partial<Record<DatabaseEngine, ServiceParts>>>;
  readonly statements: Readonly<Record<DatabaseEngine, Statements>>;
}

/** Tells a server through its own client; what it is told may hold a password's verifier, never the password. */
function providerOf(
  { container, gate }: Revision,
  { client, verifier, open, keepCopy, closeOthers }: Statements,
  { engine }: Ground,
  parent: pulumi.Resource,
): DatabaseProvider {
  return {
    open: ({ password, ...asked }, { dependsOn = [] }) => {
      const input = pulumi.secret(password.apply((word) => open(asked, verifier(word, asked.user))));
      const triggers = [String(asked.rotation), asked.zone];
      const after = pulumi.output(dependsOn).apply((given) => [given, gate].flat());
      const args = { container, program: client, input, triggers };
      return exec(`${asked.service}-${asked.part}`, args, engine, { parent, dependsOn: after });
    },
    keepCopy: (asked, change, { dependsOn = [] }) => {
      const args = { container, program: keepCopy(asked.name), triggers: [change] };
      return exec(`${asked.service}-safety`, args, engine, { parent, dependsOn });
    },
    closeOthers: (asked, { dependsOn = [] }) => {
      const args = { container, program: client, input: closeOthers(asked), triggers: [String(asked.rotation)] };
      return exec(`${asked.service}-${asked.part}-others`, args, engine, { parent, dependsOn });
    },
  };
}

/**
 * The server that still runs is asked: the one to come is started when this has passed, and only if it takes this one's
 * data. One that is ill is left alone.
 */
const copyAll = `
line() { grep -oE '[0-9]+([.][0-9]+)+' | head -n 1 | cut -d . -f "1-$NUMBERS"; }
container=$(docker ps --quiet --filter "label=hearth.stack=$STACK" --filter "label=hearth.service=$SERVICE" --filter health=healthy)
[ -n "$container" ] || { echo "$SERVICE: no healthy server, so no copy" >&2; exit 0; }
if [ -n "$IMAGE" ]; then
  new=$(docker run --rm --network none --read-only --cap-drop ALL --entrypoint "$SERVER" "$IMAGE" --version | line)
  old=$(docker exec "$container" "$SERVER" --version | line)
  [ -n "$new" ] && [ -n "$old" ] || { echo "$SERVICE: its versions, before and after, could not be read" >&2; exit 1; }
  [ "$old" = "$new" ] || {
    echo "$SERVICE: given an image of version $new for data of version $old. The server was not touched." >&2
    echo 'Keep the image, or bring the rows over by docs/databases.md, "Another major version".' >&2
    exit 1
  }
fi
docker exec "$container" $PROGRAM
`;

/** Looks whether the server to come takes the data, and copies every database, before a server is changed. */
function safety(
  kind: DatabaseEngine,
  parts: ServiceParts,
  { keepCopy }: Statements,
  { engine, imageOf }: Ground,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource {
  const { service, container } = parts;
  const { program, numbers } = databaseMajors[kind];
  const environment = {
    STACK: engine.stack,
    SERVICE: service,
    PROGRAM: keepCopy().join(" "),
    // Empty: it is retired, and nothing comes after it.
    IMAGE: container === undefined ? "" : imageOf(container.image),
    SERVER: program,
    NUMBERS: String(numbers),
  };
  const args = { script: copyAll, environment, triggers: [changeOf(parts, imageOf)] };
  return hostCommand(`${service}-safety`, args, engine, opts);
}

/** Servers of databases for every service that asks for one. */
export class Databases extends pulumi.ComponentResource {
  readonly providers: DatabaseProviders;

  constructor(name: string, args: DatabasesArgs, ground: Ground, opts: pulumi.ComponentResourceOptions = {}) {
    super("hearth:databases:Databases", name, {}, opts);
    const below = { parent: this, ...(opts.dependsOn && { dependsOn: opts.dependsOn }) };
    const standing = databaseEngines.flatMap((engine) => {
      const parts = args.servers[engine];
      if (parts === undefined) return [];
      const copied = safety(engine, parts, args.statements[engine], ground, below);
      const dependsOn = pulumi.output(opts.dependsOn ?? []).apply((given) => [given, copied].flat());
      const { revision } = assemble(parts, ground, { ...below, dependsOn });
      return revision === undefined
        ? []
        : [[engine, providerOf(revision, args.statements[engine], ground, this)] as const];
    });
    this.providers = Object.fromEntries(standing);
    this.registerOutputs({});
  }
}
