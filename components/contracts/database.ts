import type * as command from "@pulumi/command";
import type * as pulumi from "@pulumi/pulumi";
import type { DatabasePart } from "../catalogue/database.ts";
import type { DatabaseEngine } from "../site/database-engines.ts";
import type { Zone } from "../site/zones.ts";

/** A database of its own that a service asks for. */
export interface DatabaseAsked {
  readonly service: string;
  /** What it is to the service; also the name of the secret with its password. */
  readonly part: DatabasePart;
  readonly engine: DatabaseEngine;
  /** Zone from which alone it may be reached. */
  readonly zone: Zone;
  /** Name of the database, and of the role that owns it; of Redis, what each key begins with. */
  readonly name: string;
  /** The account that the service signs in with; another one for each rotation. */
  readonly user: string;
  readonly rotation: number;
}

/** What a server of databases is asked for. */
export interface DatabaseRequest extends DatabaseAsked {
  readonly password: pulumi.Output<string>;
}

/** A server of databases, whichever program it is. */
export interface DatabaseProvider {
  /**
   * Makes database, role and account, or puts them right: again after the server was replaced and after a rotation. Data
   * stays. Depend on the result before the account is used.
   */
  open(request: DatabaseRequest, opts: pulumi.CustomResourceOptions): command.local.Command;
  /**
   * Copies the database into the safety volume when `change` is another: the newest few copies stay. Depend on the result
   * before what it protects is changed. A cache is not copied.
   */
  keepCopy(
    asked: DatabaseAsked,
    change: pulumi.Input<string>,
    opts: pulumi.CustomResourceOptions,
  ): command.local.Command;
  /** Removes the accounts of other rotations, and ends their sessions, once `opts.dependsOn` has passed. */
  closeOthers(request: DatabaseAsked, opts: pulumi.CustomResourceOptions): command.local.Command;
}

/** Servers of databases of a house by what they are; only those that it has. */
export type DatabaseProviders = Readonly<Partial<Record<DatabaseEngine, DatabaseProvider>>>;
