import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openLab, startLab } from '../startLab';
import { startBrowser } from '../report/openReport';
import { writeReports } from '../report/writeReports';
import { takePicturesOfRuns } from './takePicturesOfRuns';
import { picturedNotebooks, pictureFiles, takeViewPictures } from './viewPictures';
import { writePalettePng } from './writePalettePng';

const root = resolve(__dirname, '../..');
const folder = join(root, 'docs/images/views');

const isAsked = process.env.STILLROOM_PICTURES === '1';

/** Of the notebooks that `npm run reproduce` has left in reports/, as the extension draws them now. */
test.runIf(isAsked)(
  'the views are pictured for the documentation',
  async () => {
    const scratch = mkdtempSync(join(tmpdir(), 'stillroom-pictures-'));
    const browser = await startBrowser();
    try {
      const notebooks = picturedNotebooks.map((name) => [name, readFileSync(join(root, 'reports', `${name}.ipynb`), 'utf8')]);
      writeReports(scratch, Object.fromEntries(notebooks) as { [name: string]: string });
      mkdirSync(folder, { recursive: true });
      await takeViewPictures(browser, scratch, 1, (file, png) => writePalettePng(join(folder, file), png));
    } finally {
      await browser.close();
      rmSync(scratch, { recursive: true, force: true });
    }
  },
  600_000
);

test.runIf(isAsked)(
  'the runs panel and a comparison of runs are pictured, of runs that are trained for it',
  async () => {
    const lab = await startLab();
    try {
      const { page } = await openLab(lab, 1000, 1400);
      await takePicturesOfRuns(page, folder);
    } finally {
      await lab.stop();
    }
  },
  600_000
);

test('the documentation has a picture of every view, light and dark, small enough to be fetched by everybody', () => {
  const page = readFileSync(join(root, 'docs/views.md'), 'utf8');
  const files = readdirSync(folder);
  const shown = [...page.matchAll(/images\/views\/([\w-]+\.png)/g)].map(([, file]) => file);
  expect([...new Set(shown)].sort()).toEqual(files.sort());
  const panels = ['runs', 'comparedRuns'].flatMap((name) => [`${name}.png`, `${name}-dark.png`]);
  expect([...pictureFiles, ...panels].sort(), 'test/notebooks/viewPictures.ts takes each').toEqual(files.sort());
  const sizes = files.map((file) => statSync(join(folder, file)).size);
  expect(Math.max(...sizes)).toBeLessThan(100_000);
});
