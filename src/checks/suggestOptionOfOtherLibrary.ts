/**
 * What other programs call an option (scikit-learn, XGBoost, LightGBM, Keras, PyTorch, R), written in lower case without underscores, and what it
 * may be here: the first that the function knows.
 */
const names: { [foreign: string]: string[] } = {
  ...alike(
    [
      'nestimators',
      'numboostround',
      'numrounds',
      'numround',
      'nrounds',
      'nround',
      'niterations',
      'iterations',
      'maxiter',
      'niter',
      'ntrees'
    ],
    ['rounds', 'epochs', 'steps', 'resamples']
  ),

  ...alike(['nepochs', 'numepochs', 'epochs', 'epoch', 'maxepochs', 'numtrainepochs'], ['epochs', 'rounds', 'steps']),
  ...alike(['randomstate', 'randomseed', 'rng', 'manualseed'], ['seed', 'seeds']),
  ...alike(['learningrate', 'learningrateinit', 'lr', 'eta', 'shrinkage'], ['learningRate']),
  ...alike(['hiddenlayersizes', 'hiddensizes', 'hiddensize', 'hiddenunits', 'hiddenlayers', 'hiddendim'], ['hidden', 'units']),
  ...alike(['nunits', 'outputdim', 'units'], ['units', 'hidden']),
  ...alike(['t', 'temp', 'tau', 'kdtemp', 'kdtemperature'], ['temperature']),
  ...alike(['batch', 'minibatchsize', 'minibatch', 'perdevicetrainbatchsize'], ['batchSize']),
  ...alike(['njobs', 'nthread', 'numthreads', 'nthreads'], ['threads']),
  ...alike(
    ['earlystoppingrounds', 'earlystoppingpatience', 'earlystopping', 'niternochange', 'patience'],
    ['earlyStopping', 'patience']
  ),
  ...alike(['wd', 'decay', 'l2', 'l2regularization'], ['weightDecay']),
  ...alike(['ema', 'emadecay', 'modelema', 'swa', 'weightaveraging'], ['averageWeights']),
  ...alike(['maxnorm', 'maxgradnorm', 'clipnorm', 'globalclipnorm'], ['norm']),
  ...alike(['colsamplebytree', 'colsample', 'maxfeatures', 'featurefraction'], ['columnSample']),
  ...alike(['baggingfraction', 'sampleshare'], ['subsample']),
  ...alike(['minchildweight', 'mindatainleaf', 'minsamplesleaf'], ['minChildWeight']),
  ...alike(['maxdepth', 'treedepth'], ['maxDepth', 'depth']),
  ...alike(['maxbin', 'nbins', 'numbins'], ['maxBins', 'bins']),
  ...alike(['alpha', 'regalpha', 'lambdal1'], ['l1']),
  ...alike(['lambda', 'reglambda', 'lambdal2'], ['l2']),
  ...alike(['minsplitloss', 'mingaintosplit'], ['gamma']),
  ...alike(['scaleposweight', 'posweight'], ['positiveWeight']),
  ...alike(['evalmetric', 'scoring', 'eval', 'metric'], ['metric', 'metrics', 'best']),
  ...alike(
    ['evalset', 'validationdata', 'validdata', 'validset', 'valset', 'val', 'valid', 'evaldata', 'evaldataset'],
    ['validation', 'data']
  ),
  ...alike(['traindata', 'traindataset', 'trainset', 'dataset', 'train', 'x', 'xtrain'], ['train', 'data', 'x']),
  ...alike(['nsplits', 'cv', 'kfolds', 'nfolds', 'nfold'], ['folds']),
  ...alike(['teachermodel'], ['teacher']),
  ...alike(['studentmodel', 'model'], ['student', 'models']),
  ...alike(['optim', 'optimiser'], ['optimizer']),
  ...alike(['numclasses', 'nclasses', 'numlabels', 'nclass', 'numclass', 'classnames', 'targetnames', 'labels'], ['classes']),
  ...alike(['testsize'], ['test']),
  ...alike(['validationsplit', 'validationfraction', 'valsize'], ['validation']),
  ...alike(['dropoutrate', 'droprate'], ['dropout']),
  ...alike(['verbose', 'verbosity', 'progress'], ['show', 'onProgress']),
  ...alike(['callback', 'callbacks'], ['onEvent', 'onProgress']),
  ...alike(['nboot', 'nbootstrap', 'bootstraps', 'nresamples', 'b'], ['resamples']),
  ...alike(['conflevel', 'confidencelevel', 'level'], ['confidence']),
  ...alike(['ytrue', 'y', 'target', 'truth'], ['labels', 'label', 'y', 'targets']),
  ...alike(
    ['yscore', 'yprob', 'yproba', 'predproba', 'proba', 'probs', 'probability', 'scores', 'predictions'],
    ['probabilities', 'logits']
  ),
  ...alike(['ypred'], ['logits', 'probabilities']),
  ...alike(['sep', 'separator'], ['delimiter']),
  ...alike(['parsedates', 'dateformat', 'dateparser'], ['formats']),
  ...alike(['encodingerrors', 'fileencoding'], ['encoding']),
  ...alike(['navalues', 'na', 'nastrings', 'nullvalues'], ['missing']),
  ...alike(['dtype', 'dtypes', 'coltypes', 'colclasses'], ['types']),
  ...alike(['usecols', 'colselect'], ['columns']),
  ...alike(['poslabel', 'positiveclass'], ['positive']),
  ...alike(['labelcolumn', 'targetcolumn', 'ycolumn'], ['label']),
  ...alike(['drop', 'exclude', 'dropcolumns'], ['ignore']),
  ...alike(['beta1', 'beta2', 'betas'], ['beta1']),
  ...alike(['eps'], ['epsilon']),
  ...alike(['sigma', 'bandwidth'], ['rbf'])
};

