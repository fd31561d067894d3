import * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../../data/Dataset';
import { mixSeeds, createRandom, type Random } from '../../../stats/createRandom';
import { createEventLoopYielder } from '../../../notebook/createEventLoopYielder';
import { createTextLineDrawer } from '../../../notebook/createTextLineDrawer';
import { watchInterrupts } from '../../../notebook/watchInterrupts';
import type { GeneratorInfo } from '../../../record/SyntheticReport';
import { createWeightAverager } from '../createWeightAverager';
import { createGeneratorHistoryKeeper } from '../createGeneratorHistoryKeeper';
import { encodeOneHot } from '../encodeOneHot';
import { noisePool, type NoisePool } from '../drawGeneratorInputs';
import type { RowInputs, RowNetwork } from '../RowNetwork';
import type { TableCritic } from './createTableCritic';
import { encodeTable, type TableEncoding } from './fitTableEncoding';
import type { CheckedTableGenerator } from './checkTableGenerator';
import { createModeMask } from './createModeMask';
import { computeSecondMoments } from './computeSecondMoments';
import { createTableGanSteps, type TableGanSteps } from './createTableGanSteps';
import { readErrorMessage } from '../../../checks/readErrorMessage';

export interface TableTraining {
  /** The average ones; the caller's. */
  weights: tf.Tensor[];
  history: GeneratorInfo['history'];
  seconds: number;
  /** How many steps were taken. */
  taken: number;
}

/** The share of the moving average of the generator's weights that each step keeps. */
const decay = 0.998;
const learningRate = 0.001;
const drawnEvery = 500;
const momentRows = 10_000;

/** Trains a generator's network against its critic. The caller owns both and holds interrupts off. */
export async function trainTableGenerator(
  checked: CheckedTableGenerator,
  encoding: TableEncoding,
  network: RowNetwork,
  critic: TableCritic
): Promise<TableTraining> {
  const { data, steps, seed, signal, onProgress } = checked;
  const watch = watchInterrupts();
  const next = createRandom(mixSeeds(seed, 2));
  const noise = noisePool(next);
  const draw = balancedRows(data, next);
  const moments = realMoments(data, encoding, draw, next);
  const average = createWeightAverager(network.variables, decay);
  const optimizers = {
    network: tf.train.adam(learningRate, 0.5, 0.9),
    critic: tf.train.adam(learningRate, 0.5, 0.9)
  };
  const turns = createTableGanSteps({ network, mask: createModeMask(encoding), critic, optimizers, moments });
  const kept = createGeneratorHistoryKeeper(steps);
  const drawLine = checked.show ? createTextLineDrawer() : null;
  const breathe = createEventLoopYielder();
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1000;
  let [taken, drawn] = [0, -Infinity];
  const tell = (isLast: boolean) => {
    if (!drawLine || (!isLast && performance.now() - drawn < drawnEvery)) return;
    drawn = performance.now();
    const losses = Object.entries(kept.newest()).map(([name, value]) => `${name} ${value.toPrecision(3)}`);
    drawLine(`Rows like ${data.name}: step ${taken} of ${steps}, ${seconds().toFixed(0)} s, ${losses.join(', ')}`, isLast);
  };

  try {
    while (taken < steps && !signal?.aborted && !watch.interrupted()) {
      const losses = tf.tidy(() => oneStep({ checked, encoding, network, turns, draw, next, noise }));
      taken++;
      const broken = Object.entries(losses).find(([, value]) => !Number.isFinite(value));
      if (broken)
        throw new Error(
          `tableGenerator: expected finite losses, got ${broken[1]} in "${broken[0]}" at step ${taken}; give another seed`
        );
      kept.add(losses);
      average.add(network.variables);
      onProgress({ step: taken, steps, losses });
      tell(false);
      await breathe();
    }
    tell(true);
    return { weights: average.values.map((weights) => weights.clone()), history: kept.history(), seconds: seconds(), taken };
  } catch (error) {
    drawLine?.(`broken off: ${readErrorMessage(error)}`, true);
    throw error;
  } finally {
    average.dispose();
    turns.dispose();
    moments.dispose();
    optimizers.network.dispose();
    optimizers.critic.dispose();
  }
}

interface OneStep {
  checked: CheckedTableGenerator;
  encoding: TableEncoding;
  network: RowNetwork;
  turns: TableGanSteps;
  draw: (count: number) => number[];
  next: Random;
  noise: NoisePool;
}

function oneStep({ checked, encoding, network, turns, draw, next, noise }: OneStep) {
  const { batchSize, data } = checked;
  const rows = draw(batchSize);
  const labels = encodeOneHot(
    rows.map((row) => data.y[row]),
    data.classes.length
  );
  const inputs = (): RowInputs => ({
    latent: tf.reshape(noise([batchSize, network.latent, 1, 1]), [batchSize, network.latent]),
    labels,
    noise: []
  });
  const between = Float32Array.from({ length: batchSize }, next);
  return turns.step({
    rows: tf.tensor2d(encodeTable(encoding, data.x, rows, next), [batchSize, encoding.normals + encoding.kinds]),
    inputs: [inputs(), inputs()],
    between: tf.tensor2d(between, [batchSize, 1])
  });
}

/** Of many rows, drawn as those of a step are. */
function realMoments(data: Dataset, encoding: TableEncoding, draw: (count: number) => number[], next: Random): tf.Tensor2D {
  const rows = draw(momentRows);
  return tf.tidy(() => {
    const encoded = tf.tensor2d(encodeTable(encoding, data.x, rows, next), [momentRows, encoding.normals + encoding.kinds]);
    return computeSecondMoments(
      encoded,
      encodeOneHot(
        rows.map((row) => data.y[row]),
        data.classes.length
      )
    );
  });
}

/** Draws rows so that every class with rows is equally likely: a class with few rows is learnt as well as one with many. */
function balancedRows({ y, classes }: Dataset, next: Random): (count: number) => number[] {
  const rows = classes.map((): number[] => []);
  y.forEach((label, row) => rows[label].push(row));
  const filled = rows.filter(({ length }) => length > 0);
  const oneOf = <T>(list: T[]) => list[Math.floor(next() * list.length)];
  return (count) => Array.from({ length: count }, () => oneOf(oneOf(filled)));
}
