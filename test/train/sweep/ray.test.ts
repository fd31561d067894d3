import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { choice, ray, sweep } from '../../../src/train/sweep';
import { createRayJobs } from '../../../src/train/sweep/ray/createRayJobs';
import { endedIn, nodesWith, startSweep } from './sweepProcesses';

const trial = join(__dirname, 'cloudTrial.ts');
const parameters = { learningRate: choice([0.01]) };
const newFolder = () => mkdtempSync(join(tmpdir(), 'ray-'));

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

describe('ray({address, count})', () => {
  test('says that nobody answers, or that it is another server, before any trial', async () => {
    const folder = newFolder();
    const server = createServer((_, answer) => answer.end('hello')).listen(0, '127.0.0.1');
    await new Promise((done) => server.once('listening', done));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const on = ray({ address, count: 1 });
    await expect(sweep({ trial, parameters, folder, on })).rejects.toThrow(
      /^ray: expected a Ray cluster at .*, got another server; /
    );
    await new Promise((done) => server.close(done));
    await expect(sweep({ trial, parameters, folder, on })).rejects.toThrow(
      /^ray: expected a Ray cluster at http:\/\/127\.0\.0\.1:\d+, got ECONNREFUSED; start one with "ray start --head", /
    );
    expect(endedIn(folder)).toEqual([]);
    await expect(sweep({ trial, parameters, on })).rejects.toThrow(
      /^ray: expected the sweep to have a folder that the cluster sees, got none/
    );
    await expect(sweep({ trial: () => null as never, parameters, folder: newFolder(), on })).rejects.toThrow(
      /^ray: expected trial to be the path/
    );
  });

  test.each([
    [{ count: 1 }, /^ray: expected an address, got undefined; /],
    [{ address: 'ftp://a', count: 1 }, /^ray: expected an address of http or https, got "ftp:"; /],
    [{ address: 'http://a:b@c', count: 1 }, /^ray: expected an address without user and password, got one with them; /],
    [{ address: 'http://a', count: 0 }, /^ray: expected count to be a whole number/]
  ])('refuses %o in words', (options, message) => {
    expect(() => ray(options as never)).toThrow(message);
  });
});

/** A Python with `ray[default]`: `STILLROOM_RAY_PYTHON=FOLDER/bin/python npx vitest run test/train/sweep/ray.test.ts`. */
const python = process.env.STILLROOM_RAY_PYTHON;

test.runIf(python)(
  'on a Ray cluster of this machine a sweep has the records of one in this process; one whose worker and driver are killed goes on, each trial ending once',
  async () => {
    const dashboard = await findFreePort();
    const address = `http://127.0.0.1:${dashboard}`;
    const where = ['--port=0', `--dashboard-port=${dashboard}`, '--node-ip-address=127.0.0.1'];
    const options = ['start', '--head', '--block', ...where, '--num-cpus=2', '--disable-usage-stats'];
    const cluster = spawn(join(python!, '..', 'ray'), options, { stdio: 'ignore' });
    const jobs = createRayJobs(address);
    const isUp = async () => (await jobs.check().catch((error: Error) => error)) === undefined;
    try {
      await expect.poll(isUp).toBe(true);
      const whole = await startSweep(0).printed;
      const folder = newFolder();
      const { child } = startSweep(address, folder);
      await expect.poll(() => endedIn(folder).length).toBeGreaterThanOrEqual(3);
      const killWorker = () => nodesWith('runRayTrial', folder).some((pid) => process.kill(pid, 'SIGKILL'));
      await expect.poll(killWorker).toBe(true);
      await expect.poll(() => endedIn(folder).length).toBeGreaterThanOrEqual(7);
      child.kill('SIGKILL');
      const again = await startSweep(address, folder).printed;
      expect(endedIn(folder).sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, i) => i));
      expect(again?.trials).toBe(whole?.trials);
    } finally {
      cluster.kill('SIGTERM');
      await new Promise((done) => cluster.once('exit', done));
    }
  }
);