/** Where an option of other programs belongs, if the function has a part that takes it: the advice for the part. */
const places: { [foreign: string]: [part: string, advice: string][] } = {
  ...alike(
    ['learningrate', 'learningrateinit', 'lr', 'eta'],
    [['optimizer', 'give optimizer: kd.adam({learningRate: ...})'] as const]
  ),
  ...alike(
    ['beta1', 'beta2', 'betas', 'eps', 'epsilon'],
    [['optimizer', 'give optimizer: kd.adam({beta1, beta2, epsilon})'] as const]
  ),
  ...alike(['momentum', 'nesterov'], [['optimizer', 'give optimizer: kd.sgd({learningRate, momentum})'] as const]),
  ...alike(
    ['weightdecay', 'wd'],
    [
      ['optimizer', 'give optimizer: kd.sgd({weightDecay: ...}) or kd.adamW({weightDecay: ...})'] as const,
      ['beta1', 'kd.adamW({weightDecay: ...}) has it, decoupled']
    ]
  ),
  ...alike(
    ['maxnorm', 'maxgradnorm', 'clipnorm', 'globalclipnorm', 'gradclip', 'clipgrad', 'clipgradnorm', 'gradientclipval'],
    [['optimizer', 'give optimizer: kd.clipped(kd.sgd(), {norm: ...})'] as const]
  ),
  ...alike(
    ['warmup', 'warmupsteps', 'warmupepochs', 'scheduler', 'lrscheduler', 'lrdecayepochs', 'milestones'],
    [['optimizer', 'give the optimizer a schedule: kd.sgd({learningRate: kd.warmUp({epochs: 5}, 0.1)})'] as const]
  ),
  ...alike(
    ['labelsmoothing', 'smoothing', 'labelsmoothingfactor'],
    [['terms', 'give it to a loss: terms: {hard: {weight: 1, loss: kd.crossEntropy({labelSmoothing: ...})}}'] as const]
  ),
  ...alike(
    ['t', 'temp', 'tau', 'temperature', 'kdtemp', 'kdtemperature'],
    [['terms', 'give it to a loss: terms: {soft: {weight: 1, loss: kd.softTargets({temperature: ...})}}'] as const]
  ),
  ...alike(
    ['alpha', 'beta', 'lambda', 'kdweight', 'distillationweight', 'softweight', 'hardweight'],
    [
      [
        'terms',
        'give the weights of the terms: terms: {hard: {weight: 0.3, loss: kd.crossEntropy()}, soft: {weight: 0.7, loss: kd.softTargets()}}'
      ] as const
    ]
  ),
  ...alike(
    ['loss', 'losses', 'lossfn', 'criterion', 'distillationloss', 'kdloss'],
    [['terms', 'give terms: {soft: {weight: 1, loss: kd.softTargets()}}'] as const]
  ),
  ...alike(
    [
      'hidden',
      'units',
      'hiddenlayersizes',
      'hiddensizes',
      'hiddensize',
      'hiddenunits',
      'hiddenlayers',
      'layers',
      'dropout',
      'activation'
    ],
    [['student', 'it belongs to the network: student: kd.tabularStudent(train, {hidden: [64, 32]})'] as const]
  )
};

