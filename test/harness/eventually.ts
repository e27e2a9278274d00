/** How long anything in the workbench may take to appear, on a slow machine. */
export const patience = 20_000;

/**
 * Asks again and again until the answer is there, and returns it. What is waited for has no event that a test could
 * hear; the wait is bounded, and its error names what did not appear.
 *
 * @param what completes "did not see …"
 * @param probe gives undefined or false as long as the answer is not there
 */
export async function eventually<T>(
  what: string | (() => string),
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  limit = patience,
): Promise<T> {
  const end = Date.now() + limit;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) {
      throw new Error(`Did not see ${typeof what === 'string' ? what : what()} within ${String(limit / 1000)} s.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
