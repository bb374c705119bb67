/** A program compiled from its Go module; checksums come from `go/<recipe name>/go.sum`. */
export interface FromGo {
  readonly kind: "go";
  /** Path of the module, such as `github.com/caddyserver/caddy/v2`. */
  readonly module: string;
  /** Version of the module, with its leading `v`; the same as in `go/<recipe name>/go.mod`. */
  readonly version: string;
  /** Package to compile, such as `github.com/caddyserver/caddy/v2/cmd/caddy`. */
  readonly package: string;
  /** Where upstream's image has the program, such as `/usr/bin/caddy`. */
  readonly binary: string;
  /** String variable of the program that is set to the version. Absent: the program knows its version without. */
  readonly stamp?: string;
  /** The version with its leading `v`, or its number without. Absent: `version`. */
  readonly stampedWith?: "version" | "number";
  /** Build tags, such as `timetzdata`. Absent: none. */
  readonly tags?: readonly [string, ...string[]];
  /** Folders of the module by path in the image. Absent: none. */
  readonly moduleFolders?: Readonly<Record<string, string>>;
}

/** A program from the distribution's packages, with what they depend on. */
export interface FromPackages {
  readonly kind: "packages";
  readonly packages: readonly [string, ...string[]];
  /** The package whose version is the program's version; `*` stands for a number, as in `postgresql-*`. */
  readonly versionOf: string;
  /**
   * Packages that these ask for and the program runs without; what only they need is left out too. Each is taken as installed
   * already, so a script of a package that calls one does not work. Absent: none.
   */
  readonly without?: readonly string[];
}

/** A Python program, run by the distribution's Python; hashes come from `python/<recipe name>/requirements.txt`. */
export interface FromPython {
  readonly kind: "python";
  /** Version of the program; the same as in `python/<recipe name>/requirements.txt`. */
  readonly version: string;
}

/** A user and a group of the same name and number, in the image's `/etc/passwd` and `/etc/group`. */
export interface Account {
  readonly name: string;
  readonly id: number;
}

/** `PATH` of every image whose recipe says no other. */
export const systemPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/**
 * How one upstream image is built from the distribution's packages or from modules: pure data.
 * Paths, user, entrypoint and command are those of the upstream image, so that one service declaration fits both.
 * Every image also has `/bin/sh`, `wget` and the other BusyBox programs, CA certificates and `/tmp`.
 */
export interface Recipe {
  /** Short name, also of its folder below `go/` or `python/` and of the local image. */
  readonly name: string;
  /** Upstream image without tag and digest, such as `docker.io/library/caddy`. */
  readonly repository: string;
  /** The program that the image runs; never another one than upstream's. */
  readonly program: string;
  readonly from: FromGo | FromPackages | FromPython;
  /** Absent: none. */
  readonly entrypoint?: readonly string[];
  /** Absent: none. */
  readonly command?: readonly string[];
  /** Added to `PATH`. Absent: nothing. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Name or number, and group. Absent: root, as in the upstream image. */
  readonly user?: string;
  /** Absent: `/`. */
  readonly workingFolder?: string;
  /** Ports such as `8080/tcp`. */
  readonly exposes: readonly string[];
  /** Signal that asks for an orderly stop. Absent: the engine's own, SIGTERM. */
  readonly stopSignal?: "SIGINT" | "SIGQUIT" | "SIGTERM" | "SIGWINCH";
  /** Accounts beside root and nobody. Absent: none. */
  readonly accounts?: readonly Account[];
  /** Empty folders, owned by root, mode 0755. Absent: none. */
  readonly folders?: readonly string[];
  /** Text files by path, owned by root, mode 0644; they replace files of packages. Absent: none. */
  readonly files?: Readonly<Record<string, string>>;
  /**
   * Files and folders of Node packages by path, such as `jquery/dist/jquery.js`; versions and hashes come from
   * `node/<recipe name>/package-lock.json`. Nothing of theirs is run. Absent: none.
   */
  readonly nodeFiles?: Readonly<Record<string, string>>;
  /** Files of `scripts/` by path, owned by root, mode 0755. Absent: none. */
  readonly scripts?: Readonly<Record<string, string>>;
  /** What packages bring and the image does not have, by path; `*` stands for any name or part of one. Absent: all stays. */
  readonly drops?: readonly string[];
  /** Symbolic links by path; a target with `*` is the one path of the image that it matches. Absent: none. */
  readonly links?: Readonly<Record<string, string>>;
}

/** Declares a recipe; gives its value back unchanged, checked by the compiler. */
export function defineRecipe(recipe: Recipe): Recipe {
  return recipe;
}

const origins = {
  go: "built from its Go module",
  packages: "from the distribution's packages",
  python: "from its Python package",
} as const;

/** Says in a few words where the program of a recipe comes from. */
export function originOf(recipe: Recipe): string {
  return origins[recipe.from.kind];
}
