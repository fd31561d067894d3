import type * as tf from '@tensorflow/tfjs';
import type { Matrix } from '../../../data/Matrix';
import { predictor } from '../../../metrics/predict';
import type { StreamScores } from '../../../record/StreamOfParts';
import { listClasses } from '../parts/listClasses';
import type { StreamPart } from '../parts/StreamPart';
import { computePartAccuracy } from './computePartAccuracy';

export interface StreamScorer {
  /** What the model knows now of the test rows of each part, and its logits of all of them, part after part; null if it was stopped. */
  score(stopped: () => boolean): Promise<(Pick<StreamScores, 'accuracy' | 'accuracyGivenPart'> & { logits: Matrix }) | null>;
  dispose(): void;
}

/** Asks a model about the test rows of all parts, again and again. */
export function createStreamScorer(model: tf.LayersModel, parts: readonly StreamPart[]): StreamScorer {
  const columns = parts[0].train.classes.length;
  const classes = parts.map(({ train, test }) => listClasses(train.y, test.y));
  const isWhole = classes.every(({ length }) => length === columns);
  const predictors = parts.map(({ test }) => predictor(model, test, { times: parts.length + 1 }));
  return {
    async score(stopped) {
      const all: Matrix[] = [];
      for (const predict of predictors) {
        all.push(await predict());
        if (stopped()) return null;
      }
      const of = (among: (part: number) => readonly number[] | undefined) =>
        all.map((logits, part) => computePartAccuracy(logits, parts[part].test.y, among(part)));
      const values = new Float32Array(all.reduce((sum, logits) => sum + logits.values.length, 0));
      all.reduce((at, logits) => {
        values.set(logits.values, at);
        return at + logits.values.length;
      }, 0);
      return {
        accuracy: of(() => undefined),
        ...(!isWhole && { accuracyGivenPart: of((part) => classes[part]) }),
        logits: { rows: values.length / columns, columns, values }
      };
    },
    dispose: () => predictors.forEach((predict) => predict.dispose())
  };
}
