import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { enliven, openReport } from '../report/openReport';
import { notebook as makeNotebook, run, writeReports } from '../report/writeReports';
import { bundle } from '../startLab';

interface Pictured {
  /** Of the files. */
  name: string;
  notebook: string;
  kind: string;
  /** The view's JSON in this folder, for a kind that no sample notebook shows; `notebook` is then made of it. */
  example?: string;
  /** Which of the figures of this kind, when it is not the first. */
  nth?: number;
}

/** The figures that docs/views.md shows, and which notebook makes each. */
export const pictured: readonly Pictured[] = [
  { name: 'run', notebook: 'quickstart', kind: 'run', nth: 1 },
  { name: 'scores', notebook: 'quickstart', kind: 'scores' },
  { name: 'comparison', notebook: 'finance', kind: 'comparison' },
  { name: 'rocPr', notebook: 'finance', kind: 'rocPr' },
  { name: 'latency', notebook: 'finance', kind: 'latency' },
  { name: 'claims', notebook: 'finance', kind: 'claims' },
  { name: 'findings', notebook: 'finance', kind: 'findings' },
  { name: 'lossCurves', notebook: 'medical', kind: 'lossCurves' },
  { name: 'alignmentMap', notebook: 'medical', kind: 'alignmentMap' },
  { name: 'reliability', notebook: 'medical', kind: 'reliability' },
  { name: 'softLabels', notebook: 'quickstart', kind: 'softLabels' },
  { name: 'confusion', notebook: 'manufacturing', kind: 'confusion' },
  { name: 'syntheticData', notebook: 'manufacturing', kind: 'syntheticData' },
  { name: 'sweep', notebook: 'quickstart', kind: 'sweep' },
  { name: 'labelSweep', notebook: 'manufacturing', kind: 'labelSweep' },
  { name: 'tradeOff', notebook: 'industry', kind: 'tradeOff' },
  // Made by bench/severalTasks.mjs: 5 seeds of the digits with --balance uncertaintyWeights, at the ends of epochs.
  { name: 'taskWeights', notebook: 'taskWeights', kind: 'taskWeights', example: 'taskWeightsOfDigits.json' },
  // Made by bench/continual.mjs --quick --stream classes --only fine-tuning,LwF,replay,DER++ --view FILE.
  { name: 'accuracyMatrix', notebook: 'accuracyMatrix', kind: 'accuracyMatrix', example: 'accuracyMatrixOfDigits.json' },
  // Made by bench/architectureSearch.mjs --first 5 --only parameters --view FILE.
  { name: 'paretoFront', notebook: 'paretoFront', kind: 'paretoFront', example: 'paretoFrontOfDigits.json' },
  // Made by bench/federated.mjs --part compare --rounds 6 --view FILE.
  { name: 'federation', notebook: 'federation', kind: 'federation', example: 'federationOfDigits.json' }
];

/** The sample notebooks whose figures are shown. */
export const picturedNotebooks: readonly string[] = [
  ...new Set(pictured.filter(({ example }) => !example).map(({ notebook }) => notebook))
];

/** The page of this notebook's report is pictured as a whole. */
export const picturedReport = 'finance';

const schemes = [
  { suffix: '', colorScheme: 'light' },
  { suffix: '-dark', colorScheme: 'dark' }
] as const;

/** A figure that goes on longer is cut: at the height of the window. */
const most = 900;

/** What `takeViewPictures` takes, as files. */
export const pictureFiles: readonly string[] = schemes.flatMap(({ suffix }) =>
  [...pictured.map(({ name }) => name), 'report'].map((name) => `${name}${suffix}.png`)
);

/**
 * Draws the figures of the reports in this folder, where those of the examples are written too, and the beginning of a report, and pictures each, light and dark.
 *
 * @param scale pixels of the picture to one of the page.
 * @param keep gets the name of each file and what is to be in it.
 */
export async function takeViewPictures(
  browser: Browser,
  reports: string,
  scale: number,
  keep: (file: string, png: Buffer) => Promise<void> | void
): Promise<void> {
  writeExampleReports(reports);
  const notebooks = [...new Set(pictured.map(({ notebook }) => notebook))];
  for (const { suffix, colorScheme } of schemes)
    for (const notebook of notebooks) {
      const options = { colorScheme, deviceScaleFactor: scale, viewport: { width: 1180, height: most } };
      const { page } = await openReport(browser, join(reports, `${notebook}.html`), options);
      if (notebook === picturedReport) await keep(`report${suffix}.png`, await page.screenshot());
      // As in JupyterLab, where no caption says the title and the sentence.
      await page.addStyleTag({
        content: '.report .live.live { padding: 14px } .report .live.live .sr-Heading { display: block !important }'
      });
      const wanted = pictured.filter((one) => one.notebook === notebook);
      const ids = await Promise.all(wanted.map(({ kind, nth = 0 }) => idOf(page, kind, nth)));
      await removeOthers(page, ids);
      await enliven(page);
      // What is drawn late would move what is below.
      await page.waitForFunction(() =>
        Array.from(document.querySelectorAll('.live .sr-Plot')).every(
          (plot) => plot.clientWidth === 0 || plot.querySelector('svg.main-svg')
        )
      );
      for (const [i, { name }] of wanted.entries()) await keep(`${name}${suffix}.png`, await pictureOf(page, ids[i]));
      await page.context().close();
    }
}

/** What is not pictured need not be drawn. */
async function removeOthers(page: Page, ids: string[]): Promise<void> {
  await page.evaluate((kept) => {
    for (const figure of document.querySelectorAll('figure[data-view]')) if (!kept.includes(figure.id)) figure.remove();
  }, ids);
}

async function idOf(page: Page, kind: string, nth: number): Promise<string> {
  const id = await page.evaluate(
    ([wanted, place]) =>
      Array.from(document.querySelectorAll<HTMLElement>('figure[data-view]')).filter(
        ({ dataset }) => JSON.parse(document.getElementById(dataset.view!)!.textContent).kind === wanted
      )[place as number]?.id,
    [kind, nth] as const
  );
  if (!id) throw new Error(`pictures: expected a figure of kind ${kind} at place ${nth}, found none`);
  return id;
}

async function pictureOf(page: Page, id: string): Promise<Buffer> {
  const live = page.locator(`#${id} .live`);
  // Within the window: a picture of the page as a whole takes the longer the longer the page is.
  await live.evaluate((node) => node.scrollIntoView({ block: 'start' }));
  const { x, y, width, height } = (await live.boundingBox())!;
  return page.screenshot({ clip: { x, y, width, height: Math.min(height, most) } });
}

function writeExampleReports(folder: string): void {
  const examples = pictured.flatMap(({ notebook, example }) => {
    if (!example) return [];
    const view = JSON.parse(readFileSync(join(__dirname, example), 'utf8')) as object;
    return [[notebook, makeNotebook([run(1, 'view', bundle(view))])]];
  });
  writeReports(folder, Object.fromEntries(examples) as { [notebook: string]: string });
}
