/** XGBoost's parameters that have an option of ours, by the option's name: there should be only one way to set each. */
export const optionOf: { [parameter: string]: string } = {
  ...{ eta: 'learningRate', learning_rate: 'learningRate', max_depth: 'maxDepth', min_child_weight: 'minChildWeight' },
  ...{ subsample: 'subsample', colsample_bytree: 'columnSample', alpha: 'l1', reg_alpha: 'l1', lambda: 'l2', reg_lambda: 'l2' },
  ...{ gamma: 'gamma', min_split_loss: 'gamma', max_bin: 'maxBins', scale_pos_weight: 'positiveWeight' },
  ...{ objective: 'objective', eval_metric: 'metric', nthread: 'threads', n_jobs: 'threads', device: 'device' },
  ...{ seed: 'seed', random_state: 'seed', num_class: 'objective' }
};

/** The other parameters of boosted trees (XGBoost 3.2): XGBoost itself silently ignores a misspelt one. */
export const xgboostParameterNames = [
  ...['tree_method', 'grow_policy', 'max_leaves', 'max_delta_step', 'sampling_method', 'colsample_bylevel', 'colsample_bynode'],
  ...['monotone_constraints', 'interaction_constraints', 'max_cat_to_onehot', 'max_cat_threshold', 'num_parallel_tree'],
  ...['base_score', 'max_cached_hist_node', 'refresh_leaf', 'updater', 'validate_parameters', 'disable_default_eval_metric'],
  ...['huber_slope', 'tweedie_variance_power', 'quantile_alpha', 'sketch_ratio']
];
