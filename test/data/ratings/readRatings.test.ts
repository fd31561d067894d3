import { execFileSync } from 'node:child_process';
import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readRatings } from '../../../src/data/ratings/readRatings';
import { smallSet, writeRatings } from './writeRatings';

const root = mkdtempSync(join(tmpdir(), 'ratings-'));
let count = 0;
const read = (files: { [name: string]: string | Buffer }, options = {}) =>
  readRatings(writeRatings(join(root, `set${count++}`), files), options);

test.each(Object.keys(smallSet) as (keyof typeof smallSet)[])(
  'ratings.read reads the form of ml-%s, found by the names of its files',
  async (form) => {
    const { user, item, rating, time, users, items, findings, sources } = await read(smallSet[form]);
    expect(Array.from(user)).toEqual([0, 1, 0, 1]);
    expect(Array.from(item)).toEqual([0, 0, 1, 2]);
    expect(Array.from(rating)).toEqual([4, form === 'hundredThousand' ? 2 : 2.5, 5, 3]);
    expect(Array.from(time)).toEqual([964982703, 964982800, 964983000, 964983001]);
    expect(users.ids).toEqual(['1', '2']);
    expect(items.ids).toEqual(['10', '11', '12']);
    expect(items.titles[0]).toBe('Misérables, Les (1995)');
    expect(items.titles[1]).toBe(form === 'hundredThousand' ? 'Say "Hi"' : 'Say "Hi" (1972)');
    expect(Array.from(items.years)).toEqual([1995, 1972, NaN]);
    expect(items.genres.map((list) => list.map((genre) => items.genreNames[genre]))).toEqual([
      ['Crime', 'Drama'],
      ['Sci-Fi'],
      []
    ]);
    expect(findings).toEqual([]);
    expect(sources.map(({ file }) => file)).toEqual(Object.keys(smallSet[form]).slice(0, sources.length));
    expect(sources[0].sha256).toMatch(/^[0-9a-f]{64}$/);
    if (form === 'latest') expect(users.age).toBeUndefined();
    else {
      expect(Array.from(users.age!)).toEqual([25, 56]);
      expect(users.gender).toEqual(['F', 'M']);
      expect(users.occupation).toEqual(form === 'million' ? ['7', '16'] : ['writer', 'artist']);
    }
  }
);

test('ratings.read orders by time, and finds repeated ratings, ratings off the scale, times that are none and unknown items', async () => {
  const { user, item, rating, time, items, findings } = await read({
    'ratings.csv': [
      'timestamp,userId,movieId,rating',
      '300,a,x,2',
      '100,a,x,5',
      '200,b,z,4',
      '250,b,x,9',
      '0,b,y,3',
      '1600000000000,b,y,3',
      'soon,b,y,3',
      ''
    ].join('\n'),
    'movies.csv': 'movieId,title,genres\nx,X (2001),Drama\nx,again,Drama\n'
  });
  expect(Array.from(time)).toEqual([200, 300]);
  expect(Array.from(rating)).toEqual([4, 2]);
  expect(Array.from(user, (place) => place)).toEqual([1, 0]);
  expect(Array.from(item, (place) => items.ids[place])).toEqual(['z', 'x']);
  const said = Object.fromEntries(findings.map(({ check, value, says }) => [check, [value, says]]));
  expect(said.repeatedRatings[0]).toBe(1);
  expect(said.ratingsOffScale).toEqual([1, '1 ratings are not from 0.5 to 5 and are left out; the first is "9" in line 5.']);
  expect(said.ratingsWithoutTime).toEqual([
    3,
    '3 ratings have no time in seconds since 1970 and are left out; the first is "0" in line 6.'
  ]);
  expect(said.unknownItems[1]).toBe('1 items of 1 ratings have no title, year or genres: no file names them.');
  expect(said.repeatedItems[0]).toBe(1);
});

