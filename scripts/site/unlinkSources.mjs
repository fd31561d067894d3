import { Converter } from 'typedoc';

/** Says in which file a name is declared, without a link: the sources are not part of the site, and may have any address. */
export function unlinkSources(app) {
  const last = -1000;
  app.converter.on(
    Converter.EVENT_RESOLVE_END,
    ({ project }) => {
      for (const { sources = [] } of Object.values(project.reflections)) for (const source of sources) delete source.url;
    },
    last
  );
}
