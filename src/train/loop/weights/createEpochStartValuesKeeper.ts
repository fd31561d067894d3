import * as tf from '@tensorflow/tfjs';

/** The values that variables have at the start of an epoch, to go back to. */
export interface EpochStartValues {
  /** Notes the values as they are now. This needs no copy, since tensors never change. */
  note(): void;
  /** Gives the variables the noted values. */
  goBack(): void;
  dispose(): void;
}

export function createEpochStartValuesKeeper(variables: readonly tf.Variable[]): EpochStartValues {
  let noted: tf.Tensor[] = [];
  return {
    note() {
      tf.dispose(noted);
      noted = variables.map((variable) => variable.clone());
    },
    goBack: () => variables.forEach((variable, i) => variable.assign(noted[i])),
    dispose() {
      tf.dispose(noted);
      noted = [];
    }
  };
}
