import { expect, test } from 'vitest';
import { escapeHtml } from '../../../../kernel/evaluate/format/escapeHtml';

test('escapeHtml() keeps text from being HTML, in an element and in an attribute', () => {
  expect(escapeHtml(`<a href="x" title='y'>&amp;</a>`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;');
  expect(escapeHtml('Grüße, 你好')).toBe('Grüße, 你好');
});
