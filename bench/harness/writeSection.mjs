import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes the page: the template with this section, and the others as the page has them. It is never half written. */
export function writeSection(path, template, name, text) {
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const page = template.replace(
    /<!-- (\w+) -->\n/g,
    (mark, other) => `${mark}\n${(other === name ? text : sectionOf(before, other)) || 'Not measured yet.'}\n`
  );
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, page);
  renameSync(`${path}.new`, path);
}

function sectionOf(page, name) {
  const [, rest = ''] = page.split(`<!-- ${name} -->`);
  return rest.split(`<!-- end of ${name} -->`)[0].trim();
}
