import { expect, test } from 'vitest';
import { formatErrorReply } from '../../../../kernel/jupyter/worker/formatErrorReply';

test('formatErrorReply() is the content of a failed reply, as JSON', () => {
  expect(JSON.parse(formatErrorReply('NotSupported', 'debug: "no"\n'))).toEqual({
    status: 'error',
    ename: 'NotSupported',
    evalue: 'debug: "no"\n',
    traceback: ['NotSupported: debug: "no"\n']
  });
});
