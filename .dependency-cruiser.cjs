const arrows = require('./scripts/repository/importRules.cjs');

/**
 * Who may import whom (docs/design.md). An arrow that is not here or in scripts/repository/importRules.cjs is forbidden, so a new one is a change of
 * one of the two.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    { name: 'no circles, types included', severity: 'error', from: {}, to: { circular: true } },
    // JupyterLab itself brings the launcher; extension/src/lab/launcher.d.ts says what is used of it.
    { name: 'no-lost-files', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^@jupyterlab/launcher$' } },
    ...Object.entries(arrows).flatMap(([tree, table]) => asInTable(tree, table)),
    {
      name: 'the kernel knows the toolkit only by its package name and the type of its host',
      severity: 'error',
      from: { path: '^kernel/' },
      to: { path: '^(src|extension)/', pathNot: '^src/.*/Host\\.ts$' }
    },
    {
      name: 'the type of the host is imported in one place',
      severity: 'error',
      from: { path: '^kernel/', pathNot: '^kernel/host/Host\\.ts$' },
      to: { path: '^src/' }
    },
    {
      name: 'of the host only the type is imported',
      severity: 'error',
      from: { path: '^kernel/' },
      to: { path: '^src/', dependencyTypesNot: ['type-only'] }
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
      to: { path: '^src/(index|trainingIndex)\\.ts$' }
    },
    {
      name: 'every file of a view is reached from the front door or from the extension',
      severity: 'error',
      from: { path: '^(src/index|extension/src/lab/plugin)\\.ts$' },
      to: { path: '^(src|extension/src)/views/', reachable: false }
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

/** The rules for a tree of folders whose arrows are in a table. Every folder of it has to be there. */
function asInTable(tree, table) {
  const filesOf = (name) => {
    if (!(name in table)) return `${name}\\.ts$`;
    if (!name.endsWith('/*')) return `${name}/[^/]+$`;
    const parent = name.slice(0, -1);
    const others = Object.keys(table).filter((other) => other !== name && other.startsWith(parent));
    return `${parent}(?!(${others.map((other) => other.slice(parent.length)).join('|')})/)[^/]+/[^/]+$`;
  };
  // What lies at the top of a tree, as src/index.ts, is no folder.
  const listed = `^${tree}/([^/]+$|${Object.keys(table).map(filesOf).join('|')})`;
  const notListed = { name: `every folder of ${tree} is in scripts/repository/importRules.cjs`, severity: 'error' };
  return [
    { ...notListed, from: { path: `^${tree}/`, pathNot: listed }, to: {} },
    { ...notListed, from: {}, to: { path: `^${tree}/`, pathNot: listed } },
    { ...notListed, from: { orphan: true, path: `^${tree}/`, pathNot: listed }, to: {} },
    ...Object.entries(table).map(([folder, others]) => ({
      name: `${tree}/${folder} imports ${others.join(', ') || 'nothing'} of ${tree}`,
      severity: 'error',
      from: { path: `^${tree}/${filesOf(folder)}` },
      to: { path: `^${tree}/`, pathNot: `^${tree}/(${[folder, ...others].map(filesOf).join('|')})` }
    }))
  ];
}
