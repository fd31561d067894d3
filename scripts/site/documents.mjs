import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../setup/paths.mjs';
import { SetupError } from '../setup/SetupError.mjs';

/** The guides under docs/guides/, in the order of the menu. */
const guides = {
  tables: 'Tables and XGBoost',
  images: 'Images',
  numbers: 'Numbers and ranks',
  'several-tasks': 'Several tasks',
  'several-teachers': 'Several teachers',
  'self-distillation': 'Without a teacher',
  continual: 'Learning without forgetting',
  privacy: 'Privacy',
  federated: 'Learning together without sharing rows',
  speech: 'Speech and text',
  'pictures-and-words': 'Pictures and words',
  'remote-teacher': 'A language model as a teacher',
  'inner-layers': 'Inner layers',
  'teachers-from-files': 'Teachers from files',
  training: 'Training as papers do it',
  trackers: 'TensorBoard and MLflow',
  sweeps: 'Sweeps',
  'architecture-search': 'Which small student',
  'extra-data': 'Data without labels',
  'small-numbers': 'Small numbers',
  reports: 'Reports',
  kernel: 'The kernel'
};

const background = {
  'docs/tables.md': 'What a table may hold',
  'docs/recommendation.md': 'Recommendation',
  'docs/graphs.md': 'Knowledge graphs',
  'docs/checkpoints.md': 'Checkpoints',
  'docs/serving.md': 'Serving a student',
  'docs/scale.md': 'More machines',
  'docs/gpu.md': 'The tables on a GPU',
  'docs/views.md': 'Every view in pictures',
  'docs/design.md': 'The design',
  'docs/security.md': 'Security',
  'kernel/HOW-IT-WORKS.md': 'How the kernel works',
  'docs/kernel.md': 'The kernel measured',
  'docs/benchmarks.md': 'Benchmarks',
  'docs/adding.md': 'Adding something',
  'CONTRIBUTING.md': 'Contributing',
  'CHANGELOG.md': 'Changes'
};

/** Every page that is written in Markdown, besides the README: its file, its name in the menu and its group there. */
export function documents(notebookList) {
  const files = readdirSync(join(root, 'docs', 'guides')).map((file) => file.replace(/\.md$/, ''));
  const unnamed = files.filter((name) => !(name in guides));
  if (unnamed.length > 0)
    throw new SetupError(
      `docs: expected a name for each guide, got none for ${unnamed.join(', ')}; add it to scripts/site/documents.mjs`
    );
  return [
    ...Object.entries(guides).map(([name, title]) => ({
      file: join(root, 'docs', 'guides', `${name}.md`),
      name: title,
      group: 'Guides'
    })),
    { file: notebookList, name: 'Notebooks', group: 'Guides' },
    ...Object.entries(background).map(([path, name]) => ({ file: join(root, path), name, group: 'Background' }))
  ].map((document) => ({ ...document, key: relative(root, document.file).replace(/\.md$/, '') }));
}
