import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { createSandwichSteps } from '../../src/architecture/oneShot/createSandwichSteps';
import { createSupernet } from '../../src/architecture/oneShot/createSupernet';
import type { Dataset } from '../../src/data/Dataset';
import { crossEntropy } from '../../src/losses/crossEntropy';
import { constant } from '../../src/schedules/constant';
import { sgd } from '../../src/train/optimizers';
import { choice } from '../../src/train/sweep/space';
import cases from '../reference/search/sandwich.json';
import { convolutionOf, denseOf } from './sharedNetworks';

const waves = (length: number, begin: number) => Float32Array.from({ length }, (_, i) => Math.sin(begin + i));
const shapes: { [network: string]: number[] } = { dense: [3], convolution: [2, 2, 1] };
const builds = { dense: denseOf(3), convolution: convolutionOf([2, 2, 1]) };

test.each(cases)(
  "a step of $network networks, the largest and $others.length others, is that of PyTorch's autograd, as a graph too",
  ({ network, largest, others, rate, after }) => {
    const before = tf.memory().numTensors;
    const shape = shapes[network];
    const [rows, width] = [5, shape.reduce((a, b) => a * b)];
    const data: Dataset = {
      name: 'waves',
      x: waves(rows * width, 20),
      y: Int32Array.of(0, 2, 1, 1, 0),
      shape,
      classes: ['a', 'b', 'c']
    };
    const valuesOf = ([width, depth]: number[]) => ({ width, depth });
    const space = { parameters: { width: choice([1]), depth: choice([1]) }, build: builds[network as 'dense'] } as never;
    const supernet = createSupernet(
      'test',
      { space, seed: 0 },
      { largest: valuesOf(largest), candidates: [valuesOf(others[0])] }
    );
    const terms = [{ name: 'hard', weight: constant(1), loss: crossEntropy() }];
    const random = others.length - 1;
    const steps = createSandwichSteps('test', supernet, {
      terms,
      optimizer: sgd({ learningRate: rate, momentum: 0 }),
      random,
      seed: 1
    });
    for (let step = 0; step < 12; step++) {
      supernet.shared.forEach((variable, i) => {
        const start = tf.tensor(waves(variable.size, i), variable.shape);
        variable.assign(start);
        start.dispose();
      });
      const moment = { epoch: 0, epochs: 1, step, loss: null };
      const { broken } = steps.step({ data, rows: Int32Array.of(0, 1, 2, 3, 4), moment, learningRate: rate, seed: 0 });
      expect(broken).toBeNull();
      supernet.shared.forEach((variable, i) => {
        const values = variable.dataSync();
        after[i].forEach((value, at) => expect(values[at]).toBeCloseTo(value, 5));
      });
    }
    expect(steps.ran().graphs).toBeGreaterThan(0);
    steps.dispose();
    supernet.dispose();
    expect(tf.memory().numTensors).toBe(before);
  }
);
