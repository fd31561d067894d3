/** The jobs that the pages of the toolkit are sorted by, in this order, and the folders of src/ that belong to each. */
export const topics = [
  { name: 'Distil', folders: ['train'] },
  { name: 'Self-distillation and peers', folders: ['train/selfDistillation', 'train/generations', 'train/mutualLearning'] },
  { name: 'Learn without forgetting', folders: ['train/continual'] },
  { name: 'Search for students', folders: ['architecture'] },
  { name: 'Privacy', folders: ['privacy'] },
  { name: 'Learn together', folders: ['train/federated', 'data/clients'] },
  { name: 'Teachers', folders: ['teachers'] },
  { name: 'Students and networks', folders: ['models'] },
  { name: 'Losses', folders: ['losses'] },
  { name: 'Schedules', folders: ['schedules'] },
  { name: 'Data', folders: ['data'] },
  { name: 'Tables', folders: ['data/tables'] },
  { name: 'Sounds and texts', folders: ['data/audio', 'data/text'] },
  { name: 'Knowledge graphs', folders: ['graph', 'data/graph', 'models/graph', 'metrics/links'] },
  { name: 'Images', folders: ['inspect/images'] },
  { name: 'Inner layers', folders: ['inspect/layers', 'models/features', 'train/adapters'] },
  { name: 'Extra data', folders: ['transfer'] },
  { name: 'Scores', folders: ['metrics'] },
  { name: 'Compare', folders: ['assess'] },
  { name: 'Smaller models', folders: ['compress'] },
  { name: 'Save and deploy', folders: ['deploy'] },
  { name: 'Views', folders: ['views'] },
  { name: 'Run records', folders: ['record'] },
  { name: 'Trackers', folders: ['track'] },
  { name: 'In the notebook', folders: ['notebook', 'engine', 'inspect', 'checks', 'stats'] }
];

/** The topic of a file under src/: the one that names the closest folder. */
export function topicOf(file) {
  const named = topics.flatMap((topic) => topic.folders.map((folder) => ({ topic, folder })));
  const holding = named.filter(({ folder }) => file.startsWith(`src/${folder}/`));
  return holding.sort((a, b) => b.folder.length - a.folder.length)[0]?.topic;
}
