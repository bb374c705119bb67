/** What is free at a folder, for users other than root. */
export interface Room {
  readonly folder: string;
  readonly freeBytes: number;
  /** Free part of the whole, from 0 to 1. */
  readonly share: number;
  /** Files that may still be made; absent where the file system sets no bound. */
  readonly freeFiles?: number;
}

/** What has to be free at least. */
export interface Need {
  readonly bytes: number;
  readonly files: number;
  /** What it is for, in a few words. */
  readonly use: string;
  /** What to do when it is not there. */
  readonly remedy: string;
}

const mebibyte = 2 ** 20;
const gibibyte = 2 ** 30;

/**
 * What an update writes beside the state. Pulumi keeps five copies at once (the state, its draft, `.bak`, one in `history`,
 * one in `backups`), and a state may grow while it is written: eight copies. At least 16 MiB, for a new house has no
 * state yet (a small one has 0.2 MiB), and logs of others fill a disk meanwhile. Files: these copies with their
 * attributes, lock and event files, twice. Source: pulumi/pulumi 3.259.0, pkg/backend/diy/state.go.
 */
export function stateNeed(stateBytes: number): Need {
  return {
    bytes: Math.max(16 * mebibyte, 8 * stateBytes),
    files: 64,
    use: "the state that an update writes, which a full disk cuts short",
    remedy: "make room on that disk, then run it again",
  };
}

/**
 * What containers write into the engine's storage while they are made and start: small files and first logs, some files
 * for each of up to a few hundred layers. Images are not counted: loading them fails by itself, and before an update.
 */
export const engineNeed: Need = {
  bytes: 64 * mebibyte,
  files: 1000,
  use: "what containers write while they start",
  remedy: "make room: docker system df shows what the engine keeps, docker image prune removes images without a name",
};

/**
 * What services write where they keep their data. A database ends when it cannot begin its next journal file, which of
 * PostgreSQL are the largest. Source: postgres 18, wal_segment_size.
 */
export const tierNeed: Need = {
  bytes: 16 * mebibyte,
  files: 64,
  use: "what its services write: a database stops without its next journal file",
  remedy: "du -xhd2 shows what takes the room; remove it, or move all to a larger disk",
};

/** Bytes for people. */
export function bytesText(bytes: number): string {
  return bytes < gibibyte ? `${(bytes / mebibyte).toFixed(1)} MiB` : `${(bytes / gibibyte).toFixed(1)} GiB`;
}

/** Why there is too little room, in a line; undefined when there is enough. */
export function roomProblem({ folder, freeBytes, freeFiles }: Room, need: Need): string | undefined {
  const problem = (free: string, least: string): string =>
    `${folder}: given ${free} free on its disk; allowed: at least ${least} for ${need.use}; ${need.remedy}`;
  if (freeBytes < need.bytes) return problem(bytesText(freeBytes), bytesText(need.bytes));
  if (freeFiles !== undefined && freeFiles < need.files) {
    return problem(`${String(freeFiles)} files (inodes)`, `${String(need.files)} files`);
  }
  return undefined;
}
