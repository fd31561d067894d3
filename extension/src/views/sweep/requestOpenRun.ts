/** What a view asks of the page: to open a run. Whoever has a panel of runs listens, and says so by `preventDefault`. */
export const openRunRequest = 'stillroom:open-run';

export interface RunRequest {
  id: string;
  started: string;
  /** False: the question is only whether one could be opened. */
  open: boolean;
}

/** Opens a run; false where nobody can: a report, a page that is only read. */
export function requestOpenRun(node: Node, { id, started }: { id: string; started: string }, open = true): boolean {
  const detail: RunRequest = { id, started, open };
  return !node.dispatchEvent(new CustomEvent<RunRequest>(openRunRequest, { bubbles: true, cancelable: true, detail }));
}
