/**
 * Who may import whom (docs/design.md). An arrow that is not here is forbidden, so a new one is a change of this file.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    // JupyterLab itself brings the launcher; extension/src/lab/launcher.d.ts says what is used of it.
    { name: 'no-lost-files', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^@jupyterlab/launcher$' } },
    ...onlyTo('checks', []),
    ...onlyTo('record', []),
    ...onlyTo('schedules', ['checks', 'record']),
    ...onlyTo('losses', ['checks', 'record', 'schedules']),
    ...onlyTo('data', ['checks', 'record']),
    ...onlyTo('views', ['checks', 'record']),
    ...onlyTo('host', ['views']),
    ...onlyTo('engine', ['host']),
    ...onlyTo('displays', ['checks', 'views', 'teachers/countMacs', 'train/imageSheet']),
    ...onlyTo('live', ['checks', 'views', 'host']),
    ...onlyTo('help', ['checks', 'views']),
    ...onlyTo('teachers', ['checks', 'record', 'data', 'evaluate', 'engine', 'features', 'host']),
    ...onlyTo('evaluate', ['checks', 'record', 'data', 'teachers', 'losses', 'host']),
    ...onlyTo('tables', ['checks', 'record', 'data', 'host', 'evaluate', 'views']),
    ...onlyTo('sources', ['checks', 'record', 'data', 'host', 'tables']),
    ...onlyTo('xgboost', ['checks', 'record', 'data', 'host', 'teachers', 'evaluate']),
    ...onlyTo('align', ['checks', 'record', 'data', 'host', 'evaluate', 'features', 'teachers', 'views']),
    ...onlyTo('students', ['checks', 'record', 'data', 'host', 'evaluate']),
    ...onlyTo('features', ['checks']),
    ...onlyTo('synthetic', ['checks', 'record', 'data', 'host', 'evaluate', 'features', 'teachers', 'schedules', 'views']),
    ...onlyTo('generators', ['checks', 'record', 'data', 'host', 'evaluate', 'models', 'teachers', 'views']),
    ...onlyTo('selection', ['checks', 'record', 'data', 'host', 'evaluate', 'features', 'teachers']),
    ...onlyTo('models', ['checks', 'data', 'features/TellingLayer']),
    ...onlyTo('adapters', ['checks', 'record', 'data', 'features', 'losses', 'teachers', 'views']),
    {
      name: 'the kernel knows the toolkit only by its package name',
      severity: 'error',
      from: { path: '^kernel/' },
      to: { path: '^(src|extension)/' }
    },
    {
      name: 'the toolkit knows neither the kernel nor the extension',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(kernel|extension)/' }
    },
    {
      name: 'the extension reads records and views only',
      severity: 'error',
      from: { path: '^extension/' },
      to: { path: '^(src/(?!record/|views/)|kernel/)' }
    },
    {
      name: 'nobody inside imports the front door',
      severity: 'error',
      from: { path: '^(src|extension)/', pathNot: '^src/index\\.ts$' },
      to: { path: '^src/index\\.ts$' }
    },
    {
      name: 'no test code in the product',
      severity: 'error',
      from: { path: '^(src|kernel|extension)/' },
      to: { path: '^(test|scripts|bench)/' }
    },
    {
      name: 'records, schedules, views and checks compute without tensors',
      severity: 'error',
      from: { path: '^src/(record|schedules|views|checks)/' },
      to: { path: '@tensorflow/' }
    },
    {
      name: 'the product uses no development package',
      severity: 'error',
      from: { path: '^(src|kernel)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] }
    }
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: `${__dirname}/tsconfig.json` },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'default', 'types'] }
  }
};

/** A folder of the toolkit, and the other folders (or files) of the toolkit that it may import. */
function onlyTo(folder, others) {
  const allowed = [folder, ...others].map((name) => `src/${name}(/|\\.ts$)`).join('|');
  return [
    {
      name: `${folder} imports ${others.join(', ') || 'nothing'} of the toolkit`,
      severity: 'error',
      from: { path: `^src/${folder}/` },
      to: { path: '^src/', pathNot: `^(${allowed})` }
    }
  ];
}
