import type { JsonValue } from './readUbjson';

/**
 * What a file of XGBoost's holds if it is none of the models that can be used here, and what to train instead; null for all others, damaged
 * ones too.
 */
export function findUnsupportedPart(file: JsonValue): { got: string; advice: string } | null {
  const learner = member(file, 'learner');
  const booster = member(learner, 'gradient_booster');
  const parameters = member(learner, 'learner_model_param');
  const objective = member(member(learner, 'objective'), 'name');
  if (member(booster, 'name') === 'gblinear')
    return { got: 'a linear model ("gblinear")', advice: 'train it with booster "gbtree" or "dart"' };
  const targets = Number(member(parameters, 'num_target'));
  if (targets > 1 && objective === 'reg:quantileerror')
    return { got: `one of ${targets} quantiles`, advice: 'train one model for each quantile_alpha' };
  const forest = member(booster, 'model') ?? member(member(booster, 'gbtree'), 'model');
  const leaf = member(member(member(member(forest, 'trees'), 0), 'tree_param'), 'size_leaf_vector');
  if (Number(leaf) > 1)
    return {
      got: `trees whose leaves are vectors of ${Number(leaf)} numbers (multi_strategy "multi_output_tree")`,
      advice: 'train it with multi_strategy "one_output_per_tree"'
    };
  return null;
}

function member(value: JsonValue | undefined, name: string | number): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as { [key: string]: JsonValue })[name];
}
