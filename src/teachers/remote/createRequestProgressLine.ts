import { createTextLineDrawer } from '../../notebook/createTextLineDrawer';
import { findHost } from '../../notebook/findHost';
import { readErrorMessage } from '../../checks/readErrorMessage';

/** One line that says how far the asking is: updated in place in a notebook, on stderr of a terminal. */
export interface AskingLine {
  /** Writes if the last line is at least a quarter of a second old. */
  update(told: Told): void;
  end(told: Told): void;
  fail(error: unknown): void;
}

export interface Told {
  rows: number;
  of: number;
  calls: number;
  failures: number;
  money: number | null;
}

const quarterSecond = 250;

/** @param show by default it writes only in a notebook. */
export function createRequestProgressLine(name: string, show: boolean | undefined): AskingLine {
  const begun = performance.now();
  const write = ((show ?? findHost() !== undefined) && createTextLineDrawer()) || (() => {});
  let last = begun;
  const say = ({ rows, of, calls, failures, money }: Told) => {
    const failed = failures ? `, ${failures} failed` : '';
    const cost = money === null ? '' : `, ${Number(money.toPrecision(3))} spent`;
    return `${name}: ${rows} of ${of} rows, ${calls} calls${failed}${cost}, ${((performance.now() - begun) / 1000).toFixed(1)} s`;
  };
  return {
    update(told) {
      if (performance.now() - last < quarterSecond) return;
      last = performance.now();
      write(say(told), false);
    },
    end: (told) => write(say(told), true),
    fail: (error) => write(`${name}: ${readErrorMessage(error)}`, true)
  };
}
