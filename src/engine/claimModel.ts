import * as tf from '@tensorflow/tfjs';

/** The mark by which tfjs refuses a second `fit` during the first; a sequential model has it on the model that it keeps inside. */
interface Fitting {
  isTraining: boolean;
  model?: Fitting;
}

const claimed = new Set<Fitting>();

/**
 * Trains a model alone, as `model.fit` does: two trainings that change the same weights by turns give two results that look right.
 *
 * @throws Error `subject: expected student …` when the model is learning already.
 */
export async function claimModel<Result>(
  subject: string,
  model: tf.LayersModel,
  training: () => Promise<Result>
): Promise<Result> {
  const fitting = marked(model);
  if (fitting.isTraining)
    throw new Error(
      `${subject}: expected student "${model.name}" to learn in one run at a time, got one that is learning already; await that run, or build another student`
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

/** For trainings that were stopped where no `finally` ran. */
export function endClaims(): void {
  for (const fitting of claimed) fitting.isTraining = false;
  claimed.clear();
}
