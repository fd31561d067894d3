import type { LiveRun } from '../../record/LiveRun';
import type { RunEvent, Started } from '../../record/RunEvent';
import { isWatched, publish, tellPanels } from './publish';
import { speedometer } from './speedometer';
import type { Steering } from './steering';

/** Tells panels how a run stands, four times a second at most while it computes, and at once when its state is another one. */
export interface LiveFollower {
  tell(event: RunEvent): void;
  /** So many steps of a model are done. */
  took(of: 'student' | 'baseline', steps: number): void;
  end(status: 'done' | 'stopped' | 'failed', error?: string): void;
}

const quarterSecond = 250;
const sparkPoints = 60;

/**
 * @param stepsAnEpoch of each model.
 */
export function liveRun({ id, title, stamp, setup, models }: Started, stepsAnEpoch: number, steering: Steering): LiveFollower {
  const fits = models.baseline ? 2 : 1;
  const stepsOfOne = setup.epochs * stepsAnEpoch;
  const speed = speedometer();
  let last = -Infinity;
  const live: LiveRun = {
    id,
    started: stamp.started,
    title,
    seed: setup.seed,
    state: 'running',
    does: 'preparing',
    epoch: 0,
    epochs: setup.epochs,
    step: 0,
    steps: fits * stepsOfOne,
    stepsPerSecond: null,
    secondsLeft: null,
    latest: {},
    spark: [],
    settings: [],
    changes: []
  };

  function now(): LiveRun {
    const { state, settings } = steering.state();
    const stepsPerSecond = speed.read();
    const secondsLeft = stepsPerSecond ? Math.max(0, live.steps - live.step) / stepsPerSecond : null;
    return { ...live, state, settings, stepsPerSecond, secondsLeft };
  }

  function send(): void {
    last = performance.now();
    if (isWatched()) tellPanels({ type: 'run', run: now() });
  }

  const leave = publish({ now, command: steering.command });
  steering.onChange = () => {
    speed.forget();
    send();
  };

  return {
    tell(event) {
      if (event.type === 'point') {
        const { values, epoch } = event;
        live.epoch = epoch;
        live.latest = { ...live.latest, ...finite(values) };
        const loss = values['train/loss'];
        if (Number.isFinite(loss)) live.spark = thinned([...live.spark, loss]);
      } else if (event.type === 'changed') live.changes = [...live.changes, event.change].slice(-20);
      else if (event.type === 'scored' && event.model !== 'teacher') live.does = 'scoring';
    },
    took(of, steps) {
      if (live.does !== of) {
        [live.does, live.latest, live.spark] = [of, {}, []];
        speed.forget();
      }
      live.step = (of === 'baseline' ? stepsOfOne : 0) + steps;
      live.epoch = steps / stepsAnEpoch;
      if (performance.now() - last < quarterSecond) return;
      speed.note(live.step);
      send();
    },
    end(status, error) {
      steering.end(status);
      leave({ ...now(), state: status, secondsLeft: null, settings: [], ...(error !== undefined && { error }) });
    }
  };
}

/** Neighbours are joined when there are too many. */
function thinned(values: number[]): number[] {
  if (values.length <= sparkPoints) return values;
  return values.filter((_, i) => i % 2 === 1);
}

function finite(values: { [series: string]: number }): { [series: string]: number } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => Number.isFinite(value)));
}
