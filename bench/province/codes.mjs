// 统一社会信用代码 with valid check characters (GB 11714, GB 32100), of no real office.

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** The code of the office in a region that corresponds to the one with the sample's code. */
export function organisationCode(region, sample) {
  const body = sample.slice(8, 16);
  let sum = 0;
  for (let at = 0; at < 8; at++) sum += Number(body[at]) * ORGANISATION_WEIGHTS[at];
  const check = (11 - (sum % 11)) % 11;
  const start = `11${region}${body}${check === 10 ? 'X' : check}`;
  sum = 0;
  for (let at = 0; at < 17; at++) sum += ALPHABET.indexOf(start[at]) * WEIGHTS[at];
  return `${start}${ALPHABET[(31 - (sum % 31)) % 31]}`;
}
