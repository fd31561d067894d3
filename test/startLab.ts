import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { stillroomMime } from '../src/views/bundle/MimeBundle';
import { chromium as installedChromium } from './chromium';

const root = resolve(__dirname, '..');
const chromiumPath = installedChromium ?? '/usr/bin/chromium';
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
];

/** Milliseconds: on a busy machine a page may take a while to get there. */
const patience = 300_000;

export interface Lab {
  url: string;
  browser: Browser;
  /** Where all is that it and its kernels keep. */
  home: string;
  /** The folder that it serves, in its home. */
  files: string;
  /** Writes a notebook of one code cell a bundle, and gives its name. */
  notebook(name: string, bundles: { [mime: string]: unknown }[]): string;
  stop(): Promise<void>;
}

/**
 * A JupyterLab of its own, or a Notebook 7, with the built extension and nobody's settings, and a browser to look at it. Kernels inherit `env`.
 */
export async function startLab(env: NodeJS.ProcessEnv = {}, app: 'lab' | 'notebook' = 'lab'): Promise<Lab> {
  const built = join(root, 'extension/labextension');
  for (const [path, cure] of [
    [chromiumPath, 'apt-get update && apt-get install -y chromium fonts-dejavu-core'],
    [join(root, '.venv/bin/jupyter'), 'npm start'],
    [join(built, 'package.json'), 'npm run build --workspace extension']
  ]) {
    if (!existsSync(path)) throw new Error(`lab: expected ${path}, found nothing; run: ${cure}`);
  }
  const home = mkdtempSync(join(tmpdir(), 'stillroom-lab-'));
  const folder = (name: string) => {
    mkdirSync(join(home, name), { recursive: true });
    return join(home, name);
  };
  const files = folder('files');
  cpSync(built, join(folder('data'), 'labextensions/@stillroom/lab'), { recursive: true });
  execFileSync(process.execPath, [join(root, 'dist/kernel/start/kernelspec/installKernelspec.js'), folder('data')]);
  writeSettings(folder('settings'));
  const server = spawn(
    join(root, '.venv/bin/jupyter'),
    [
      app,
      '--no-browser',
      '--allow-root',
      '--ip=127.0.0.1',
      '--port=0',
      '--IdentityProvider.token=',
      '--expose-app-in-browser',
      ...(app === 'lab' ? ['--LabApp.news_url='] : []),
      `--ServerApp.root_dir=${files}`
    ],
    {
      env: {
        ...process.env,
        ...env,
        HOME: home,
        // The extension and the kernel of this checkout, also where the environment has others.
        JUPYTER_PREFER_ENV_PATH: '0',
        JUPYTER_CONFIG_DIR: folder('config'),
        JUPYTER_DATA_DIR: join(home, 'data'),
        JUPYTER_RUNTIME_DIR: folder('runtime'),
        JUPYTERLAB_SETTINGS_DIR: folder('settings'),
        JUPYTERLAB_WORKSPACES_DIR: folder('workspaces')
      },
      stdio: ['ignore', 'ignore', 'pipe']
    }
  );
  try {
    const [browser, url] = await Promise.all([
      chromium.launch({ executablePath: chromiumPath, args: flags }),
      address(server, join(home, 'runtime'))
    ]);
    return {
      url,
      browser,
      home,
      files,
      notebook(name, bundles) {
        writeFileSync(join(files, name), JSON.stringify(notebookOf(bundles)));
        return name;
      },
      async stop() {
        await browser.close();
        await end(server);
        rmSync(home, { recursive: true, force: true });
      }
    };
  } catch (error) {
    await end(server);
    rmSync(home, { recursive: true, force: true });
    throw error;
  }
}

/** Nobody is there to answer whether Jupyter's news should be fetched. */
export function writeSettings(folder: string): void {
  mkdirSync(join(folder, '@jupyterlab/apputils-extension'), { recursive: true });
  writeFileSync(join(folder, '@jupyterlab/apputils-extension/notification.jupyterlab-settings'), '{"fetchNews": "false"}');
}

export interface Opened {
  page: Page;
  context: BrowserContext;
  /** Requests to anywhere but the server. */
  outside: string[];
  /** Console errors and warnings, and errors that nobody caught. */
  complaints: string[];
}

