/** A moment as documents and records write it: ISO 8601, UTC, to the second. */
export const timeOf = (moment: Date | number): string => `${new Date(moment).toISOString().slice(0, 19)}Z`;
