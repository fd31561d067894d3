import { computeRunKey } from '../../../record/computeRunKey';
import { foldEvent } from '../../../record/foldEvent';
import type { LiveCommand, LiveRun } from '../../../record/LiveRun';
import type { RunEvent } from '../../../record/RunEvent';
import type { RunRecord } from '../../../record/RunRecord';
import { publishRun, tellPanels } from '../../control/publishRun';

/** Shows the run of another process to the panels of this one. */
export interface LiveRelay {
  /** The run goes on from a record. */
  begin(record: RunRecord, tell: (record: RunRecord) => void): void;
  tell(event: RunEvent, tell: (event: RunEvent) => void): void;
  /** How a run of that process stands. */
  update(run: LiveRun): void;
  /** That process is done with it. */
  end(): void;
}

/** @param send sends a command of a panel to the process. */
export function relayLiveRuns(send: (command: LiveCommand) => void): LiveRelay {
  let record: RunRecord | null = null;
  let shown: { run: LiveRun; leave: (last: LiveRun) => void } | undefined;

  function leave(last: LiveRun): void {
    shown?.leave(last);
    shown = undefined;
  }

  return {
    begin(from, tell) {
      record = from;
      tell(from);
    },
    tell(event, tell) {
      record = foldEvent(record, event);
      tell(event);
    },
    update(run) {
      // A trial may have other runs besides, such as that of its teacher: nobody has their records here.
      if (!record || computeRunKey(run) !== computeRunKey({ id: record.id, started: record.stamp.started })) return;
      const isOver = run.state === 'done' || run.state === 'stopped' || run.state === 'failed';
      if (shown) {
        shown.run = run;
        if (isOver) leave(run);
        else tellPanels({ type: 'run', run });
        return;
      }
      if (isOver) return;
      const own = { run, leave: (_: LiveRun): void => undefined };
      shown = own;
      own.leave = publishRun({
        now: () => own.run,
        record: () => record!,
        command(command) {
          send({ ...command, run: { id: run.id, started: run.started }, request: -1 } as LiveCommand);
          return 'it is told';
        }
      });
    },
    end() {
      if (shown) leave({ ...shown.run, state: 'failed', secondsLeft: null, settings: [], error: 'its process ended' });
    }
  };
}
