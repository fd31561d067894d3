/** Files that a change at random hardly makes, [what it is, text], from the text of a good one. */
exports.kinds = function kinds(json) {
  const changed = (change) => {
    const model = JSON.parse(json);
    const booster = model.learner.gradient_booster;
    change(model, (booster.gbtree ?? booster).model);
    return JSON.stringify(model);
  };
  const deep = (levels) => '['.repeat(levels) + ']'.repeat(levels);
  const trees = JSON.parse(json).learner.gradient_booster.model?.trees ?? [];
  return [
    [
      'categories in another order of nodes',
      changed((_, { trees }) => trees.forEach((tree) => byNode(tree, (list) => list.reverse())))
    ],
    ['a chain of 4,000 nodes', changed((_, { trees }) => trees.length && makeChain(trees[0], 4000))],
    ['a chain of 60,000 nodes', changed((_, { trees }) => trees.length && makeChain(trees[0], 60_000))],
    ['columns for which there is no memory', changed((model) => (model.learner.learner_model_param.num_feature = '2000000000'))],
    ['classes for which there is no memory', changed((model) => (model.learner.learner_model_param.num_class = '2000000000'))],
    ['targets for which there is no memory', changed((model) => (model.learner.learner_model_param.num_target = '2000000000'))],
    ['more targets than trees know', changed((model) => (model.learner.learner_model_param.num_target = '3'))],
    [
      'classes and targets',
      changed((model) => Object.assign(model.learner.learner_model_param, { num_class: '2', num_target: '2' }))
    ],
    [
      'leaves that are said to be vectors',
      changed((_, { trees }) => trees.forEach((tree) => (tree.tree_param.size_leaf_vector = '2')))
    ],
    ['no rounds', changed((_, forest) => (forest.iteration_indptr = []))],
    ['no rounds named', changed((_, forest) => delete forest.iteration_indptr)],
    ['all in one round', changed((_, forest) => (forest.iteration_indptr = [0, forest.trees.length]))],
    ['rounds without trees', changed((_, forest) => forest.iteration_indptr.push(...Array(1000).fill(forest.trees.length)))],
    ['a part that nobody needs, 200,000 levels deep', json.replace('{', `{"other":${deep(200_000)},`)],
    ['names of features, 200,000 levels deep', json.replace('"feature_names":[', `"feature_names":[${deep(200_000)},`)],
    ['a second list of children, before', json.replace(/"left_children":/g, '"left_children":[9999999],"left_children":')],
    ['a second list of children, after', json.replace(/"right_children":/g, '"left_children":[9999999,-7],"right_children":')],
    ['a second list by an escaped name', json.replace(/"left_children":/g, '"left_childre\\u006e":[9999999],"left_children":')],
    ['only an escaped name', json.replace(/"left_children":/g, '"left_childre\\u006e":')],
    ['an object for its prototype', json.replace('"learner":{', '"learner":{"__proto__":{"gradient_booster":7},')],
    ['a file cut in half', json.slice(0, json.length / 2)],
    ['NaN', json.replace(/"base_weights":\[[^,\]]*/, '"base_weights":[NaN')],
    ...(trees.length
      ? [
          [
            'a category for which there is no memory',
            changed((_, { trees }) => trees.forEach((tree) => byNode(tree, null, 2 ** 31 - 1)))
          ]
        ]
      : [])
  ];
};

/** Changes the lists that have an entry for each node that splits by category. */
function byNode(tree, change, category) {
  if (change) for (const name of ['categories_nodes', 'categories_segments', 'categories_sizes']) change(tree[name]);
  else tree.categories = tree.categories.map(() => category);
}

/** A tree in which each left child is a leaf: `levels` deep. */
function makeChain(tree, levels) {
  const nodes = 2 * levels + 1;
  const list = (of) => Array.from({ length: nodes }, (_, node) => of(node));
  const isSplit = (node) => node % 2 === 0 && node < nodes - 1;
  Object.assign(tree, {
    tree_param: { num_deleted: '0', num_feature: tree.tree_param.num_feature, num_nodes: String(nodes), size_leaf_vector: '1' },
    left_children: list((node) => (isSplit(node) ? node + 1 : -1)),
    right_children: list((node) => (isSplit(node) ? node + 2 : -1)),
    parents: list((node) => (node === 0 ? 2147483647 : node % 2 ? node - 1 : node - 2)),
    split_indices: list(() => 0),
    split_conditions: list((node) => node / nodes),
    default_left: list(() => 0),
    ...Object.fromEntries(['base_weights', 'loss_changes', 'sum_hessian', 'split_type'].map((name) => [name, list(() => 0)])),
    ...Object.fromEntries(['categories', 'categories_nodes', 'categories_segments', 'categories_sizes'].map((name) => [name, []]))
  });
}
