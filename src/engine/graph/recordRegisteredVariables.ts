import * as tf from '@tensorflow/tfjs';
import type { GraphRecorder } from './createGraphRecorder';
import type { NativeBackend, NativeTensor } from './findNativeBackend';
import { readNativeTensor } from './readNativeTensor';
import { copyTensorWithOwnHandle } from './copyTensorWithOwnHandle';

/** The variables as they were before a call. */
export interface WatchedVariables {
  /** Those that have another value now. A reason of the recorder if variables have come or gone. */
  changed(): tf.Variable[];
  /** Those that the graph reads, with their inputs. */
  read(): { input: string; variable: tf.Variable }[];
}

/** Tells a recorder of all variables that there are. */
export function recordRegisteredVariables(backend: NativeBackend, recorder: GraphRecorder): WatchedVariables {
  const before = new Map(registeredVariables().map((variable) => [variable, ownTensor(backend, variable)]));
  const byId = new Map([...before].map(([variable, { id }]) => [id, variable]));
  before.forEach(recorder.variable);
  return {
    changed() {
      const created = registeredVariables().find((variable) => !before.has(variable));
      if (created) recorder.refuse(`it creates the variable "${created.name}"`);
      const gone = [...before.keys()].find(({ isDisposed }) => isDisposed);
      if (gone) recorder.refuse(`it disposes the variable "${gone.name}"`);
      if (recorder.reason()) return [];
      return [...before]
        .filter(([variable, { id }]) => readNativeTensor(backend, variable).id !== id)
        .map(([variable]) => variable);
    },
    read: () => recorder.variablesRead().map(({ id, input }) => ({ input, variable: byId.get(id)! }))
  };
}

/** A variable that has its value in common with another, or with a tensor, gets one of its own, to be told apart. Nearly all have: a copy of each would cost more than the step. */
function ownTensor(backend: NativeBackend, variable: tf.Variable): NativeTensor {
  if (backend.refCount(variable.dataId) === 1) return readNativeTensor(backend, variable);
  const own = copyTensorWithOwnHandle(backend, variable);
  try {
    variable.assign(own);
  } finally {
    own.dispose();
  }
  return readNativeTensor(backend, variable);
}

function registeredVariables(): tf.Variable[] {
  return Object.values(tf.engine().registeredVariables);
}
