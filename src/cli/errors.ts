/** A command that cannot be understood, or a configuration that cannot be used: exit code 2. */
export class UsageError extends Error {}

/** What was asked for is understood and cannot be done as things are: exit code 1. Nothing was written. */
export class Refusal extends Error {}

export const EXIT = { clean: 0, findings: 1, usage: 2, internal: 3, gate: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
