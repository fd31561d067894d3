import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/**
 * Every text that the extension hands to the translator: `__('…')` and `_n('…', '…')` in its sources, titles and descriptions in its schemas, and what
 * the report says: `say("…")` in its Python, `_('…')` in its template, and what it calls the kinds of views.
 */
export function translatableTexts(extension: string): { texts: Set<string>; unclear: string[] } {
  const texts = new Set<string>();
  const unclear: string[] = [];
  for (const name of readdirSync(join(extension, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || /(^|\/)(trans|translateSchema|usePageLanguage)\.ts$/.test(name)) continue;
    const source = ts.createSourceFile(name, readFileSync(join(extension, 'src', name), 'utf8'), ts.ScriptTarget.ES2022, true);
    visit(source, (call) => {
      for (const given of call) {
        if (ts.isStringLiteral(given) || ts.isNoSubstitutionTemplateLiteral(given)) texts.add(given.text);
        else unclear.push(`${name}: ${given.getText()}`);
      }
    });
  }
  for (const name of readdirSync(join(extension, 'schema')))
    collect(JSON.parse(readFileSync(join(extension, 'schema', name), 'utf8')), texts);
  const report = join(extension, 'stillroom_lab/report');
  for (const name of readdirSync(report, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(py|j2)$/.test(name)) continue;
    const source = readFileSync(join(report, name), 'utf8');
    const calls = [
      ...source.matchAll(
        name.endsWith('.py') ? /\bsay\((?!_LABELS\[)(?:"([^"\\]*)"|(.{0,40}))/g : /\b_\((?:'([^'\\]*)'|(.{0,40}))/g
      )
    ];
    for (const [call, text] of calls) {
      if (text !== undefined) texts.add(text);
      else unclear.push(`${name}: ${call}`);
    }
  }
  const labels = JSON.parse(readFileSync(join(report, 'view_labels.json'), 'utf8')) as { [kind: string]: string };
  for (const label of Object.values(labels)) texts.add(label);
  return { texts, unclear };
}

function visit(node: ts.Node, found: (texts: ts.Expression[]) => void): void {
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { text } = node.expression.name;
    if (text === '__') found(node.arguments.slice(0, 1));
    if (text === '_n') found(node.arguments.slice(0, 2));
  }
  ts.forEachChild(node, (child) => visit(child, found));
}

function collect(value: unknown, texts: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if ((key === 'title' || key === 'description') && typeof inner === 'string') texts.add(inner);
    else collect(inner, texts);
  }
}
