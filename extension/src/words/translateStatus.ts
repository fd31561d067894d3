import type { LiveState } from '../../../src/record/LiveRun';
import type { RunStatus } from '../../../src/record/RunRecord';
import { trans } from '../dom/trans';

/** "lost" is a run that was going on when its notebook was saved and that nobody computes any more; "interrupted" one that can go on; "unread" a record that is still to be read. */
export type ShownStatus = RunStatus | LiveState | 'lost' | 'interrupted' | 'unread';

/** A sign beside the word, so that nothing hangs on the colour. */
export const statusSigns: { readonly [status in ShownStatus]: string } = {
  running: '◐',
  pausing: '◐',
  paused: '❚❚',
  stopping: '◐',
  done: '✓',
  stopped: '■',
  failed: '✕',
  lost: '?',
  interrupted: '↻',
  unread: '…'
};

export function translateStatus(status: ShownStatus): string {
  return {
    running: trans.__('running'),
    pausing: trans.__('pausing'),
    paused: trans.__('paused'),
    stopping: trans.__('stopping'),
    done: trans.__('done'),
    stopped: trans.__('stopped'),
    failed: trans.__('failed'),
    lost: trans.__('ended without a result'),
    interrupted: trans.__('interrupted'),
    unread: trans.__('not read yet')
  }[status];
}
