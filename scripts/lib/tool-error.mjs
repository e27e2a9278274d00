/** A failure that the person at the keyboard can do something about: one line, no stack. */
export class ToolError extends Error {
  /** @override */
  name = 'ToolError';
}

/**
 * Runs a script's main function; a ToolError ends it with its message alone.
 * @param {() => Promise<void>} main
 */
export async function runScript(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof ToolError ? error.message : error);
    process.exitCode = 1;
  }
}
