import { computeRunKey } from '../../../../src/record/computeRunKey';
import type { RunView } from '../../../../src/views/View';
import { trans } from '../../dom/trans';
import { createCursorReadout, valueUpTo } from '../../plot/createCursorReadout';
import { createEpochCursor, type PointedEpochs, type EpochCursor } from '../../plot/createEpochCursor';
import { readTheme } from '../../plot/readTheme';
import { formatNumber, formatPercent } from '../../words/formatNumber';
import { axisToEpochs, epochsToAxis, type OverlayAxis } from './epochsToAxis';
import { computeOverlaidLines } from './computeOverlaidLines';
import type { OverlaidRun, OverlayReading } from './OverlaidRun';
import { runLook } from './plotOverlaidRuns';

export interface OverlayCursor extends EpochCursor {
  /** The values of all lines where the reader points at; at their ends while nobody points. */
  readonly node: HTMLElement;
  /** Says the values anew. */
  update(): void;
}

/** The cursor of runs over one another, which is also that of each run's own charts. */
export function createOverlayCursor(runs: () => readonly OverlaidRun[], reading: () => OverlayReading): OverlayCursor {
  const values = createCursorReadout();
  let pointed: number | null = null;
  const cursor = createEpochCursor({
    epochsAt: (x) => epochsOf(runs(), x, reading().axis),
    placeOf: (epochs) => placeOf(runs(), epochs, reading().axis),
    say(x) {
      pointed = x;
      update();
    }
  });

  function update() {
    const asked = reading();
    const theme = readTheme();
    const lines = computeOverlaidLines(runs(), asked).filter(({ key }) => !asked.hidden.has(key));
    const place = pointed ?? lines.reduce((most, { x }) => Math.max(most, x.at(-1) ?? 0), 0);
    values.update(
      pointed === null ? trans.__('at the end') : placeText(place, asked.axis),
      lines.map(({ name, look, isSingle, isShare, x, y }) => {
        const value = valueUpTo(x, y, place);
        const text = value === null ? '–' : isShare ? formatPercent(value) : formatNumber(value);
        return { name, value: text, width: isSingle ? 1 : 2, ...runLook(look, theme) };
      })
    );
  }

  return { ...cursor, node: values.node, update };
}

function keyOf({ id, started }: RunView): string | null {
  return started === undefined ? null : computeRunKey({ id, started });
}

function epochsOf(runs: readonly OverlaidRun[], x: number, axis: OverlayAxis): PointedEpochs {
  const all = runs.flatMap(({ view }): [string, number][] => {
    const [key, epochs] = [keyOf(view), axisToEpochs(view, x, axis)];
    return key === null || epochs === null ? [] : [[key, epochs]];
  });
  return Object.fromEntries(all);
}

/** Where the first of the runs is then: over seconds others are elsewhere. */
function placeOf(runs: readonly OverlaidRun[], epochs: PointedEpochs, axis: OverlayAxis): number | null {
  for (const { view } of runs) {
    const key = keyOf(view);
    const at = key !== null && Object.hasOwn(epochs, key) ? epochsToAxis(view, { epoch: [epochs[key]] }, axis) : null;
    if (at) return at[0];
  }
  return null;
}

function placeText(place: number, axis: OverlayAxis): string {
  const number = formatNumber(place);
  return {
    epochs: trans.__('epoch %1', number),
    steps: trans.__('step %1', number),
    seconds: trans.__('%1 s of training', number)
  }[axis];
}
