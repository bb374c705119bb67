/**
 * Trust groups, closed and in this order for ever: the position decides each zone's subnets.
 * Services of one zone may talk to each other; services of two zones may not.
 */
export const zones = ["edge", "media", "games", "apps", "home", "dev", "admin"] as const;

/** One trust group, see {@link zones}. */
export type Zone = (typeof zones)[number];

/** Kinds of storage by speed: `hot` NVMe, `warm` SSD, `cold` hard disk, `scratch` data that may be lost. */
export const tiers = ["hot", "warm", "cold", "scratch"] as const;

/** One kind of storage, see {@link tiers}. */
export type Tier = (typeof tiers)[number];
