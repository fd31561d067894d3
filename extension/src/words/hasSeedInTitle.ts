/** Whether a title already has the seed of its run in it. */
export function hasSeedInTitle(title: string): boolean {
  return /\bseed\W*\d/i.test(title);
}
