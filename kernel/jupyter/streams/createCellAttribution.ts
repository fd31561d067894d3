import { AsyncLocalStorage } from 'node:async_hooks';
import timers from 'node:timers';

/** Which cell the code that runs belongs to, also when it runs late. */
export interface Attribution<Cell> {
  /** Runs `work` as a part of `cell`. */
  within<Result>(cell: Cell | undefined, work: () => Result): Result;
  /** The cell that the running code belongs to. */
  here(): Cell | undefined;
  /** Runs `work`, which settles a promise that `cell` awaits: what follows the await belongs to `cell`. */
  resume(cell: Cell | undefined, work: () => void): void;
  /** A stop by force may have left a callback half-way. */
  reset(): void;
}

/**
 * From Node 24 on the language carries the cell along; before, async hooks and a stop by force can abort the process.
 * `newest` is the cell of code that nothing is known about: the running one, else the last.
 */
export function createCellAttribution<Cell>(newest: () => Cell | undefined): Attribution<Cell> {
  return Number(process.versions.node.split('.')[0]) >= 24 ? byContext(newest) : byTimers(newest);
}

function byContext<Cell>(newest: () => Cell | undefined): Attribution<Cell> {
  const storage = new AsyncLocalStorage<Cell | undefined>();
  return {
    within: (cell, work) => storage.run(cell, work),
    here: () => storage.getStore() ?? newest(),
    resume: (_cell, work) => work(),
    reset: () => undefined
  };
}

/** Timers that a cell sets carry it, and so do the awaits of its code. Other callbacks do not. */
function byTimers<Cell>(newest: () => Cell | undefined): Attribution<Cell> {
  let late: Cell | undefined;

  function within<Result>(cell: Cell | undefined, work: () => Result): Result {
    const outer = late;
    late = cell;
    try {
      return work();
    } finally {
      late = outer;
    }
  }

  const here = () => late ?? newest();
  carryThroughTimers(here, within);
  return {
    within,
    here,
    resume(cell, work) {
      if (cell === newest()) return work();
      // Microtasks run in the order in which they are asked for: the continuation stands between these two.
      queueMicrotask(() => {
        late = cell;
      });
      work();
      queueMicrotask(() => {
        late = undefined;
      });
    },
    reset() {
      late = undefined;
    }
  };
}

function carryThroughTimers<Cell>(here: () => Cell | undefined, within: Attribution<Cell>['within']): void {
  for (const name of ['setTimeout', 'setInterval', 'setImmediate'] as const) {
    const original = timers[name] as (...values: unknown[]) => unknown;
    function carrying(this: unknown, callback: unknown, ...rest: unknown[]): unknown {
      const cell = here();
      if (cell === undefined || typeof callback !== 'function') return Reflect.apply(original, this, [callback, ...rest]);
      function late(this: unknown, ...values: unknown[]): unknown {
        return within(cell, () => Reflect.apply(callback as () => unknown, this, values));
      }
      return Reflect.apply(original, this, [late, ...rest]);
    }
    // Its name, its length, and what `util.promisify` looks for.
    Object.defineProperties(carrying, Object.getOwnPropertyDescriptors(original));
    (timers as unknown as Record<string, unknown>)[name] = carrying;
    (globalThis as unknown as Record<string, unknown>)[name] = carrying;
  }
}
