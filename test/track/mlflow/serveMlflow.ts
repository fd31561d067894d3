import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { posix } from 'node:path';

/** A run as the server keeps it. */
export interface KeptRun {
  info: {
    run_id: string;
    run_name: string;
    experiment_id: string;
    status: string;
    start_time: number;
    end_time?: number;
    artifact_uri: string;
  };
  params: { [key: string]: string };
  tags: { [key: string]: string };
  /** Every number that was logged, equal ones of the same moment once, as MLflow keeps them. */
  metrics: { key: string; value: number | string; timestamp: number; step: number }[];
  files: { [name: string]: string };
}

export interface Asked {
  number: number;
  /** "runs/log-batch". */
  what: string;
  headers: IncomingMessage['headers'];
  body: any;
}

/** What the server does with a request instead of answering it. */
export type Fault = { status: number; code?: string } | 'cut before' | 'cut after' | 'hang' | undefined;

export interface MlflowServerForTests {
  url: string;
  asked: Asked[];
  runs: KeptRun[];
  /** What of MLflow's documentation a request did not keep to. */
  complaints: string[];
  /** Series of a run by model: those names begin with it. */
  seriesOf(run: KeptRun, model: string): { [series: string]: (number | string)[][] };
  stop(): Promise<void>;
}

interface Behaviour {
  fault?(asked: Asked): Fault;
  artifacts?: string;
}

class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string
  ) {
    super(message);
  }
}

const invalid = (message: string) => new Refusal(400, 'INVALID_PARAMETER_VALUE', message);

/**
 * A tracking server that keeps to what MLflow documents and refuses what it does not allow: fields that are needed, names, and at most 1,000 numbers, 100 settings, 100 tags
 * and 1,000 of all in one request. Sources: mlflow.org/docs/latest/api_reference/rest-api.html; mlflow/utils/validation.py says the names.
 */