/** JupyterLab with nothing open, in a fresh browser profile. */
export async function openLab(lab: Lab, height: number, width = 1280): Promise<Opened> {
  const opened = await openPage(lab, '/lab?reset', height, width);
  await execute(opened.page, 'application:toggle-left-area');
  return opened;
}

/** JupyterLab's word of a machine that is busy, which is nobody's fault. */
const ofSlowness = /^Plugin \S+ (is taking too long|\(with \d+ dependants\) took [\d.]+ms) to activate\.$/;

/** A page of the server with the application ready, in a fresh browser profile. */
export async function openPage(
  { browser, url }: Pick<Lab, 'browser' | 'url'>,
  path: string,
  height: number,
  width = 1280
): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width, height } });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const outside: string[] = [];
  const complaints: string[] = [];
  const own = [`${url}/`, url.replace('http', 'ws'), 'data:', 'blob:'];
  const note = (request: { url(): string }) => {
    if (!own.some((start) => request.url().startsWith(start))) outside.push(request.url());
  };
  page.on('request', note);
  page.on('websocket', note);
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !ofSlowness.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(url + path);
  await restored(page);
  return { page, context, outside, complaints };
}

/** Waits until JupyterLab has put back what was open. */
export async function restored(page: Page): Promise<void> {
  await page.waitForFunction(() => 'jupyterapp' in window);
  await page.evaluate(() => (window as unknown as { jupyterapp: { restored: Promise<void> } }).jupyterapp.restored);
}

/** Opens a notebook without a kernel, and gives its panel. */
export async function openNotebook(page: Page, path: string): Promise<Locator> {
  // Settles only when the kernel dialog is answered.
  const opening = execute(page, 'docmanager:open', { path });
  await page.click('.jp-Dialog button:has-text("No Kernel")');
  await opening;
  return page.locator('.jp-NotebookPanel:not(.lm-mod-hidden)');
}

export async function execute(page: Page, command: string, args: object = {}): Promise<void> {
  await page.evaluate(
    async ([name, options]) => {
      const { jupyterapp } = window as unknown as {
        jupyterapp: { commands: { execute(id: string, args: object): Promise<unknown> } };
      };
      await jupyterapp.commands.execute(name as string, options as object);
    },
    [command, args]
  );
}

function notebookOf(bundles: { [mime: string]: unknown }[]) {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: 'none', display_name: 'No kernel' } },
    cells: bundles.map((data, i) => ({
      cell_type: 'code',
      id: `cell-${i}`,
      execution_count: i + 1,
      metadata: {},
      source: 'record',
      outputs: [
        { output_type: 'execute_result', execution_count: i + 1, metadata: {}, data: { 'text/plain': 'one line', ...data } }
      ]
    }))
  };
}

export function bundle(view: unknown): { [mime: string]: unknown } {
  return { [stillroomMime]: view };
}

/** Where it answers. The server has taken a free port by itself, and has written down which. */
async function address(server: ChildProcess, runtime: string): Promise<string> {
  let said = '';
  server.stderr!.on('data', (chunk) => (said = (said + chunk).slice(-4000)));
  const until = Date.now() + patience;
  while (Date.now() < until) {
    if (server.exitCode !== null) throw new Error(`lab: expected jupyter to serve, it ended with ${server.exitCode}: ${said}`);
    const port = portIn(join(runtime, `jpserver-${server.pid}.json`));
    const url = `http://127.0.0.1:${port}`;
    const up =
      port &&
      (await fetch(`${url}/api/status`).then(
        ({ ok }) => ok,
        () => false
      ));
    if (up) return url;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  throw new Error(`lab: expected jupyter to answer within ${patience / 1000} s, got nothing; it said: ${said}`);
}

/** Undefined while it is not written, or not to its end. */
function portIn(file: string): number | undefined {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { port: number }).port;
  } catch {
    return undefined;
  }
}

function end(server: ChildProcess): Promise<void> {
  return new Promise((settle) => {
    if (server.exitCode !== null) return settle();
    server.once('exit', () => settle());
    server.kill('SIGTERM');
    setTimeout(() => server.kill('SIGKILL'), 2000).unref();
  });
}
