import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import { showValue } from '../../checks/showValue';
import type { MlflowOptions } from './MlflowOptions';
import type { MlflowServer } from './MlflowServer';

const subject = 'mlflow';
const variable = 'MLFLOW_TRACKING_URI';

export interface CheckedMlflow {
  server: MlflowServer;
  experiment: string;
  record: boolean;
  html: boolean;
  wait: number;
}

/** @throws TypeError or RangeError for an option that is unknown or out of bounds, and without an address. */
export function checkMlflowOptions(options: MlflowOptions): CheckedMlflow {
  checkInputs(subject, options, ['url', 'experiment', 'record', 'html', 'wait']);
  const { url = process.env[variable], experiment = 'Default', record = true, html = false, wait = 30 } = options;
  if (typeof experiment !== 'string' || experiment.trim() === '' || experiment.length > 500)
    throw new TypeError(`${subject}: expected experiment to be a short text, got ${showValue(experiment)}; give its name`);
  for (const [name, value] of Object.entries({ record, html }))
    if (typeof value !== 'boolean')
      throw new TypeError(`${subject}: expected ${name} to be true or false, got ${showValue(value)}; choose one`);
  checkNumber(subject, 'wait', wait, { atLeast: 0, atMost: 3600 });
  return { server: checkServer(url), experiment, record, html, wait };
}

/** It is not repeated: it may hold a password. */
function checkServer(url: unknown): MlflowServer {
  const refuse = (got: string, fix: string) =>
    new TypeError(`${subject}: expected url to be the address of a tracking server, got ${got}; ${fix}`);
  const fix = 'give "http://localhost:5000"';
  if (url === undefined || url === '') throw refuse('none', `${fix}, or set ${variable}`);
  if (typeof url !== 'string') throw refuse(showValue(url), fix);
  if (url.length > 2000 || !URL.canParse(url)) throw refuse('a text that is none', fix);
  const { protocol, username, password, origin, pathname, search, hash } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') throw refuse(`one of ${showValue(protocol)}`, fix);
  if (username || password)
    throw refuse(
      'one with a user or password in it',
      'put them into the environment as MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD'
    );
  if (search || hash) throw refuse('one with a query', `${fix}, and put a token into the environment as MLFLOW_TRACKING_TOKEN`);
  const address = origin + pathname.replace(/\/+$/, '');
  return { url: address, shown: address };
}