export async function serveMlflow({
  fault = () => undefined,
  artifacts = 'mlflow-artifacts:'
}: Behaviour = {}): Promise<MlflowServerForTests> {
  const [asked, runs, complaints]: [Asked[], KeptRun[], string[]] = [[], [], []];
  const experiments = new Map([['Default', '0']]);
  const runOf = (id: unknown) => {
    const run = runs.find(({ info }) => info.run_id === id);
    if (!run) throw new Refusal(404, 'RESOURCE_DOES_NOT_EXIST', `no run ${String(id)}`);
    return run;
  };

  const routes: { [route: string]: (body: any, query: URLSearchParams) => object } = {
    'GET experiments/get-by-name'(_, query) {
      const name = query.get('experiment_name')!;
      const id = experiments.get(name);
      if (id === undefined) throw new Refusal(404, 'RESOURCE_DOES_NOT_EXIST', 'no such experiment');
      return { experiment: { experiment_id: id, name, lifecycle_stage: 'active' } };
    },
    'POST experiments/create'({ name }) {
      if (experiments.has(text(name))) throw new Refusal(400, 'RESOURCE_ALREADY_EXISTS', 'it exists');
      experiments.set(name, String(experiments.size));
      return { experiment_id: experiments.get(name) };
    },
    'POST runs/create'({ experiment_id: experiment, run_name: name, start_time: start, tags = [] }) {
      if (![...experiments.values()].includes(text(experiment)))
        throw new Refusal(404, 'RESOURCE_DOES_NOT_EXIST', 'no experiment');
      if (!Number.isInteger(start)) throw invalid('start_time');
      const id = `run${runs.length}`;
      const info = { run_id: id, run_name: text(name), experiment_id: experiment, status: 'RUNNING', start_time: start };
      const place = artifacts === 'mlflow-artifacts:' ? `mlflow-artifacts:/${experiment}/${id}/artifacts` : artifacts;
      const run: KeptRun = { info: { ...info, artifact_uri: place }, params: {}, tags: {}, metrics: [], files: {} };
      setTags(run, tags);
      runs.push(run);
      return { run: { info: run.info, data: {} } };
    },
    'POST runs/search'({ experiment_ids: ids, filter, max_results: most, run_view_type: view }) {
      if (!Array.isArray(ids) || !(most > 0) || view !== 'ACTIVE_ONLY') throw invalid('search');
      const [, tag, value] = /^tags\.`([\w.]+)` = '([^']+)'$/.exec(text(filter)) ?? [];
      if (!tag) throw invalid(`filter ${filter}`);
      const found = runs.filter(({ info, tags }) => ids.includes(info.experiment_id) && tags[tag] === value);
      const latest = ({ metrics }: KeptRun) =>
        [...new Set(metrics.map(({ key }) => key))].map(
          (key) => metrics.filter((metric) => metric.key === key).sort((a, b) => b.step - a.step)[0]
        );
      return found.length
        ? { runs: found.slice(0, most).map((run) => ({ info: run.info, data: { metrics: latest(run) } })) }
        : {};
    },
    'POST runs/update'({ run_id: id, status, end_time: end }) {
      const { info } = runOf(id);
      if (!['RUNNING', 'FINISHED', 'FAILED', 'KILLED'].includes(status)) throw invalid('status');
      Object.assign(info, { status, ...(end !== undefined && { end_time: end }) });
      return { run_info: info };
    },
    'POST runs/log-batch'({ run_id: id, metrics = [], params = [], tags = [] }) {
      const run = runOf(id);
      if (
        metrics.length > 1000 ||
        params.length > 100 ||
        tags.length > 100 ||
        metrics.length + params.length + tags.length > 1000
      )
        throw invalid('too many in one batch');
      for (const metric of metrics) {
        const { key, value, timestamp, step } = metric;
        checkKey(key);
        if (typeof value !== 'number' && !['NaN', 'Infinity', '-Infinity'].includes(value)) throw invalid(`value ${value}`);
        if (!Number.isInteger(timestamp) || !Number.isInteger(step)) throw invalid(`timestamp or step of ${key}`);
        const isSame = (one: typeof metric) =>
          one.key === key && one.value === value && one.timestamp === timestamp && one.step === step;
        if (!run.metrics.some(isSame)) run.metrics.push({ key, value, timestamp, step });
      }
      for (const { key, value } of params) {
        checkKey(key);
        if (text(value).length > 6000) throw invalid('a long param');
        if (run.params[key] !== undefined && run.params[key] !== value) throw invalid(`param ${key} has another value`);
        run.params[key] = value;
      }
      setTags(run, tags);
      return {};
    }
  };

  function answer(one: Asked, method: string, url: URL, raw: string): object {
    const put = /^\/api\/2\.0\/mlflow-artifacts\/artifacts\/\d+\/(run\d+)\/artifacts\/([^/]+)$/.exec(url.pathname);
    if (method === 'PUT' && put) {
      runOf(put[1]).files[put[2]] = raw;
      return {};
    }
    const route = routes[`${method} ${one.what}`];
    if (!route) throw new Refusal(404, '', `no ${method} ${url.pathname}`);
    if (method === 'POST' && one.headers['content-type'] !== 'application/json') throw invalid('no JSON');
    return route(one.body, url.searchParams);
  }

  function reply(response: ServerResponse, one: Asked, method: string, url: URL, raw: string): void {
    const said = fault(one);
    if (said === 'hang') return;
    if (said === 'cut before') return void response.destroy();
    if (typeof said === 'object') {
      response.statusCode = said.status;
      // As a careless server would, with what was sent.
      return void response.end(
        JSON.stringify({ error_code: said.code, message: `refused ${one.headers.authorization}: ${raw}` })
      );
    }
    try {
      const given = answer(one, method, url, raw);
      if (said === 'cut after') response.destroy();
      else response.end(JSON.stringify(given));
    } catch (error) {
      const { status = 500, code = 'INTERNAL_ERROR', message } = error as Refusal;
      if (code !== 'RESOURCE_DOES_NOT_EXIST') complaints.push(`${one.what}: ${message}`);
      response.statusCode = status;
      response.end(JSON.stringify({ error_code: code, message }));
    }
  }

  const server = createServer((request, response) => {
    let raw = '';
    request.on('data', (part: Buffer) => (raw += part.toString()));
    request.on('end', () => {
      const url = new URL(request.url!, 'http://server');
      const what = url.pathname.replace(/^\/api\/2\.0\/(mlflow\/)?/, '');
      const isJson = request.headers['content-type'] === 'application/json';
      const one = { number: asked.length, what, headers: request.headers, body: isJson ? JSON.parse(raw) : undefined };
      asked.push(one);
      reply(response, one, request.method!, url, raw);
    });
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ asked, runs, complaints },
    seriesOf({ metrics }, model) {
      const series: { [series: string]: (number | string)[][] } = {};
      const own = metrics.filter(({ key }) => key.startsWith(`${model}/`)).sort((a, b) => a.step - b.step);
      for (const { key, step, value } of own) (series[key.slice(model.length + 1)] ??= []).push([step, value]);
      return series;
    },
    stop: () =>
      new Promise((settle) => {
        server.close(() => settle());
        server.closeAllConnections();
      })
  };
}

function setTags(run: KeptRun, tags: { key: string; value: string }[]): void {
  if (tags.length > 100) throw invalid('too many tags');
  for (const { key, value } of tags) {
    checkKey(key);
    if (text(value).length > 5000) throw invalid(`a long tag ${key}`);
    run.tags[key] = value;
  }
}

function checkKey(key: unknown): void {
  const name = text(key);
  const isPath = posix.normalize(name) === name && !name.startsWith('/') && !name.startsWith('..') && name !== '.';
  if (name.length > 250 || !/^[/\w.\- :]*$/.test(name.replace(/\p{L}/gu, 'x')) || !isPath) throw invalid(`key ${name}`);
}

function text(value: unknown): string {
  if (typeof value === 'string' && value !== '') return value;
  throw invalid(`expected a text, got ${String(value)}`);
}
