import { describe, expect, test } from 'vitest';
import * as kd from '../../src';
import { suggestOptionOfOtherLibrary } from '../../src/checks/suggestOptionOfOtherLibrary';
import { loanApplications } from '../models/students/loanApplications';

const data = loanApplications({ rows: 60 });
const given = (option: string) => ({ [option]: 1 }) as object;

describe('an option by the name that other programs have for it is an error that names ours', () => {
  const network = kd.seeded(1, () => kd.tabularStudent(data));
  const doors: { [door: string]: (options: object) => unknown } = {
    xgboost: (options) => kd.xgboost(data, options),
    tabularStudent: (options) => kd.tabularStudent(data, options),
    distill: (options) => kd.distill({ teacher: network, student: network, data, ...options }),
    split: (options) => kd.split(data, options),
    softTargets: (options) => kd.softTargets(options),
    adam: (options) => kd.adam(options),
    rocAuc: (options) => kd.rocAuc({ labels: [0, 1], ...options }),
    readCsv: (options) => kd.readCsv('none.csv', options),
    compare: (options) => kd.compare({ models: {}, labels: [], ...options })
  };
  test.each([
    ['xgboost', 'n_estimators', 'rounds'],
    ['xgboost', 'num_boost_round', 'rounds'],
    ['xgboost', 'random_state', 'seed'],
    ['xgboost', 'learning_rate', 'learningRate'],
    ['xgboost', 'eta', 'learningRate'],
    ['xgboost', 'max_depth', 'maxDepth'],
    ['xgboost', 'early_stopping_rounds', 'earlyStopping'],
    ['xgboost', 'colsample_bytree', 'columnSample'],
    ['xgboost', 'reg_lambda', 'l2'],
    ['xgboost', 'n_jobs', 'threads'],
    ['xgboost', 'scale_pos_weight', 'positiveWeight'],
    ['xgboost', 'eval_metric', 'metric'],
    ['xgboost', 'max_iter', 'rounds'],
    ['xgboost', 'epochs', 'rounds'],
    ['tabularStudent', 'units', 'hidden'],
    ['tabularStudent', 'hidden_layer_sizes', 'hidden'],
    ['tabularStudent', 'random_state', 'seed'],
    ['distill', 'n_epochs', 'epochs'],
    ['distill', 'max_iter', 'epochs'],
    ['distill', 'batch_size', 'batchSize'],
    ['split', 'test_size', 'test'],
    ['split', 'random_state', 'seed'],
    ['softTargets', 'T', 'temperature'],
    ['adam', 'lr', 'learningRate'],
    ['rocAuc', 'y_score', 'probabilities'],
    ['compare', 'n_resamples', 'resamples']
  ])('%s: %s is %s', async (door, foreign, ours) => {
    await expect(async () => doors[door](given(foreign))).rejects.toThrow(`got "${foreign}"; did you mean "${ours}"?`);
  });

  test.each([
    ['lr', 'give optimizer: kd.adam({learningRate: ...})'],
    ['learning_rate', 'give optimizer: kd.adam({learningRate: ...})'],
    ['T', 'terms: {soft: {weight: 1, loss: kd.softTargets({temperature: ...})}}'],
    ['temperature', 'terms: {soft: {weight: 1, loss: kd.softTargets({temperature: ...})}}'],
    ['alpha', 'give the weights of the terms'],
    ['hidden_layer_sizes', 'kd.tabularStudent(train, {hidden: [64, 32]})']
  ])('distill: %s belongs to a part of it', async (foreign, advice) => {
    await expect(async () => doors.distill(given(foreign))).rejects.toThrow(advice);
  });
  test.each([
    ['xgboost', 'tree_method', 'give it in parameters: {tree_method: ...}'],
    ['xgboost', 'booster', 'there is none: the trees are boosted ones (gbtree)'],
    ['xgboost', 'silent', 'give show: false'],
    ['xgboost', 'quiet', 'give show: false'],
    ['xgboost', 'num_class', 'there is none: the classes are those of the data'],
    ['split', 'train_size', 'there is none: train gets what validation and test leave'],
    ['split', 'stratify', 'there is none: the classes are always in the proportions of the whole'],
    ['readCsv', 'thousands', "there is none: types: {COLUMN: 'number'} reads 1,234 and 1 234"],
    ['readCsv', 'nrows', 'there is none: the whole file is read'],
    ['readCsv', 'comment', 'there is none: the whole file is read'],
    ['distill', 'units', 'student: kd.tabularStudent(train, {hidden: [64, 32]})']
  ])('%s: %s has another way', async (door, foreign, advice) => {
    await expect(async () => doors[door](given(foreign))).rejects.toThrow(advice);
  });

  test('a name that is like none of them gets none', async () => {
    for (const name of ['wibble', 'colour', 'zzz'])
      await expect(async () => doors.split(given(name))).rejects.toThrow(`got "${name}"; remove it, or give one of these`);
    expect(() => kd.help('wibblewobble')).toThrow('got "wibblewobble"; kd.help() lists them');
    expect(() => kd.help('roc_auc_score')).toThrow('did you mean "rocAuc"?');
  });

  test('and what nobody knows gets the nearest name, as before', async () => {
    await expect(async () => doors.split(given('sead'))).rejects.toThrow('did you mean "seed"?');
    expect(suggestOptionOfOtherLibrary('sead', ['seed'])).toBeUndefined();
    expect(suggestOptionOfOtherLibrary('constructor', ['seed'])).toBeUndefined();
    network.dispose();
  });
});
