/** What names a run, wherever it is shown: two runs of one setup differ in when they began. */
export function runKey({ id, started }: { id: string; started: string }): string {
  return `${id} ${started}`;
}
