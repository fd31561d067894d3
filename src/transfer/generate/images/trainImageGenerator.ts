import * as tf from '@tensorflow/tfjs';
import { mixSeeds, createRandom, type Random } from '../../../stats/createRandom';
import type { Dataset } from '../../../data/Dataset';
import { createEventLoopYielder } from '../../../notebook/createEventLoopYielder';
import { findHost } from '../../../notebook/findHost';
import { watchInterrupts } from '../../../notebook/watchInterrupts';
import { createWeightAverager } from '../createWeightAverager';
import type { CheckedImageGenerator } from './checkImageGenerator';
import type { ImageCritic } from './createImageCritic';
import { createGanSteps, type GanLosses } from './createGanSteps';
import type { GeneratorInfo } from '../../../record/SyntheticReport';
import type { Generator } from '../Generator';
import { findGeneratorProblems } from '../findGeneratorProblems';
import { createGeneratorHistoryKeeper } from '../createGeneratorHistoryKeeper';
import { createLiveImageSheet } from './createLiveImageSheet';
import { generateRows } from '../generateRows';
import { encodeOneHot } from '../encodeOneHot';
import { drawGeneratorInputs, noisePool } from '../drawGeneratorInputs';
import type { RowNetwork } from '../RowNetwork';
import { createGeneratorFromNetwork } from '../createGeneratorFromNetwork';
import { encodeImageSheetPng } from './encodeImageSheetPng';

/** The share of the moving average of the generator's weights that each step keeps. */
const decay = 0.99;
const learningRates = { network: 0.002, critic: 0.004 };
const classWeight = 1;

/** Trains a generator against its critic. The generator owns the network from then on; if this throws, the network is disposed. */
export async function trainImageGenerator(
  checked: CheckedImageGenerator,
  network: RowNetwork,
  critic: ImageCritic
): Promise<Generator> {
  const { data, shape, steps, batchSize, seed, signal, onProgress } = checked;
  const host = findHost();
  const classes = data.classes.length;
  const next = createRandom(mixSeeds(seed, 2));
  const noise = noisePool(next);
  const draw = balancedDraws(data, next);
  const average = createWeightAverager(network.variables, decay);
  const optimizers = {
    network: tf.train.adam(learningRates.network, 0.5, 0.9),
    critic: tf.train.adam(learningRates.critic, 0.5, 0.9)
  };
  const turns = createGanSteps({ network, critic, optimizers, classWeight, teacher: checked.teacher });
  const kept = createGeneratorHistoryKeeper(steps);
  const drawing = createLiveImageSheet(host, checked.show);
  const watch = watchInterrupts();
  const breathe = createEventLoopYielder();
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1000;
  const columns = Math.min(classes, 10);
  const make = async () => {
    const labels = Array.from({ length: columns * Math.max(2, Math.min(6, Math.floor(36 / columns))) }, (_, i) => i % columns);
    const width = data.x.length / data.y.length;
    return encodeImageSheetPng(
      await generateRows({ network, weights: average.values, labels, classes, width, seed }),
      shape,
      columns
    );
  };
  let taken = 0;
  const line = () => {
    const losses = Object.entries(kept.newest()).map(([name, value]) => `${name} ${value.toPrecision(3)}`);
    return `Images made of ${data.name}: step ${taken} of ${steps}, ${seconds().toFixed(0)} s, ${losses.join(', ')}`;
  };
  const isStopped = () => signal?.aborted === true || watch.interrupted();

  try {
    while (taken < steps && !isStopped()) {
      const losses = oneStep();
      taken++;
      const broken = Object.entries(losses).find(([, value]) => !Number.isFinite(value));
      if (broken)
        throw new Error(
          `imageGenerator: expected finite losses, got ${broken[1]} in "${broken[0]}" at step ${taken}; look at the teacher's logits of such images, or give another seed`
        );
      kept.add(losses);
      average.add(network.variables);
      onProgress({ step: taken, steps, losses });
      await drawing.update(line, make);
      await breathe();
    }
    const findings = findGeneratorProblems(data, taken, steps);
    const last = await make();
    const generator = createGeneratorFromNetwork({
      network,
      weights: average.values.map((weights) => weights.clone()),
      info: {
        name: `conditional GAN, hinge loss with spectral normalisation, ${network.does}`,
        parameters: network.variables.reduce((sum, { size }) => sum + size, 0),
        rows: data.y.length,
        seed,
        ...(checked.teacher?.weight && { guide: guideOf(checked.teacher) }),
        seconds: seconds(),
        history: kept.history()
      },
      data,
      findings
    });
    return drawing.end(generator, [line(), ...findings.map(({ says }) => says)].join('. '), last);
  } catch (error) {
    drawing.fail(error);
    throw error;
  } finally {
    average.dispose();
    turns.dispose();
    optimizers.network.dispose();
    optimizers.critic.dispose();
    tf.dispose(network.variables);
  }

  function oneStep(): GanLosses {
    return tf.tidy(() => {
      const rows = draw(batchSize);
      const width = data.x.length / data.y.length;
      const x = new Float32Array(batchSize * width);
      rows.forEach((row, i) => x.set(data.x.subarray(row * width, (row + 1) * width), i * width));
      const labels = () =>
        encodeOneHot(
          draw(batchSize).map((row) => data.y[row]),
          classes
        );
      return turns.step({
        images: tf.tensor4d(x, [batchSize, ...shape]),
        labels: encodeOneHot(
          rows.map((row) => data.y[row]),
          classes
        ),
        inputs: [
          drawGeneratorInputs(network, batchSize, next, noise, labels()),
          drawGeneratorInputs(network, batchSize, next, noise, labels())
        ]
      });
    });
  }
}

/** Draws rows so that every class with rows is equally likely. */
function balancedDraws({ y, classes }: Dataset, next: Random): (count: number) => number[] {
  const rows = classes.map((): number[] => []);
  y.forEach((label, row) => rows[label].push(row));
  const filled = rows.filter(({ length }) => length > 0);
  const oneOf = <T>(list: T[]) => list[Math.floor(next() * list.length)];
  return (count) => Array.from({ length: count }, () => oneOf(oneOf(filled)));
}

function guideOf({ name, fingerprint, weight }: NonNullable<CheckedImageGenerator['teacher']>): GeneratorInfo['guide'] {
  return { name, fingerprint, weight };
}
