import { Comment, Converter } from 'typedoc';

/** Lists the options of a function on its own page, with what each means, and not only behind a link. */
export function showOptions(app) {
  app.converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
    const types = project.children
      .flatMap((module) => module.children ?? [])
      .filter(({ name }) => /(Options|Inputs)$/.test(name));
    for (const type of types) (type.comment ??= new Comment()).modifierTags.add('@expand');
  });
}
