import { showValue } from '../../checks/showValue';
import type { Endpoint } from './Endpoint';

/**
 * The address of `/chat/completions` below an API's own address, or of `/completions` if that is given.
 *
 * @throws TypeError that does not repeat the address: it may hold a password.
 */
export function checkEndpoint(subject: string, url: unknown): Endpoint {
  if (typeof url !== 'string' || url.length > 2000 || !URL.canParse(url))
    throw new TypeError(
      `${subject}: expected the address of an API, got ${typeof url === 'string' ? 'a text that is none' : showValue(url)}; give "http://localhost:8000/v1"`
    );
  const parsed = new URL(url);
  const refuse = (got: string, fix: string) =>
    new TypeError(`${subject}: expected an address of http or https, got ${got}; ${fix}`);
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') throw refuse(showValue(parsed.protocol), 'give "https://..."');
  if (parsed.username || parsed.password) throw refuse('one with a user or password in it', 'put the key into the environment');
  const secret = [...parsed.searchParams.keys()].find((name) => /key|token|secret|sig|auth|password/i.test(name));
  if (secret) throw refuse('one with a key in its query', 'put the key into the environment, see keyVariable');
  parsed.hash = '';
  parsed.pathname = parsed.pathname.replace(/\/+$/, '');
  if (!parsed.pathname.endsWith('/completions')) parsed.pathname += '/chat/completions';
  return {
    url: parsed.href,
    shown: parsed.origin + parsed.pathname,
    isChat: parsed.pathname.endsWith('/chat/completions')
  };
}
