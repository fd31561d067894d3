import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macApplications = ['Chromium', 'Google Chrome'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);

/** The path of a Chromium, or undefined. `STILLROOM_CHROMIUM` names another one, or none when it is empty. */
export function findChromium() {
  const { STILLROOM_CHROMIUM: named, PATH = '' } = process.env;
  if (named !== undefined) return named || undefined;
  const onPath = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...macApplications].find((path) => existsSync(path));
}
