import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { PageEvent, RendererEvent } from 'typedoc';

/** A link to a notebook leads to its page, and one to docs/api.md to the list of names. TypeDoc would copy those files to media/ and link the copies. */
export function linkPages(app) {
  const copied = new Set();
  app.renderer.on(PageEvent.END, (page) => {
    page.contents = page.contents?.replace(/(href="(?:\.\.\/)*)media\/([\w-]+\.ipynb|api\.md)"/g, (_, before, file) => {
      copied.add(file);
      return `${before}${file === 'api.md' ? 'modules/kd.html' : `notebooks/${file.replace('.ipynb', '.html')}`}"`;
    });
  });
  app.renderer.on(RendererEvent.END, ({ outputDirectory }) => {
    for (const file of copied) rmSync(join(outputDirectory, 'media', file), { force: true });
  });
}
