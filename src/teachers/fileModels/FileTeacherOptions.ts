import type * as tf from '@tensorflow/tfjs';

export interface FileTeacherOptions {
  /** Default: the file's name. */
  name?: string;
  /** Names of the classes in the order of the logits. Default: those in the file, if it has them as texts. */
  classes?: readonly string[];
  /** The output, or the tensor inside the graph, that is taken as the logits, [rows, classes]. Default: the only output of numbers. */
  output?: string;
  /** The outputs are probabilities: their logarithms are taken, of one column the log-odds. Zero counts as 1e-7. Default false. */
  probabilities?: boolean;
  /** The order of axes in which the model takes images: "NCHW" as PyTorch's, "NHWC" as TensorFlow's. The rows are always [height, width, channels]. An input of four axes needs it. */
  layout?: 'NCHW' | 'NHWC';
  /** What happens to the numbers of the rows before the model sees them: (x · scale - mean) / std. A list has a number for each entry of the last axis of a row (channels). Default: nothing. */
  normalize?: { scale?: number; mean?: number | readonly number[]; std?: number | readonly number[] };
  /** How an input is made of the rows, [batch, …], by its name. One input may be left out: it gets the rows themselves, with `layout` and `normalize`. */
  inputs?: { [name: string]: (rows: tf.Tensor) => tf.Tensor };
  /** Identifies what the functions of `inputs` do, so that a folder can keep the logits for other processes. Without it they are kept in memory. */
  key?: string;
  /** The shape of one row. Only the features of inner nodes need it, where the file leaves sizes open or `inputs` makes all inputs. */
  shape?: readonly number[];
}

export const fileTeacherOptionNames = [
  ...(['name', 'classes', 'output', 'probabilities', 'layout', 'normalize', 'inputs', 'key', 'shape'] as const)
];
