import * as tf from '@tensorflow/tfjs';
import { showPath } from '../../checks/showPath';
import type { FoundCheckpoint } from './findCheckpoint';
import { numberKinds } from './TensorFile';

/**
 * The tensors of a checkpoint whose names begin with a group, in their order. The caller disposes them.
 *
 * @throws RangeError, before any is read, unless they have these shapes.
 */
export async function readTensors(
  subject: string,
  { folder, file }: Pick<FoundCheckpoint, 'folder' | 'file'>,
  group: string,
  like: readonly tf.Tensor[]
): Promise<tf.Tensor[]> {
  const names = [...file.entries.keys()].filter((name) => name.startsWith(`${group}/`));
  const shapes = names.map((name) => {
    const { dtype, shape } = file.entries.get(name)!;
    return `${numberKinds[dtype].dtype} [${shape}]`;
  });
  const wanted = like.map(({ dtype, shape }) => `${dtype} [${shape}]`);
  const other = wanted.findIndex((one, i) => one !== shapes[i]);
  if (names.length !== wanted.length || other >= 0) {
    const [expected, got] = other < 0 ? [`${wanted.length} tensors`, `${names.length}`] : [wanted[other], shapes[other]];
    throw new RangeError(
      `${subject}: expected ${expected} in "${group}" of the checkpoint in ${showPath(folder)}, got ${got ?? 'none'}; give the student, terms and optimizer that the run began with`
    );
  }
  const read: tf.Tensor[] = [];
  try {
    for (const name of names) read.push(await file.read(name));
    return read;
  } catch (error) {
    tf.dispose(read);
    throw error;
  }
}
