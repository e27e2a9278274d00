/** Adds all at the end. Handed over as arguments, some hundred thousand would exhaust the stack. */
export function addAll<T>(into: T[], items: Iterable<T>): void {
  for (const item of items) into.push(item);
}

/** The greatest of any number of numbers; `least` where there is none that is greater. */
export const greatest = (numbers: Iterable<number>, least: number): number => {
  let found = least;
  for (const one of numbers) if (one > found) found = one;
  return found;
};

/** The smallest of any number of numbers; `most` where there is none that is smaller. */
export const smallest = (numbers: Iterable<number>, most = Infinity): number => {
  let found = most;
  for (const one of numbers) if (one < found) found = one;
  return found;
};
