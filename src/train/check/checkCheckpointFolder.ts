import { checkPath } from '../../checks/checkPath';
import type { TrainOptions } from '../options/TrainOptions';
import type { CheckedStage } from './checkStages';

/** @throws TypeError for anything but a path, and for an optimizer whose state cannot be kept, or given back in a rollback. */
export function checkCheckpointFolder(
  subject: string,
  { folder, rollback }: Pick<TrainOptions, 'folder' | 'rollback'>,
  stages: readonly CheckedStage[]
): void {
  if (folder !== undefined) checkPath(`${subject}: folder`, folder, 'give the path of a folder, or leave it out');
  if (folder === undefined && !rollback) return;
  for (const { optimizer } of stages) {
    const state = optimizer.create([]);
    const isKnown = Array.isArray(state.variables);
    state.dispose();
    if (!isKnown)
      throw new TypeError(
        `${subject}: expected an optimizer that tells its variables for ${folder === undefined ? 'rollback' : 'folder'}, got "${optimizer.description?.name}"; use kd.adam() or kd.sgd(), or give its state \`variables\``
      );
  }
}