/** What there is no option for, in a function that is known by the options that it has: how to get the same. */
const without: { [foreign: string]: [known: string, advice: string][] } = {
  ...alike(
    [
      'treemethod',
      'growpolicy',
      'maxleaves',
      'maxdeltastep',
      'colsamplebylevel',
      'colsamplebynode',
      'monotoneconstraints',
      'basescore'
    ],
    [['parameters', 'give it in parameters: {tree_method: ...}']]
  ),
  ...alike(['booster', 'boostingtype', 'boosting'], [['parameters', 'there is none: the trees are boosted ones (gbtree)']]),
  ...alike(['numclass', 'numclasses'], [['rounds', 'there is none: the classes are those of the data']]),
  ...alike(['silent', 'quiet'], [['show', 'give show: false']]),
  ...alike(['trainsize'], [['validation+test', 'there is none: train gets what validation and test leave']]),
  ...alike(['stratify'], [['validation+test+seed', 'there is none: the classes are always in the proportions of the whole']]),
  ...alike(['shuffle'], [['validation+test+seed', 'there is none: the rows are always shuffled; give seed for another order']]),
  ...alike(['thousands'], [['delimiter', "there is none: types: {COLUMN: 'number'} reads 1,234 and 1 234"]]),
  ...alike(
    ['nrows', 'skiprows', 'chunksize', 'skipfooter', 'comment'],
    [['delimiter', 'there is none: the whole file is read; cut the lines out of the file']]
  ),
  ...alike(['header', 'names', 'indexcol'], [['delimiter', 'there is none: the first line has the names of the columns']]),
  ...alike(
    ['quotechar', 'quoting', 'escapechar', 'doublequote'],
    [['delimiter', 'there is none: fields are quoted by ", and a quote inside is written as two']]
  )
};

/** The advice for an option that other programs know by this name; undefined if none of them does, or nothing here is like it. */
export function suggestOptionOfOtherLibrary(name: string, known: readonly string[]): string | undefined {
  const plain = name.toLowerCase().replace(/[_\-.]/g, '');
  const here = Object.hasOwn(names, plain) ? names[plain].find((one) => known.includes(one)) : undefined;
  if (here !== undefined) return `did you mean "${here}"?`;
  // "num_leaves" with an underscore is "numLeaves" here, if it is anything.
  const same = known.find((one) => one.toLowerCase() === plain);
  if (same !== undefined) return `did you mean "${same}"?`;
  for (const table of [places, without]) {
    const advice = Object.hasOwn(table, plain)
      ? table[plain].find(([parts]) => parts.split('+').every((part) => known.includes(part)))?.[1]
      : undefined;
    if (advice !== undefined) return advice.replace('{tree_method: ', `{${name}: `);
  }
  return undefined;
}

function alike<T>(foreign: readonly string[], ours: T): { [name: string]: T } {
  return Object.fromEntries(foreign.map((name) => [name, ours]));
}
