import { join } from 'node:path';
import { Application, OptionDefaults } from 'typedoc';
import { root } from '../setup/paths.mjs';
import { SetupError } from '../setup/SetupError.mjs';
import { fixAccessibility } from './fixAccessibility.mjs';
import { documents } from './documents.mjs';
import { formulas } from './formulas.mjs';
import { linkPages } from './linkPages.mjs';
import { menu } from './menu.mjs';
import { unlinkSources } from './unlinkSources.mjs';
import { tuneSearchIndex } from './tuneSearchIndex.mjs';
import { showOptions } from './showOptions.mjs';
import { sortByTopic } from './sortByTopic.mjs';
import { topics } from './topics.mjs';

/** Writes a page for each public name of the toolkit, from its type and its docstring, and one for each document. */
export async function toolkitPages(site, notebookList) {
  const listed = documents(notebookList);
  const app = await Application.bootstrapWithPlugins(options(site, listed));
  sortByTopic(app, listed);
  for (const change of [showOptions, unlinkSources, menu, linkPages, fixAccessibility, tuneSearchIndex]) change(app);
  const project = await app.convert();
  if (!project) throw new SetupError('docs: the toolkit does not compile; see above');
  app.validate(project);
  await app.generateOutputs(project);
  if (app.logger.hasErrors() || app.logger.hasWarnings()) throw new SetupError('docs: a page has mistakes; see above');
}

const here = join(root, 'scripts', 'site');

/** What the JSON Schemas of the record and the views take from the docstrings. */
const bounds = ['minimum', 'maximum', 'exclusiveMinimum', 'maxItems', 'maxProperties', 'items', 'nullable'].map(
  (tag) => `@${tag}`
);

function options(site, listed) {
  return {
    name: 'Stillroom',
    tsconfig: join(root, 'tsconfig.json'),
    // The compiler has looked at all files already.
    skipErrorChecking: true,
    basePath: root,
    entryPoints: [join(root, 'src', 'index.ts')],
    alwaysCreateEntryPointModule: true,
    readme: join(root, 'README.md'),
    projectDocuments: listed.map(({ file }) => file),
    out: site,
    excludeExternals: true,
    excludeInternal: true,
    theme: 'stillroom',
    plugin: ['typedoc-plugin-missing-exports'],
    placeInternalsInOwningModule: true,
    disableGit: true,
    // Required where Git is not asked; unlinkSources takes the links away.
    sourceLinkTemplate: '{path}',
    categoryOrder: ['Guides', 'The toolkit', ...topics.map(({ name }) => name), 'Background', '*'],
    navigation: { includeCategories: true, includeGroups: false, includeFolders: false, compactFolders: false },
    kindSortOrder: ['Document', 'Namespace', 'Function', 'Variable', 'Interface', 'TypeAlias'],
    headings: { readme: false, document: false },
    visibilityFilters: {},
    includeHierarchySummary: false,
    useFirstParagraphOfCommentAsSummary: true,
    blockTags: [...OptionDefaults.blockTags, '@source', ...bounds],
    notRenderedTags: [...OptionDefaults.notRenderedTags, ...bounds],
    searchInComments: true,
    searchInDocuments: true,
    highlightLanguages: [...OptionDefaults.highlightLanguages, 'python'],
    lightHighlightTheme: 'github-light-high-contrast',
    darkHighlightTheme: 'github-dark-high-contrast',
    customCss: join(here, 'site.css'),
    favicon: join(root, 'kernel', 'logo-svg.svg'),
    customJs: join(here, 'site.js'),
    markdownItLoader: (markdown) => markdown.use(formulas),
    hideGenerator: true,
    logLevel: 'Warn'
  };
}
