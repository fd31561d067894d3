import { hasSafelyReadableMembers } from '../checks/hasSafelyReadableMembers';
import { isCallable } from '../checks/isCallable';
import { showValue } from '../checks/showValue';
import type { AnyDataset, Splits } from '../data/Dataset';
import type { StudyOptions } from './options/StudyOptions';
import { splitDataOfStudy } from './splitDataOfStudy';

/**
 * A study's options with what its recipe makes: the teacher, terms unless there are others, and transfer sets beside those that there are.
 *
 * @throws TypeError for a teacher beside the recipe, and for what is no recipe or prepares nothing; what the recipe throws.
 */
export async function applyRecipe(subject: string, options: StudyOptions): Promise<{ options: StudyOptions; dispose(): void }> {
  const { recipe, teacher, data: given, terms, stages, transfer, batchSize, optimizer, signal, show } = options;
  if (teacher !== undefined) throw new TypeError(`${subject}: expected either a teacher or a recipe, got both; leave one out`);
  if (!hasSafelyReadableMembers(recipe, ['prepare']) || !isCallable(recipe.prepare))
    throw new TypeError(`${subject}: expected recipe to be a recipe, got ${showValue(recipe)}; give kd.tableRecipe()`);
  if (!isCallable(options.student))
    throw new TypeError(
      `${subject}: expected student to be a function of the seed to a model, got ${showValue(options.student)}; give (seed) => kd.tabularStudent(train, {seed})`
    );
  if (!hasSafelyReadableMembers(given, ['x', 'train', 'validation']))
    throw new TypeError(
      `${subject}: expected data with a train split, got ${showValue(given)}; make one with kd.dataset or kd.split`
    );
  const data = splitDataOfStudy(given);
  const { train, validation } = 'x' in data ? ({ train: data } as Splits<AnyDataset>) : data;
  const prepared = await recipe.prepare({
    data: { train, ...(validation && { validation }) },
    batchSize,
    optimizer,
    signal,
    show
  });
  if (!hasSafelyReadableMembers(prepared, ['teacher', 'terms', 'dispose']) || !isCallable(prepared.dispose))
    throw new TypeError(
      `${subject}: expected the recipe to prepare {teacher, terms, transfer, findings, dispose}, got ${showValue(prepared)}; look at kd.tableRecipe`
    );
  const { recipe: _, ...rest } = options;
  return {
    options: {
      ...rest,
      data,
      teacher: prepared.teacher,
      ...(stages === undefined && { terms: terms ?? prepared.terms }),
      ...((prepared.transfer || transfer) && { transfer: { ...prepared.transfer, ...transfer } })
    },
    dispose: () => prepared.dispose()
  };
}
