import { Comment, CommentTag, Converter } from 'typedoc';
import { topicOf } from './topics.mjs';

/** Sorts the pages of the menu: documents by their group, names of the toolkit by the folder of src/ in which they are declared. */
export function sortByTopic(app, documents) {
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, document) => {
    const { name, group } = documents.find(({ key }) => key === document.name);
    document.name = name;
    setCategory(document, group);
  });
  // Before the categories are made, after all names are there.
  app.converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
    for (const module of project.children) {
      module.name = 'kd';
      setCategory(module, 'The toolkit');
      for (const child of module.children ?? []) setCategory(child, topicOfReflection(child)?.name ?? 'Other');
    }
  });
}

function topicOfReflection(reflection) {
  const sources = reflection.sources ?? reflection.signatures?.flatMap((signature) => signature.sources ?? []) ?? [];
  return topicOf(sources[0]?.fileName ?? '');
}

function setCategory(reflection, category) {
  reflection.comment ??= new Comment();
  reflection.comment.removeTags('@category');
  reflection.comment.blockTags.push(new CommentTag('@category', [{ kind: 'text', text: category }]));
}
