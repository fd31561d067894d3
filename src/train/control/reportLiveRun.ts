import { foldEvent } from '../../record/foldEvent';
import type { LiveModel, LiveRun } from '../../record/LiveRun';
import { listModelsOfRecord } from '../../record/listModelsOfRecord';
import type { RunEvent, Started } from '../../record/RunEvent';
import type { RunRecord } from '../../record/RunRecord';
import { isWatched, publishRun, tellPanels } from './publishRun';
import { createStepRateMeter } from './createStepRateMeter';
import type { RunCommandQueue } from './createRunCommandQueue';

/** Tells panels how a run is going: at most four times a second while it computes, and at once when its state changes. */
export interface LiveRunReporter {
  tell(event: RunEvent): void;
  /** Called with the number of steps of a model that are done. */
  stepsDone(model: string, steps: number): void;
  end(status: 'done' | 'stopped' | 'failed', error?: string): void;
}

const quarterSecond = 250;
const sparkPoints = 60;

/**
 * @param stepsAnEpoch steps per epoch of each model.
 * @param record the record so far.
 */
export function reportLiveRun(
  started: Started,
  stepsAnEpoch: number,
  commands: RunCommandQueue,
  record: () => RunRecord
): LiveRunReporter {
  const { id, title, stamp, setup, participants } = started;
  const models = listModelsOfRecord(foldEvent(null, started));
  const learning = models.filter(({ role }) => role !== 'teacher').map(({ name, role }): LiveModel => ({ name, role, epoch: 0 }));
  const teachers = models.filter(({ role }) => role === 'teacher').map(({ name }) => name);
  /** Steps of the models that have begun, newest last. */
  const steps = new Map<string, number>();
  const stepsOfOne = setup.epochs * stepsAnEpoch;
  /** The models whose training is over: it may have ended early. */
  const over = new Set<string>();
  const speed = createStepRateMeter();
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
    ...(participants && { models: learning }),
    steps: learning.length * stepsOfOne,
    stepsPerSecond: null,
    secondsLeft: null,
    latest: {},
    spark: [],
    settings: [],
    changes: []
  };

  function now(): LiveRun {
    const { state, settings } = commands.state();
    const stepsPerSecond = speed.read();
    const secondsLeft = stepsPerSecond ? Math.max(0, live.steps - live.step) / stepsPerSecond : null;
    const copied = live.models && { models: live.models.map((one) => ({ ...one })) };
    return { ...live, ...copied, state, settings, stepsPerSecond, secondsLeft };
  }

  function countSteps(): void {
    const ofEach = learning.map(({ name }) => (over.has(name) ? (steps.get(name) ?? stepsOfOne) : stepsOfOne));
    live.steps = ofEach.reduce((sum, one) => sum + one, 0);
  }

  function send(): void {
    last = performance.now();
    if (isWatched()) tellPanels({ type: 'run', run: now() });
  }

  const leave = publishRun({ now, record, command: commands.command });
  commands.onChange = () => {
    speed.forget();
    send();
  };

  return {
    tell(event) {
      if (event.type === 'point') {
        const { of, values, epoch } = event;
        // Of models that train side by side, follow the one that began last.
        if (steps.has(of) && of !== [...steps.keys()].at(-1)) return;
        live.epoch = epoch;
        live.latest = { ...live.latest, ...finite(values) };
        const loss = values['train/loss'];
        if (Number.isFinite(loss)) live.spark = thinned([...live.spark, loss]);
      } else if (event.type === 'changed') live.changes = [...live.changes, event.change].slice(-20);
      else if (event.type === 'executed') over.add(event.of);
      else if (event.type === 'scored' && !teachers.includes(event.model)) live.does = 'scoring';
    },
    stepsDone(model, done) {
      if (!steps.has(model)) {
        [live.latest, live.spark] = [{}, []];
        countSteps();
        speed.forget();
      }
      steps.set(model, done);
      live.does = model;
      live.step = [...steps.values()].reduce((sum, one) => sum + one, 0);
      live.epoch = done / stepsAnEpoch;
      for (const one of learning) if (one.name === model) one.epoch = live.epoch;
      if (performance.now() - last < quarterSecond) return;
      speed.note(live.step);
      send();
    },
    end(status, error) {
      commands.end(status);
      if (status === 'done') countSteps();
      leave({ ...now(), state: status, secondsLeft: null, settings: [], ...(error !== undefined && { error }) });
    }
  };
}

/** Joins neighbours if there are too many. */
function thinned(values: number[]): number[] {
  if (values.length <= sparkPoints) return values;
  return values.filter((_, i) => i % 2 === 1);
}

function finite(values: { [series: string]: number }): { [series: string]: number } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => Number.isFinite(value)));
}
