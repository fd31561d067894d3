import { readBody } from '../../teachers/remote/readBody';
import type { MlflowFailure, MlflowServer } from './MlflowServer';
import { readAuthorization } from './readAuthorization';

export interface MlflowRequest {
  method: 'GET' | 'POST' | 'PUT';
  /** Below the server's address: "api/2.0/mlflow/runs/create". */
  path: string;
  query?: { [name: string]: string };
  /** Sent as JSON; a text is sent as it is. */
  body?: object | string;
}

/** Seconds until a request is given up. */
const timeout = 20;

/**
 * Asks a tracking server once.
 *
 * @returns what it answers, an object.
 * @throws MlflowFailure.
 */
export async function requestMlflow(
  server: MlflowServer,
  { method, path, query = {}, body }: MlflowRequest,
  signal: AbortSignal
): Promise<{ [field: string]: unknown }> {
  const url = new URL(`${server.url}/${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  let authorization: string | undefined;
  try {
    authorization = readAuthorization();
  } catch (error) {
    throw failure((error as Error).message, { isFinal: true, fix: 'set MLFLOW_TRACKING_TOKEN again, in plain letters' });
  }
  const late = AbortSignal.timeout(1000 * timeout);
  let response: Response;
  let text: string | null;
  try {
    response = await fetch(url, {
      method,
      headers: {
        ...(typeof body === 'object' && { 'content-type': 'application/json' }),
        ...(authorization && { authorization })
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      // The key is for this address alone.
      redirect: 'manual',
      signal: AbortSignal.any([signal, late])
    });
    text = await readBody(response);
  } catch (error) {
    const code = shortName((error as { cause?: { code?: unknown } }).cause?.code, authorization);
    const says = late.aborted ? `no whole answer in ${timeout} s` : `a connection that broke${code && ` (${code})`}`;
    throw failure(says, { isPassing: true, fix: 'look whether the server runs, and at its address' });
  }
  const told = readJson(text);
  if (response.status === 200 && told) return told;
  const code = shortName(told?.error_code, authorization);
  throw response.status === 200
    ? failure('an answer that is no JSON', { isFinal: true, fix: 'look whether the address is that of an MLflow server' })
    : failure(`status ${response.status}${code && ` (${code})`}`, describeStatus(response, code));
}

function readJson(text: string | null): { [field: string]: unknown } | null {
  // Nothing is said of an artefact that has arrived.
  if (text === '') return {};
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null ? (value as { [field: string]: unknown }) : null;
  } catch {
    return null;
  }
}

const passing = new Set([408, 409, 425, 429]);
/** Whatever else is asked, the answer would be the same. */
const final = new Set([401, 402, 403, 405]);

function describeStatus({ status, headers }: Response, code: string): Partial<MlflowFailure> {
  const after = Number(headers.get('retry-after') ?? NaN);
  const isRedirect = status >= 300 && status < 400;
  return {
    isPassing: passing.has(status) || status >= 500,
    // A path that is not known is that of another server.
    isFinal: final.has(status) || isRedirect || (status === 404 && code === ''),
    ...(code && { code }),
    ...(after >= 0 && { retryAfter: after }),
    fix:
      status === 401 || status === 403
        ? 'look at MLFLOW_TRACKING_TOKEN, or at MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD'
        : fixOf(isRedirect)
  };
}

function fixOf(isRedirect: boolean): string {
  return isRedirect ? 'give the address that it leads to, if you trust it' : 'look at the address and at the log of the server';
}

function failure(says: string, more: Partial<MlflowFailure>): MlflowFailure {
  return Object.assign(new Error(says), { isPassing: false, isFinal: false, fix: '', ...more });
}

/** The short names that servers and systems give errors. Sentences are left out, since they may repeat what was sent. */
function shortName(code: unknown, secret: string | undefined): string {
  if (typeof code !== 'string' || !/^[A-Z][A-Z_]{2,49}$/.test(code)) return '';
  return secret !== undefined && (secret.includes(code) || code.includes(secret)) ? '' : code;
}