test('ratings.read does without files of items and users, and takes another scale', async () => {
  const { items, findings, scale } = await read({ 'ratings.dat': 'u::i::9::100\nv::i::10::200\n' }, { scale: [1, 10] });
  expect(items).toMatchObject({ ids: ['i'], titles: [''], genres: [[]], genreNames: [] });
  expect(scale).toEqual([1, 10]);
  expect(findings.map(({ says }) => says)).toEqual([
    'There is no movies.dat and no users.dat: what it says of items or users is not known.'
  ]);
});

test.each<[why: string, files: { [name: string]: string | Buffer }, error: RegExp]>([
  [
    'no file',
    { 'readme.txt': '' },
    /^ratings.read: expected one of ratings.csv, ratings.dat, u.data in the folder, got "readme.txt"; /
  ],
  ['two sets', { 'ratings.csv': '', 'u.data': '' }, /got ratings.csv and u.data; put each set into its own folder/],
  [
    'other columns',
    { 'ratings.csv': 'user,item\n1,2\n' },
    /"ratings.csv", line 1: expected the columns userId,movieId,rating,timestamp, got "user,item"/
  ],
  ['a short line', { 'u.data': '1\t2\t3\t4\n1\t2\t3\n' }, /"u.data", line 2: expected user, item, rating and time/],
  ['a text for a rating', { 'u.data': '1\t2\tgood\t4\n' }, /line 1: expected a rating, got "good"/],
  ['no user', { 'u.data': '\t2\t3\t4\n' }, /line 1: expected a user and an item/],
  [
    'nothing that can be used',
    { 'u.data': '1\t2\t9\t4\n' },
    /expected ratings, got none that can be used, and 1 off the scale 1 to 5/
  ],
  [
    'open quotes',
    { ...smallSet.latest, 'movies.csv': 'movieId,title,genres\n1,"A (1990),Drama\n' },
    /"movies.csv", line 2: expected the quotes to be closed/
  ],
  [
    'text after quotes',
    { ...smallSet.latest, 'movies.csv': 'movieId,title,genres\n1,"A"B,Drama\n' },
    /line 2: expected "," after the quotes, got "B"/
  ],
  [
    'a flag of 2',
    { ...smallSet.hundredThousand, 'u.item': `1|A|||x|${new Array(19).fill(2).join('|')}` },
    /"u.item", line 1: expected flags of 0 or 1, got "2"/
  ],
  [
    'too few flags',
    { ...smallSet.hundredThousand, 'u.item': '1|A|||x|0|1' },
    /line 1: expected id, title, dates, address and 19 flags/
  ],
  [
    'an age of words',
    { ...smallSet.million, 'users.dat': '1::F::old::7::1\n' },
    /"users.dat", line 1: expected an age, got "old"/
  ],
  ['a byte 0', { 'u.data': 'a\0b' }, /"u.data": expected text, got a byte 0 at byte 1/],
  ['a long line', { 'u.data': 'a'.repeat(70_000) }, /line 1: expected at most 65536 bytes, got 70000/]
])('ratings.read refuses %s and says where', async (_, files, error) => {
  await expect(read(files)).rejects.toThrow(error);
});

test('ratings.read refuses paths, options, large files, pipes and links out of the folder', async () => {
  await expect(readRatings(join(root, 'nothing'))).rejects.toThrow('ratings.read: expected a folder at');
  await expect(read(smallSet.latest, { scale: [5, 1] })).rejects.toThrow('ratings.read: expected scale to be [least, most]');
  await expect(read(smallSet.latest, { maxbytes: 3 })).rejects.toThrow('did you mean "maxBytes"');
  await expect(read(smallSet.latest, { maxBytes: 20 })).rejects.toThrow('regular file of at most 20 bytes');
  const linked = writeRatings(join(root, 'linked'), {});
  symlinkSync('/etc/hosts', join(linked, 'u.data'));
  await expect(readRatings(linked)).rejects.toThrow('a link out of the folder');
  const piped = writeRatings(join(root, 'piped'), {});
  execFileSync('mkfifo', [join(piped, 'u.data')]);
  await expect(readRatings(piped)).rejects.toThrow('a pipe or a device');
});
