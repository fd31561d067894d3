import { showValue } from '../../../checks/showValue';

/** @throws TypeError that does not repeat an address with a password in it. */
export function checkRayAddress(address: unknown): string {
  const fix = 'give that of the dashboard, "http://127.0.0.1:8265"';
  if (typeof address !== 'string' || address.length > 2000 || !URL.canParse(address))
    throw new TypeError(
      `ray: expected an address, got ${typeof address === 'string' ? 'a text that is none' : showValue(address)}; ${fix}`
    );
  const { protocol, username, password, origin } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new TypeError(`ray: expected an address of http or https, got ${showValue(protocol)}; ${fix}`);
  if (username || password) throw new TypeError(`ray: expected an address without user and password, got one with them; ${fix}`);
  return origin;
}
