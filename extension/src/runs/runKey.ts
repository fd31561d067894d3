import type { RunView } from '../../../src/views/View';

/** What names a run, wherever it is shown: two runs of one setup differ in when they began. */
export function runKey({ id, started }: { id: string; started: string }): string {
  return `${id} ${started}`;
}

/** When a run began; views of older versions say it in their set-up alone. */
export function startedOf({ started, setup }: RunView): string {
  return started ?? setup.find(([name]) => name === 'started')?.[1] ?? '';
}
