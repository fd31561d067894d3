/** Names a run wherever it is shown. Two runs with the same setup differ in when they began. */
export function computeRunKey({ id, started }: { id: string; started: string }): string {
  return `${id} ${started}`;
}
