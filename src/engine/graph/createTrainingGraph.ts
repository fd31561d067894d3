import { areSamePassSettings } from './areSamePassSettings';
import { areSameTrainingSteps } from './areSameTrainingSteps';
import { registerGraphFunctions, forgetGraphs } from './registerGraphFunctions';
import { executeTrainingStep, type CompiledTraining } from './executeTrainingStep';
import { differs } from './createGraphRecorder';
import { createGraphSignatures } from './createGraphSignatures';
import { eagerReason, isEagerForced } from './isEagerForced';
import { findNativeBackend } from './findNativeBackend';
import { executeEagerStep } from './executeEagerStep';
import { recordTrainingStep, type RecordedTraining } from './recordTrainingStep';
import type { PassSettings, TrainingStepParts, TrainingStep } from './TrainingStep';

export interface TrainingGraph {
  step(step: TrainingStep): void;
  /** Called after another pass through the layers: they may now hold tensors that it made. */
  noteTensors(): void;
  /** Why it runs operation by operation; null as long as nothing stands in the way. */
  eager(): string | null;
  /** How many steps have run as graphs, and how many operation by operation. */
  steps(): { graphs: number; operations: number };
  dispose(): void;
}

/**
 * A training step as two TensorFlow graphs with the loss between them: the pass, and what follows from the gradient of its results. So a
 * loss can be worked out in JavaScript in double precision, and a step that is not accepted changes nothing. The first steps of each shape run operation by
 * operation and are written down, and later ones ever more rarely; the numbers are the same. What JavaScript does differently from step to step must be
 * in the loss.
 */
export function createTrainingGraph(parts: TrainingStepParts): TrainingGraph {
  const signatures = createGraphSignatures<RecordedTraining, CompiledTraining>({
    areSame: areSameTrainingSteps,
    compile(recorded) {
      const parts = recorded.derived.map(({ part }) => part);
      const [pass, update, ...names] = registerGraphFunctions('training', [recorded.forward, recorded.backward, ...parts]);
      const derived = recorded.derived.map((one, i) => ({ ...one, name: names[i] }));
      return { ...recorded, pass: pass!, update: update!, derived };
    },
    forget: ({ pass, update, derived }) => forgetGraphs([pass, update, ...derived.map(({ name }) => name)])
  });
  let [taken, graphs] = [0, 0];
  /** Graphs before the newest change of settings, and how often in a row one came too soon. */
  let [graphsBefore, hasty] = [0, 0];
  let settings: PassSettings | undefined;

  /** Whether settings stay as they are for long enough. Lets go of graphs with others. */
  function isSteady(): boolean {
    const before = settings;
    settings = parts.settings?.();
    if (before && settings && !areSamePassSettings(before, settings)) {
      hasty = graphs - graphsBefore < fewestGraphs ? hasty + 1 : 0;
      graphsBefore = graphs;
      signatures.dispose();
    }
    return hasty <= mostHasty;
  }

  function noteTensors(): void {
    if (settings) settings.tensors = parts.settings!().tensors;
  }

  return {
    step(step) {
      const backend = findNativeBackend();
      taken++;
      if (!backend || isEagerForced() || !isSteady()) return void executeEagerStep(parts, step);
      const signature = signatures.of(step.args);
      if (signatures.isDue(signature)) {
        const recorded = recordTrainingStep(backend, parts, step);
        if (recorded) signatures.offer(signature, recorded);
        return noteTensors();
      }
      const outcome = signature.compiled && executeTrainingStep(backend, signature.compiled, step);
      if (outcome === 'done') return void graphs++;
      if (outcome === 'other loss')
        signatures.giveUp(signature, 'the loss depends on other results of the pass than in the first steps');
      executeEagerStep(parts, step);
      noteTensors();
    },
    eager() {
      if (isEagerForced()) return eagerReason;
      if (!findNativeBackend()) return noGraphs;
      return hasty > mostHasty ? differs : signatures.eager();
    },
    noteTensors,
    steps: () => ({ graphs, operations: taken - graphs }),
    dispose: signatures.dispose
  };
}

/** A rate that changes once an epoch is no hindrance; a counter is. */
const fewestGraphs = 8;
const mostHasty = 8;
const noGraphs = 'this backend has no graphs';
