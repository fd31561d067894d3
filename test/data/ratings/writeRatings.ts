import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes files into a folder and returns its path. */
export function writeRatings(folder: string, files: { [name: string]: string | Buffer }): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** The same ratings in the three forms of MovieLens. */
export const smallSet = {
  latest: {
    'ratings.csv':
      'userId,movieId,rating,timestamp\n1,10,4.0,964982703\n2,10,2.5,964982800\n1,11,5.0,964983000\n2,12,3.0,964983001\n',
    'movies.csv':
      'movieId,title,genres\n10,"Misérables, Les (1995)",Crime|Drama\n11,"Say ""Hi"" (1972)",Sci-Fi\n12,Untitled,(no genres listed)\n'
  },
  million: {
    'ratings.dat': '1::10::4::964982703\r\n2::10::2.5::964982800\r\n1::11::5::964983000\r\n2::12::3::964983001\r\n',
    // Latin-1, as published.
    'movies.dat': Buffer.from('10::Misérables, Les (1995)::Crime|Drama\n11::Say "Hi" (1972)::Sci-Fi\n12::Untitled::\n', 'latin1'),
    'users.dat': '1::F::25::7::48067\n2::M::56::16::70072\n'
  },
  hundredThousand: {
    'u.data': '1\t10\t4\t964982703\n2\t10\t2\t964982800\n1\t11\t5\t964983000\n2\t12\t3\t964983001\n',
    'u.item': Buffer.from(
      [
        `10|Misérables, Les (1995)|01-Jan-1995||http://x|${flags(6, 8)}`,
        `11|Say "Hi"|02-Feb-1972||http://x|${flags(15)}`,
        `12|Untitled|||http://x|${flags()}`
      ].join('\n'),
      'latin1'
    ),
    'u.user': '1|25|F|writer|48067\n2|56|M|artist|70072\n'
  }
};

function flags(...set: number[]): string {
  return Array.from({ length: 19 }, (_, i) => Number(set.includes(i))).join('|');
}

/** A ratings.csv of many users and items with some structure: users of one taste like items of theirs. */
export function manyRatings({ users = 40, each = 20, items = 50 } = {}): string {
  const lines: string[] = [];
  for (let i = 0; i < users * each; i++) {
    const user = (i * 7) % users;
    const item = (user * 3 + 11 * Math.floor(i / users)) % items;
    lines.push(`${user},${item},${user % 2 === item % 2 ? 4.5 : 2},${964982703 + 3600 * i}`);
  }
  return ['userId,movieId,rating,timestamp', ...lines].join('\n');
}
