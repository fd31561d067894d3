import type { RunView } from '../../../../src/views/View';

/** When a run began; views of older versions say it in their set-up alone. */
export function readRunStartTime({ started, setup }: RunView): string {
  return started ?? setup.find(([name]) => name === 'started')?.[1] ?? '';
}
