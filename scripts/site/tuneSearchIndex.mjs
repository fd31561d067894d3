import { Comment, IndexEvent, ReflectionKind } from 'typedoc';

/** What the search finds: names as they are written in a cell ("kd.xgboost"), the members of a type by way of the type, and first of all guides and functions. */
export function tuneSearchIndex(app) {
  app.renderer.on(IndexEvent.PREPARE_INDEX, (event) => {
    Object.assign(event.searchFieldWeights, { fullName: 10, members: 1 });
    for (let i = event.searchResults.length - 1; i >= 0; i--) {
      const reflection = event.searchResults[i];
      if (isMember(reflection)) event.removeResult(i);
      else Object.assign(event.searchFields[i], { fullName: reflection.getFullName(), members: membersOf(reflection) });
      reflection.relevanceBoost = reflection.isDocument() ? 8 : reflection.kindOf(ReflectionKind.Function) ? 3 : 1;
    }
  });
}

function isMember({ parent }) {
  return !parent.kindOf([ReflectionKind.Project, ReflectionKind.SomeModule]);
}

function membersOf(reflection) {
  if (reflection.isDocument() || reflection.kindOf(ReflectionKind.SomeModule)) return '';
  const texts = (reflection.children ?? []).map(
    ({ name, comment }) => `${name} ${Comment.combineDisplayParts(comment?.summary)}`
  );
  return texts.join(' ');
}
