import type { Endpoint } from './Endpoint';
import type { ModelAnswer } from './ModelAnswer';
import { readAnswer } from './readAnswer';
import { readBody } from './readBody';

/** Why there is no answer. No word of what the server wrote is in it, as that may repeat the key. */
export interface Failure {
  /** "status 500". */
  says: string;
  /** Whether it may go better the next time. */
  isPassing: boolean;
  /** What to do about one that does not pass. */
  fix?: string;
  /** Seconds that the server asks to wait. */
  retryAfter?: number;
  /** Whether it may have to be paid. */
  isPaid: boolean;
}

/** Asks once. */
export async function requestAnswer(
  endpoint: Endpoint,
  { body, key, timeout }: { body: string; key: string | undefined; timeout: number }
): Promise<ModelAnswer | Failure> {
  let response: Response;
  let text: string | null;
  try {
    response = await fetch(endpoint.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key !== undefined && { authorization: `Bearer ${key}` }) },
      body,
      // The key is for this address alone.
      redirect: 'manual',
      signal: AbortSignal.timeout(1000 * timeout)
    });
    text = await readBody(response);
  } catch (error) {
    const isLate = (error as Error).name === 'TimeoutError';
    const code = codeIn((error as { cause?: { code?: unknown } }).cause?.code, key);
    return {
      says: isLate ? `no whole answer in ${timeout} s` : `a connection that broke${code}`,
      isPassing: true,
      isPaid: code !== ' (ECONNREFUSED)'
    };
  }
  if (text === null)
    return {
      says: 'an answer of more than 1 MB',
      isPassing: false,
      isPaid: true,
      fix: 'look whether the address is that of a language model'
    };
  if (response.status !== 200) return describeStatus(response, text, key);
  try {
    return readAnswer(JSON.parse(text));
  } catch (error) {
    const says = error instanceof SyntaxError ? 'an answer that is no JSON' : (error as Error).message;
    return { says, isPassing: true, isPaid: true };
  }
}

const passing = new Set([408, 409, 425, 429]);

function describeStatus({ status, headers }: Response, text: string, key: string | undefined): Failure {
  const code = codeIn(errorCodeIn(text), key);
  const says = `status ${status}${code}`;
  const after = headers.get('retry-after');
  const wait = after === null ? NaN : /^\d+$/.test(after.trim()) ? Number(after) : (Date.parse(after) - Date.now()) / 1000;
  const isPassing = (passing.has(status) || status >= 500) && code !== ' (insufficient_quota)';
  return {
    says,
    isPassing,
    isPaid: false,
    fix:
      fixes[status] ??
      (status >= 300 && status < 400
        ? 'give the address that it leads to, if you trust it'
        : 'look at model, request and address'),
    ...(Number.isFinite(wait) && { retryAfter: Math.max(0, wait) })
  };
}

const fixes: { [status: number]: string } = {
  401: 'look at the key in the environment',
  402: 'look at the account',
  403: 'look at the key in the environment and what it allows',
  404: 'look at address and model',
  405: 'look at the address',
  429: 'look at the account'
};

/** The short names that servers give errors: "insufficient_quota (messages)". Sentences are left out, since they may repeat what was sent. */
function errorCodeIn(text: string): unknown {
  try {
    const { error } = JSON.parse(text) as { error?: { code?: unknown; type?: unknown } };
    return error?.code ?? error?.type;
  } catch {
    return undefined;
  }
}

function codeIn(code: unknown, key: string | undefined): string {
  if (typeof code !== 'string' || !/^[A-Za-z][A-Za-z_]{2,49}$/.test(code)) return '';
  return key !== undefined && (code.includes(key) || key.includes(code)) ? '' : ` (${code})`;
}
