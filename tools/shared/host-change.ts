/** Shows one line of what is being done now. */
export type Report = (line: string) => void;

/** One change to the machine itself, listed and asked for before it is made. */
export interface HostChange {
  /** What changes, in a few words, such as "install the Docker Engine (docker.io)". */
  readonly what: string;
  /** The exact command a person may run instead. */
  readonly command: string;
  /** Whether root is needed for it. */
  readonly root: boolean;
}
