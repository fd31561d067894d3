import type { TranslationBundle } from '@jupyterlab/translation';
import type { LiveState } from '../../../src/record/LiveRun';
import type { RunItem } from '../runs/RunItem';

export type ShownStatus = RunItem['status'] | LiveState;

/** How a run stands now: what its kernel says of it, else what was saved. */
export function statusOf({ status, live }: RunItem): ShownStatus {
  return live?.state ?? status;
}

/** A sign and a word for it, so that nothing hangs on the colour. */
export function statusWords(trans: TranslationBundle): { [status in ShownStatus]: [sign: string, word: string] } {
  return {
    running: ['◐', trans.__('running')],
    pausing: ['◐', trans.__('pausing')],
    paused: ['❚❚', trans.__('paused')],
    stopping: ['◐', trans.__('stopping')],
    done: ['✓', trans.__('done')],
    stopped: ['■', trans.__('stopped')],
    failed: ['✕', trans.__('failed')],
    lost: ['?', trans.__('ended without a result')]
  };
}
