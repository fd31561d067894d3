import * as tf from '@tensorflow/tfjs';

/** The flag with which tfjs refuses a second `fit` during the first. In a sequential model it is on the inner model. */
interface Fitting {
  isTraining: boolean;
  model?: Fitting;
}

const claimed = new Set<Fitting>();

/**
 * Gives one training the model for itself, as `model.fit` does: two trainings that change the same weights in turn would give two results
 * that look right.
 *
 * @throws Error `subject: expected student …` if the model is being trained already.
 */
export async function lockModel<Result>(
  subject: string,
  model: tf.LayersModel,
  training: () => Promise<Result>
): Promise<Result> {
  const fitting = marked(model);
  if (fitting.isTraining)
    throw new Error(
      `${subject}: expected student "${model.name}" to be trained by one run at a time, got one that is being trained already; await that run, or build another student`
    );
  fitting.isTraining = true;
  claimed.add(fitting);
  try {
    return await training();
  } finally {
    claimed.delete(fitting);
    fitting.isTraining = false;
  }
}

function marked(model: tf.LayersModel): Fitting {
  const outer = model as unknown as Fitting;
  if (!(model instanceof tf.Sequential)) return outer;
  if (!outer.model) model.build();
  return outer.model ?? outer;
}

/** For trainings that were stopped without running a `finally`. */
export function endLocks(): void {
  for (const fitting of claimed) fitting.isTraining = false;
  claimed.clear();
}
