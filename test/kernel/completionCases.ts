/** What is typed (the cursor at `|`), the text that a match replaces, and one of the matches. */
export const completionCases: [typed: string, replaced: string, match: string][] = [
  ['|', '', 'Math'],
  ['kept.to|', 'to', 'toUpperCase'],
  ['maybe?.|', '', 'px'],
  ['maybe!.p|', 'p', 'py'],
  ['if (ke|', 'ke', 'kept'],
  ['`a ${kept.to|} b`', 'to', 'toUpperCase'],
  ["mode('f|')", 'f', 'fast'],
  ["mode('sl|", 'sl', 'slow'],
  ["mode('fast', { de|", 'de', 'depth'],
  ["maybe['p|']", 'p', 'px'],
  ['kd.softTargets({ te|', 'te', 'temperature'],
  ["'🧪🧪'; kept.toU|", 'toU', 'toUpperCase'],
  ["'🧪'; Math.hypo|", 'hypo', 'hypot'],
  ["import x from '@scope/e|'", '@scope/e', '@scope/esm-only'],
  ["import { sub } from '@scope/esm-only/s|'", '@scope/esm-only/s', '@scope/esm-only/sub'],
  ["import 'node:f|", 'node:f', 'node:fs'],
  ["await import('./lo|", './lo', './local'],
  ["import { a } from '../sh|", '../sh', '../shared/'],
  ["import data from './da|ta.js'", './data.js', './data.json'],
  ["import { tri| } from './local'", 'tri', 'triple'],
  ['const 変 = kept; 変.toU|', 'toU', 'toUpperCase'],
  [`const long = '${'x'.repeat(1e6)}'\nkept.toU|`, 'toU', 'toUpperCase']
];

/** Where nothing is to be completed. */
export const noCompletions = ["'kept.|'", '// kept.|', '/* kept.| */', 'nobody.|', 'const kept = 1; nobody.kept.|'];
