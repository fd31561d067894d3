// Asks guesslang, in a process of its own: its package brings another tfjs, and a process has room for one alone.
// Standard input: {"languages": ["js", ...], "texts": [base64, ...]}; standard output: {"probabilities": [[...], ...], "milliseconds": [...]}.
import languageDetection from '@vscode/vscode-languagedetection';
import { text } from 'node:stream/consumers';

const { languages, texts } = JSON.parse(await text(process.stdin));
const guesslang = new languageDetection.ModelOperations({ minContentSize: 0 });
await guesslang.runModel('let warm = "up";');
const probabilities = [];
const milliseconds = [];
for (const one of texts) {
  const snippet = Buffer.from(one, 'base64').toString('utf8');
  const start = performance.now();
  const said = await guesslang.runModel(snippet);
  milliseconds.push(performance.now() - start);
  const known = new Map(said.map(({ languageId, confidence }) => [languageId, confidence]));
  probabilities.push(languages.map((language) => known.get(language) ?? 0));
}
process.stdout.write(JSON.stringify({ probabilities, milliseconds }));
