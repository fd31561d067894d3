// npm run docs [-- --to FOLDER]: writes the documentation as a folder of static pages, which needs neither a server nor the network.
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runMain } from './setup/runMain.mjs';
import { root } from './setup/paths.mjs';
import { SetupError } from './setup/SetupError.mjs';
import { setUp } from './setup/setUp.mjs';
import { writeSite } from './site/writeSite.mjs';

await runMain(async () => {
  const site = readArguments();
  await setUp();
  await writeSite(site);
  console.log(`docs: open ${relative(process.cwd(), join(site, 'index.html'))}`);
});

function readArguments() {
  try {
    const { values } = parseArgs({ options: { to: { type: 'string', default: join(root, 'site') } } });
    return resolve(values.to);
  } catch (error) {
    throw new SetupError(`docs: ${error.message}; use npm run docs -- [--to FOLDER]`);
  }
}
