import { checkOptions } from '../../checks/checkOptions';
import { infoNce } from '../../losses/embeddings/infoNce';
import { embeddingDistance } from '../../losses/embeddings/embeddingDistance';
import type { Loss } from '../../losses/Loss';
import { crossModalMedianRank } from '../../metrics/embeddings/crossModalMedianRank';
import { crossModalRecallAt } from '../../metrics/embeddings/crossModalRecallAt';
import { crossModalReciprocalRank } from '../../metrics/embeddings/crossModalReciprocalRank';
import type { Metric } from '../../metrics/inputs/Metric';
import { defineTask } from './defineTask';
import type { Task } from '../options/Task';

export interface CrossModalRetrievalOptions {
  /** What a model without a teacher learns by. Default `kd.infoNce()`. */
  loss?: Loss;
  /** What is measured, best first. Default: the mean reciprocal rank both ways, recall@1, 5 and 10 each way, and the median rank each way. */
  metrics?: readonly Metric[];
}

/**
 * The task of finding the text of a picture and the picture of a text: for `kd.train`, `kd.distill` and `kd.study`, whose records, curves, comparisons and checkpoints are as with other tasks.
 *
 * A model gives embeddings, in one of two forms. Two towers (`kd.models.twoTowers`) have rows of `kd.data.pictureTextRows`, whose only target is the number of the item: rows of one item belong together. A tower of pictures alone has rows of pictures, whose targets are the number of
 * the item and then the embedding of its text, as `kd.data.withTextEmbeddings` makes them: texts are fixed, and the student learns to give pictures the same place. Its teacher is a tower of pictures, too.
 *
 * A distillation without terms learns by half of the loss and half of `kd.embeddingDistance()`. The best epoch is that of the first metric, the mean reciprocal rank.
 *
 * @throws TypeError or RangeError for an unknown option, or a loss or metric that is none; in a run, for rows or models in neither form.
 * @example
 * ```ts
 * const x = Array.from({ length: 60 }, (_, i) => [i % 6, (i * i) % 5, i % 6]); // two numbers of a picture, one of its text
 * const data = kd.split(kd.dataset({ x, targets: x.map(([, , text]) => text), targetNames: ['item'] }), { seed: 1 });
 * const dense = (inputs: number) => tf.layers.dense({ units: 4, inputShape: [inputs] });
 * const picture = tf.sequential({ name: 'picture', layers: [dense(2), kd.layers.unitLength({ scale: 10 })] });
 * const text = tf.sequential({ name: 'text', layers: [dense(1), kd.layers.unitLength()] });
 * const student = kd.models.twoTowers({ picture, text });
 * const run = await kd.train({ student, data, task: kd.crossModalRetrieval(), epochs: 2, show: false });
 * run.data.metrics?.[0].title; // "mean reciprocal rank, both ways"
 * ```
 */
export function crossModalRetrieval(options: CrossModalRetrievalOptions = {}): Task {
  checkOptions('crossModalRetrieval', options, ['loss', 'metrics']);
  const { loss = infoNce(), metrics = defaultMetrics() } = options;
  const terms = { hard: { weight: 0.5, loss }, soft: { weight: 0.5, loss: embeddingDistance() } };
  const taskOf = (outputs: number) => defineTask({ name: 'cross-modal retrieval', loss, metrics, terms, outputs });
  const task = taskOf(2);
  return {
    ...task,
    check(subject, given) {
      taskOf(unitsOf(subject, given)).check(subject, given);
    },
    // Each model has a temperature of its own: how far its outputs are from the teacher's says nothing.
    score: ({ outputs, rows }) => task.score({ outputs, rows }),
    // The embeddings of texts that may follow the item are no targets of their own to a reader.
    describe(data) {
      const described = task.describe(data);
      return { ...described, targets: described.targets!.slice(0, 1) };
    }
  };
}

function defaultMetrics(): Metric[] {
  const ways = ['pictures', 'texts'] as const;
  const recalls = ways.flatMap((queries) => [1, 5, 10].map((k) => crossModalRecallAt({ k, queries })));
  return [crossModalReciprocalRank(), ...recalls, ...ways.map((queries) => crossModalMedianRank({ queries }))];
}

/** Numbers that a model has to give for a row: as many as the embedding in the targets has, or an even number. */
function unitsOf(subject: string, { student, data }: Parameters<Task['check']>[1]): number {
  const fixed = data.train.targets!.names.length - 1;
  const shape = student.outputs[0].shape;
  const units = shape[1] ?? 0;
  if (fixed > 0) return fixed;
  if (shape.length === 2 && units > 0 && units % 2 === 0) return units;
  throw new RangeError(
    `${subject}: expected student "${student.name}" to give the embeddings of a picture and of its text, both of one width, got [${shape.map((n) => n ?? 'batch').join(', ')}]; make it with kd.models.twoTowers, or give targets with embeddings, kd.data.withTextEmbeddings`
  );
}
