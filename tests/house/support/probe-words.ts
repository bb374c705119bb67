/** What is tried from somewhere. */
export interface Probes {
  /** TCP ports to be opened. */
  readonly doors?: readonly { readonly host: string; readonly port: number }[];
  /** Names to be asked for, each from one name server. */
  readonly names?: readonly { readonly name: string; readonly server: string }[];
  /** Pages to be asked for over https; the certificate must be of `ca`. */
  readonly pages?: readonly {
    readonly address: string;
    readonly port: number;
    readonly host: string;
    readonly authorization?: string;
  }[];
  /** Certificate of the authority that pages are checked against. */
  readonly ca?: string;
  /** Milliseconds until a port counts as closed. Default 1500. */
  readonly patience?: number;
}

/** What became of each probe, in their order. */
export interface Results {
  readonly doors: readonly boolean[];
  readonly names: readonly boolean[];
  readonly pages: readonly number[];
}
