import { computeMajorityShare } from '../../metrics/classification/computeMajorityShare';
import type { Started } from '../../record/RunEvent';
import type { Setup } from '../../record/RunRecord';
import { chooseModelDisplayName } from '../../models/chooseModelDisplayName';
import { describeModel } from '../../teachers/describeModel';
import { stampRun } from '../record/stampRun';
import type { CheckedDataFree } from './checkDataFree';
import { generatorTerms } from '../options/GeneratorTerms';

/** The first event of a run without data. */
export function describeDataFree(checked: CheckedDataFree, epochs: number, does: string): Started {
  const { teacher, student, classes, steps, studentSteps, batchSize, memory, optimizer, generator, data, seed, title } = checked;
  const setup: Setup = { seed, epochs, batchSize, optimizer: optimizer.description, terms: {} };
  for (const { name, given, loss } of checked.terms) {
    const weight = typeof given.weight === 'number' ? given.weight : (given.weight.description ?? { name: 'function' });
    setup.terms[name] = { weight, loss: loss.description ?? { name: 'function' } };
  }
  const { range, latent, filters, learningRate } = checked;
  const made = { makes: does, range, latent, filters, learningRate, steps, studentSteps, memory };
  for (const name of generatorTerms)
    if (generator[name] > 0)
      setup.terms[`generator.${name}`] = { weight: generator[name], loss: { name: `generator ${name}`, ...made } };
  const shown = data.test ?? data.validation;
  const rows = { train: 0, validation: data.validation?.y.length ?? 0, test: data.test?.y.length ?? 0 };
  const dataInfo = {
    name: 'no data (generated rows)',
    task: 'classification' as const,
    classes,
    rows,
    majority: shown ? computeMajorityShare(shown) : null,
    synthetic: true
  };
  const infoOf = (model: typeof teacher, fallback: string) =>
    describeModel(model, 'tfjs layers', chooseModelDisplayName(model, fallback));
  const models = { teacher: infoOf(teacher, 'teacher'), student: infoOf(student, 'student') };
  return {
    type: 'started',
    ...stampRun([setup, dataInfo, models]),
    title,
    setup,
    data: dataInfo,
    models
  };
}
