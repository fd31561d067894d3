import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import type { Dataset } from '../../data/Dataset';
import { findHost } from '../../notebook/findHost';
import type { Generator, SampleOptions } from './Generator';
import { generateRows } from './generateRows';
import type { RowNetwork } from './RowNetwork';

export interface NetworkGeneratorInputs extends Pick<Generator, 'info' | 'findings'> {
  network: RowNetwork;
  /** The generator's own from now on. */
  weights: tf.Tensor[];
  /** A dataset that the rows should resemble. */
  data: Pick<Dataset, 'name' | 'classes' | 'shape'>;
}

const mostRows = 1_000_000;

/** Makes a generator from a network with its own weights. */
export function createGeneratorFromNetwork({ network, weights, info, findings, data }: NetworkGeneratorInputs): Generator {
  const { classes, shape } = data;
  let isDisposed = false;
  const check = () => {
    if (isDisposed) throw new Error('sample: expected a generator that is not disposed, got one that is; train another one');
    findHost()?.throwIfInterrupted();
  };
  return {
    info,
    classes,
    shape,
    findings,
    async sample(options: SampleOptions) {
      checkOptions('sample', options, ['rows', 'labels', 'seed', 'name']);
      const { seed = 0, name = `rows like ${data.name}` } = options ?? {};
      checkNumber('sample', 'seed', seed, { integer: true, atLeast: 0, atMost: 2 ** 32 - 1 });
      if (typeof name !== 'string' || !name)
        throw new TypeError(`sample: expected name to be a string, got ${showValue(name)}; give a short name`);
      const y = labelsOf(options ?? {}, classes.length);
      check();
      const width = shape.reduce((a, b) => a * b, 1);
      const x = await generateRows({ network, weights, labels: y, classes: classes.length, width, seed, check });
      return { name, x, shape: [...shape], y, classes: [...classes], synthetic: true };
    },
    dispose() {
      if (!isDisposed) tf.dispose(weights);
      isDisposed = true;
    }
  };
}

function labelsOf({ rows, labels }: SampleOptions, classes: number): Int32Array {
  if ((rows === undefined) === (labels === undefined)) {
    const got = rows === undefined ? 'neither' : 'both';
    throw new TypeError(`sample: expected either rows or labels, got ${got}; give one of them`);
  }
  if (labels === undefined) {
    checkNumber('sample', 'rows', rows, { integer: true, atLeast: 1, atMost: mostRows });
    return Int32Array.from({ length: rows as number }, (_, i) => i % classes);
  }
  if (!(Array.isArray(labels) || ArrayBuffer.isView(labels)) || labels.length < 1 || labels.length > mostRows)
    throw new TypeError(
      `sample: expected labels to be an array of class numbers, got ${showValue(labels)}; give one for each row`
    );
  for (let i = 0; i < labels.length; i++)
    checkNumber('sample', `labels[${i}]`, labels[i], { integer: true, atLeast: 0, atMost: classes - 1 });
  return Int32Array.from(labels);
}
