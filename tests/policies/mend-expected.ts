/** Inputs that a mended resource has, by their path. */
export type Mended = Readonly<Record<string, string | number | boolean>>;

/** What each rule's remediation writes, by the violating case; a case that is not named here is left for a person. */
export const expected: Readonly<Record<string, Readonly<Record<string, Mended>>>> = {
  "HS-031": {
    none: { memorySwap: 64 },
    "without bound": { memorySwap: 64 },
    twice: { memorySwap: 64 },
  },
  "HS-035": {
    "named, and nothing said": { "logOpts.max-size": "10m", "logOpts.max-file": "3" },
    "no number of files": { "logOpts.max-file": "3" },
    "no size": { "logOpts.max-size": "10m" },
    "a service that names the driver": {
      "taskSpec.logDriver.options.max-size": "10m",
      "taskSpec.logDriver.options.max-file": "3",
    },
  },
  "HS-073": {
    removed: { keepLocally: true },
    "left to the default": { keepLocally: true },
  },
  "HS-102": {
    "a time with the proxy": { ttl: 1 },
  },
};
