import { warnIfCallbackRejects } from '../../../checks/warnIfCallbackRejects';
import { checkNumber } from '../../../checks/checkNumber';
import { checkOptions } from '../../../checks/checkOptions';
import { checkDataset } from '../../../data/checkDataset';
import { checkLabelled } from '../../../data/checkLabelled';
import type { Dataset } from '../../../data/Dataset';
import type { GeneratorProgress } from '../GeneratorProgress';

export interface TableGeneratorOptions {
  /**
   * Labelled rows of a table, shape [columns]: numbers and categories according to `features`, or only numbers without it; NaN is a missing
   * value.
   */
  data: Dataset;
  /** Updates of the generator, and of its critic. Default 1500. */
  steps?: number;
  /** Real rows per step, and the same number of generated ones. Default 256. */
  batchSize?: number;
  /** Default 0. */
  seed?: number;
  /** Latent numbers per row, besides its class and the noise that chooses its categories. Default 64. */
  latent?: number;
  /** Units of each hidden layer in both networks. Default 192. */
  units?: number;
  /** Whether a notebook or a terminal shows the losses during training. Default true. */
  show?: boolean;
  /** Called after each step. */
  onProgress?: (progress: GeneratorProgress) => void;
  /** Stops after the current step, as an interrupt does, and returns the generator so far. */
  signal?: AbortSignal;
}

export type CheckedTableGenerator = Required<Omit<TableGeneratorOptions, 'signal'>> & { signal?: AbortSignal };

const subject = 'tableGenerator';
const names = ['data', 'steps', 'batchSize', 'seed', 'latent', 'units', 'show', 'onProgress', 'signal'];

/** @throws TypeError or RangeError for invalid data or options. */
export function checkTableGenerator(options: TableGeneratorOptions): CheckedTableGenerator {
  checkOptions(subject, options, names);
  const { data, show: isShown = true, onProgress, signal, seed = 0 } = options ?? {};
  checkDataset(data, subject);
  checkLabelled(data, subject);
  if (data.shape.length !== 1)
    throw new RangeError(
      `${subject}: expected rows of a table, shape [columns], got the shape [${data.shape}]; give images to imageGenerator`
    );
  const whole = (name: 'steps' | 'batchSize' | 'latent' | 'units', value: number, atLeast: number, atMost: number) =>
    checkNumber(subject, name, options[name] ?? value, { integer: true, atLeast, atMost });
  return {
    data,
    steps: whole('steps', 1500, 1, 1e6),
    batchSize: whole('batchSize', 256, 2, 8192),
    seed: checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0, atMost: 2 ** 32 - 1 }),
    latent: whole('latent', 64, 1, 4096),
    units: whole('units', 192, 1, 4096),
    show: isShown,
    onProgress: warnIfCallbackRejects(subject, 'onProgress', onProgress),
    signal
  };
}
