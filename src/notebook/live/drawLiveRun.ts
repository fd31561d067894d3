import type { RunRecord } from '../../record/RunRecord';
import { viewToMimeBundle } from '../../views/bundle/viewToMimeBundle';
import { computeRunView } from '../../views/run/computeRunView';
import { showRecord } from '../../views/run/showRecord';
import { withDisplay } from '../../views/bundle/withDisplay';
import type { Host } from '../Host';
import { createInPlaceDisplay } from '../createInPlaceDisplay';

/** Shows a run while it is going on: in a notebook one output, updated in place; on a terminal a bar on stderr; elsewhere nothing. */
export interface RunDrawing {
  /** Draws if the last drawing is at least a quarter of a second old. */
  update(record: RunRecord): void;
  /** Draws the last state with its static picture, and returns the record as a value that shows itself. */
  end(record: RunRecord): RunRecord;
  /** Shows that the run stopped with an error, which is in the record. */
  fail(record: RunRecord): void;
}

const quarterSecond = 250;

export function drawLiveRun(host: Host | undefined, show: boolean): RunDrawing {
  if (show && host) return inNotebook(host);
  if (show && process.stderr.isTTY) return onTerminal();
  return { update: () => {}, end: (record) => showRecord({ ...record }), fail: () => {} };
}

function inNotebook(host: Host): RunDrawing {
  const show = createInPlaceDisplay(host);
  const cell = host.cell();
  let last = -Infinity;
  const draw = (record: RunRecord, options: Parameters<typeof viewToMimeBundle>[1]) => {
    show(viewToMimeBundle(computeRunView(record), options));
    last = performance.now();
  };
  return {
    update(record) {
      if (performance.now() - last >= quarterSecond) draw(record, { static: false });
    },
    end(record) {
      draw(record, { static: true, records: [record] });
      // The figure appears once: in the cell that made the record, a line below the live figure is enough.
      const isShown = () => host.cell() === cell;
      return withDisplay({ ...record }, () =>
        isShown()
          ? { 'text/plain': lineOf(record) }
          : viewToMimeBundle(computeRunView(record), { static: true, records: [record] })
      );
    },
    fail: (record) => draw(record, { static: false, records: [record] })
  };
}

function lineOf({ title, status, stamp }: RunRecord): string {
  return `${title}: ${status} after ${stamp.seconds.toFixed(1)} s`;
}

function onTerminal(): RunDrawing {
  let last = -Infinity;
  const draw = (record: RunRecord, ending: string) => {
    const { epochs } = record.setup;
    const epoch = record.history.epoch.at(-1) ?? 0;
    const done = Math.round((20 * epoch) / epochs);
    const loss = record.history.series['train/loss']?.at(-1);
    const bar = `${'='.repeat(done)}${' '.repeat(20 - done)}`;
    process.stderr.write(
      `\r${record.title} [${bar}] epoch ${epoch.toFixed(1)} of ${epochs}, loss ${loss?.toPrecision(4) ?? '-'}${ending}`
    );
    last = performance.now();
  };
  return {
    update(record) {
      if (performance.now() - last >= quarterSecond) draw(record, '');
    },
    end(record) {
      draw(record, `, ${record.status}\n`);
      return showRecord({ ...record });
    },
    fail: (record) => draw(record, ', failed\n')
  };
}
