import { checkDataset } from '../../data/checkDataset';
import { checkInputs } from '../../checks/checkInputs';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { showValue } from '../../checks/showValue';
import { checkLabelled } from '../../data/checkLabelled';
import { checkRowsInMemory } from '../../data/checkRowsInMemory';
import { checkSameClasses } from '../../data/checkSameClasses';
import { checkSameColumns } from '../../data/checkSameColumns';
import type { Dataset } from '../../data/Dataset';
import { unlabelled as withoutLabels } from '../../data/unlabelled';
import { crossEntropy, softTargets } from '../../losses';
import { ours } from '../../teachers/checkedTeacher';
import { fusedTeacher } from '../../teachers/fusedTeacher';
import { weighted } from '../../teachers/fusion';
import { label } from '../../teachers/label';
import { munge } from '../../transfer/select/munge';
import { recipeInputNames, type PreparedRecipe, type RecipeInputs } from '../options/Recipe';
import type { TransferSet } from '../options/TransferSet';
import { chooseForest } from './chooseForest';
import { chooseForestShare } from './chooseForestShare';
import { computeLogLosses } from './computeLogLosses';
import { describeChoice } from './describeChoice';
import { fitNetworks } from './fitNetworks';
import { labelByOneModel } from './labelByOneModel';
import type { ChosenOptions } from './TableRecipeOptions';

const madePerRow = 10;
const mostMade = 200_000;
/** How much rows that only the teacher has judged count in all, beside the train rows: there are ten times as many of them, and what it says of them is said by all of its models. */
const judgedWeight = 20;
/** Of the terms on train rows. All weights together are about 1, so that a learning rate means what it means without the recipe. */
const termWeights = { hard: 0.02, soft: 0.05 };
const termWeightsAlone = { hard: 0.3, soft: 0.7 };

/** Trains forest and networks, fuses them, and makes rows for them to judge. If it fails, nothing is left. */
export async function prepareTableRecipe(subject: string, options: ChosenOptions, inputs: RecipeInputs): Promise<PreparedRecipe> {
  checkInputs(subject, inputs, recipeInputNames);
  const { train, validation } = checkTable(subject, inputs.data);
  const { unlabelled, seed } = options;
  if (unlabelled) checkSameColumns(subject, { of: 'train', ...train }, { of: 'the unlabelled rows', ...unlabelled });
  const { signal } = inputs;
  const made: { dispose(): void }[] = [];
  const dispose = () => made.forEach((one) => one.dispose());
  try {
    const { forest, tried } = await chooseForest(train, options, inputs);
    made.push(forest);
    const { networks, models } = await fitNetworks({ train, validation }, options, inputs);
    made.push(...models);
    const ofForest = await label(forest, train, { signal });
    const ofNetworks = await label(networks, train, { signal });
    const share = chooseForestShare({ forest: ofForest, networks: ofNetworks }, train);
    const by = weighted({ forest: share, networks: Number((1 - share).toFixed(2)) });
    const fused = fusedTeacher({ forest, networks }, { by });
    const losses = {
      teacher: computeLogLosses(await label(fused, train, { signal }), train),
      forest: computeLogLosses(ofForest, train),
      networks: computeLogLosses(ofNetworks, train),
      network: computeLogLosses(await labelByOneModel(networks, models, train), train)
    };
    const onValidation = validation && {
      teacher: computeLogLosses(await label(fused, validation, { signal }), validation),
      network: computeLogLosses(await label(models[0], validation, { signal }), validation)
    };
    const findings = describeChoice({ share, tried, models: models.length, losses, onValidation, weights: train.weights });
    const rows = options.madeRows ?? Math.min(mostMade, madePerRow * train.y.length);
    const judged: { [name: string]: Dataset } = {
      ...(rows > 0 && { made: await munge(train, { rows, seed }) }),
      ...(unlabelled && { unlabelled: withoutLabels(unlabelled) })
    };
    const sets = Object.keys(judged).length;
    const { hard, soft } = sets > 0 ? termWeights : termWeightsAlone;
    const asSet = ([name, data]: [string, Dataset]): [string, TransferSet] => [name, { data, weight: judgedWeight / sets }];
    return {
      teacher: ours({ ...fused, info: fused.info, findings: () => findings }),
      terms: { hard: { weight: hard, loss: crossEntropy() }, soft: { weight: soft, loss: softTargets({ temperature: 1 }) } },
      ...(sets > 0 && { transfer: Object.fromEntries(Object.entries(judged).map(asSet)) }),
      findings,
      dispose
    };
  } catch (error) {
    dispose();
    throw error;
  }
}

/** @throws TypeError or RangeError for anything but rows of classes in memory. */
function checkTable(subject: string, data: unknown): { train: Dataset; validation?: Dataset } {
  if (!hasSafelyReadableMembers(data, ['train', 'validation']) || !hasSafelyReadableMembers(data.train, ['x']))
    throw new TypeError(`${subject}: expected data to be splits, got ${showValue(data)}; give kd.split(data)`);
  const { train, validation } = data as { train: Dataset; validation?: Dataset };
  for (const [name, part] of Object.entries({ train, ...(validation && { validation }) })) {
    checkRowsInMemory(part, subject);
    checkDataset(part, `${subject}: ${name}`);
    checkLabelled(part, subject);
    if (part.shape.length !== 1)
      throw new RangeError(
        `${subject}: expected ${name} to be rows of a table, got rows of shape [${part.shape}]; give kd.tabular(table, {label})`
      );
  }
  if (validation) {
    checkSameClasses(subject, { of: 'train', ...train }, { of: 'validation', ...validation });
    checkSameColumns(subject, { of: 'train', ...train }, { of: 'validation', ...validation });
  }
  return { train, validation };
}
