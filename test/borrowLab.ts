import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startLab, writeSettings, type Lab } from './startLab';

/** Started for the first file that asks; `temporaryFolder` ends it. */
let shared: Lab | undefined;

/**
 * The JupyterLab and the browser that the test files of a process share, as new: without a page, a kernel, a file or a setting. Starting one takes
 * longer than many a test. For another environment, or another application, there is `startLab`.
 */
export async function borrowLab(): Promise<Lab> {
  try {
    if (shared) await renew(shared);
  } catch {
    // What a file has broken is not the next one's fault.
    shared = undefined;
  }
  const lab = (shared ??= await startLab());
  return { ...lab, stop: () => renew(lab) };
}

async function renew({ url, browser, home }: Lab): Promise<void> {
  for (const context of browser.contexts()) await context.close();
  await endKernels(url);
  // What the server itself has put down stays.
  const lasting = ['data', 'runtime'];
  for (const name of readdirSync(home).filter((one) => !lasting.includes(one))) empty(join(home, name));
  writeSettings(join(home, 'settings'));
}

async function endKernels(url: string): Promise<void> {
  const cookie = (await fetch(`${url}/lab`)).headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const token = /_xsrf=([^;]*)/.exec(cookie)?.[1] ?? '';
  for (const kind of ['sessions', 'kernels'])
    for (const { id } of (await (await fetch(`${url}/api/${kind}`)).json()) as { id: string }[])
      await fetch(`${url}/api/${kind}/${id}`, { method: 'DELETE', headers: { cookie, 'X-XSRFToken': token } });
}

/** The folder stays: the server knows it. */
function empty(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
}
