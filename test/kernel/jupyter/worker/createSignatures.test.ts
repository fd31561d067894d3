import { expect, test } from 'vitest';
import { createSignatures } from '../../../../kernel/jupyter/worker/createSignatures';

const parts = ['{"msg_id":"1"}', '{}', '{}', '{"code":"1 + 2"}'].map((part) => Buffer.from(part));

// python -c "import hmac; print(hmac.new(b'a key', b'{\"msg_id\":\"1\"}{}{}{\"code\":\"1 + 2\"}', 'sha256').hexdigest())"
const bySha256 = '7b1de7bfc173888d6ac3d97261ed7fbeb7650a7925e3d5bc52e3918c05c48feb';
// The same with 'md5'.
const byMd5 = '924709819a298e14a5701eff7a068cb5';

test('sign() is the HMAC of all parts by the algorithm of the scheme', () => {
  expect(createSignatures('a key', 'hmac-sha256').sign(parts)).toBe(bySha256);
  expect(createSignatures('a key', 'hmac-md5').sign(parts)).toBe(byMd5);
});

test('accept() takes a message once', () => {
  const { accept } = createSignatures('a key', 'hmac-sha256');
  expect(accept(bySha256, parts)).toBe(true);
  expect(accept(bySha256, parts)).toBe(false);
});

test('accept() refuses another signature, another content, and none', () => {
  const { accept } = createSignatures('a key', 'hmac-sha256');
  expect(accept(byMd5, parts)).toBe(false);
  expect(
    accept(
      bySha256.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
      parts
    )
  ).toBe(false);
  expect(accept(bySha256, [...parts.slice(0, 3), Buffer.from('{"code":"1 + 3"}')])).toBe(false);
  expect(accept('', parts)).toBe(false);
  expect(accept('ü'.repeat(32), parts)).toBe(false);
});

test('with an empty key nothing is signed and everything accepted, again and again', () => {
  const { sign, accept } = createSignatures('', 'hmac-sha256');
  expect(sign(parts)).toBe('');
  expect([accept('', parts), accept('', parts), accept('anything', parts)]).toEqual([true, true, true]);
});

test('accept() remembers the last 65,536 messages and no more', () => {
  const { sign, accept } = createSignatures('a key', 'hmac-sha256');
  const numbered = (number: number) => [Buffer.from(String(number))];
  const take = (number: number) => accept(sign(numbered(number)), numbered(number));
  for (let number = 0; number <= 65_536; number++) take(number);
  expect(take(1)).toBe(false);
  expect(take(0)).toBe(true);
});
