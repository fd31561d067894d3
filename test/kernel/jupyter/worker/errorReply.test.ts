import { expect, test } from 'vitest';
import { errorReply } from '../../../../kernel/jupyter/worker/errorReply';

test('errorReply() is the content of a failed reply, as JSON', () => {
  expect(JSON.parse(errorReply('NotSupported', 'debug: "no"\n'))).toEqual({
    status: 'error',
    ename: 'NotSupported',
    evalue: 'debug: "no"\n',
    traceback: ['NotSupported: debug: "no"\n']
  });
});
