// Writes docs/api.md, the public surface of the toolkit as its types say it. A test holds it up to date, so a change of it shows in the diff.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import { isMain } from './setup/isMain.mjs';
import { runMain } from './setup/runMain.mjs';
import { dist, root, state } from './setup/paths.mjs';
import { SetupError } from './setup/SetupError.mjs';

export const apiFile = join(root, 'docs', 'api.md');

/** Reads the compiled types, so compile first. */
export function apiReport() {
  mkdirSync(state, { recursive: true });
  const folder = mkdtempSync(join(state, 'api-'));
  const problems = [];
  try {
    copyTypes(join(folder, 'src'));
    Extractor.invoke(ExtractorConfig.prepare(configuration(folder)), {
      localBuild: true,
      messageCallback: (message) => {
        message.handled = true;
        if (message.logLevel === 'error') problems.push(message.text);
      }
    });
    if (problems.length > 0) throw new SetupError(`api: ${problems.join('\n')}`);
    return tidied(readFileSync(join(folder, 'stillroom.api.md'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** API Extractor cannot look into a namespace that re-exports another package, so in its copy `tf` is the package itself. */
function copyTypes(folder) {
  const isType = (path) => statSync(path).isDirectory() || path.endsWith('.d.ts');
  cpSync(join(dist, 'src'), folder, { recursive: true, filter: isType });
  writeFileSync(join(folder, 'engine', 'tf.d.ts'), "import * as tf from '@tensorflow/tfjs';\nexport { tf };\n");
}

function configuration(folder) {
  const silent = { default: { logLevel: 'none', addToApiReportFile: false } };
  return {
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, 'package.json'),
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: join(folder, 'src', 'index.d.ts'),
      compiler: { tsconfigFilePath: join(root, 'tsconfig.json') },
      apiReport: { enabled: true, reportFolder: folder, reportTempFolder: folder, reportFileName: 'stillroom' },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        compilerMessageReporting: silent,
        extractorMessageReporting: silent,
        tsdocMessageReporting: silent
      }
    }
  };
}

const header = `# The toolkit's public surface

Made from the types by \`node scripts/apiReport.mjs\`; do not edit. What each thing does is said at its declaration, where an editor and the
notebook's completion show it.

`;

function tidied(report) {
  const code = report.slice(report.indexOf('```ts'));
  const remarks = /^ *\/\/ (@public|\(undocumented\)|\(No @packageDocumentation.*)\n/gm;
  return (
    header +
    code
      .replace(remarks, '')
      .replace(/\n{3,}/g, '\n\n')
      .trimEnd() +
    '\n'
  );
}

if (isMain(import.meta.url)) await runMain(() => writeFileSync(apiFile, apiReport()));
