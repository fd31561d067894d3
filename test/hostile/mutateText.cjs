/** What a careless or hostile writer puts into a text. */
const tokens = [
  ...[
    '0',
    '-1',
    '-0',
    '1e999',
    '1e-400',
    '4294967296',
    '9007199254740993',
    '1e308',
    'NaN',
    'null',
    'true',
    '[]',
    '{}',
    '""',
    '"x"',
    '[[[['
  ],
  ...[
    '"\\ud800"',
    '"__proto__":1,',
    '..',
    '/etc/passwd',
    '../../x',
    '\0',
    '\u202e',
    ',',
    ';',
    '"',
    '\n',
    '\r\n',
    '\ufeff',
    '<',
    '>',
    '&',
    '&#0;'
  ],
  ...[
    '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
    '&b;',
    '<![CDATA[',
    '-->',
    '</object>',
    '<object>'.repeat(100),
    'x'.repeat(100_000)
  ]
];

/** A copy of a file with one to three changes: bits, bytes and parts; in a text also numbers and words. */
exports.mutated = function mutated(bytes, isText, draw) {
  let made = Buffer.from(bytes);
  for (let changes = 1 + draw(3); changes > 0; changes--) made = changed(made, isText, draw);
  return made;
};

function changed(bytes, isText, draw) {
  if (bytes.length === 0) return Buffer.from([draw(256)]);
  // The end of many files says where all else is.
  const at = draw(10) < 3 ? Math.max(0, bytes.length - 1 - draw(Math.min(200, bytes.length))) : draw(bytes.length);
  const length = 1 + draw(draw(10) < 7 ? 8 : 200);
  const [before, from, after] = [bytes.subarray(0, at), bytes.subarray(at), bytes.subarray(at + length)];
  const kind = draw(isText ? 10 : 7);
  const made = Buffer.from(bytes);
  if (kind === 0) made[at] ^= 1 << draw(8);
  else if (kind === 1) made[at] = draw(256);
  else if (kind === 2) return Buffer.concat([before, Buffer.alloc(length, [0, 255, 127, 128][draw(4)]), after]);
  else if (kind === 3) return Buffer.concat([before, after]);
  else if (kind === 4) return Buffer.concat([bytes.subarray(0, at + length), from]);
  else if (kind === 5) return before;
  else if (kind === 6 && at + 4 <= bytes.length)
    made.writeUInt32LE([0xffffffff, 0x7fffffff, 0x80000000, 0, 1, 65536][draw(6)], at);
  else if (kind === 7) return Buffer.concat([before, Buffer.from(tokens[draw(tokens.length)]), bytes.subarray(at + draw(6))]);
  else if (kind > 7) return exchanged(bytes, kind === 8 ? /-?\d+(?:\.\d+)?/g : /"[^"]*"|<[^>]*>|\b\w+\b/g, draw);
  return made;
}

/** One number or word becomes something else, often one that is elsewhere in the file. */
function exchanged(bytes, pattern, draw) {
  const text = bytes.toString('latin1');
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return Buffer.from(bytes);
  const { 0: word, index } = found[draw(found.length)];
  const other = draw(2) === 0 ? found[draw(found.length)][0] : Buffer.from(tokens[draw(tokens.length)]).toString('latin1');
  return Buffer.from(`${text.slice(0, index)}${other}${text.slice(index + word.length)}`, 'latin1');
}
