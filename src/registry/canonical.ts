import { hash } from 'node:crypto';
import { WorkError } from '../errors.js';

/**
 * JSON of a value with the keys of every map in the order of their code units: equal values have
 * equal texts, however their keys were written. Texts are taken as they are (no Unicode
 * normalisation): what was published is what was written.
 *
 * @throws WorkError for what JSON has no word for (.nan, .inf), which no element may be.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean' || value === null) return String(value);
  if (Array.isArray(value)) {
    let text = '[';
    for (const entry of value) text += `${text === '[' ? '' : ','}${canonicalJson(entry)}`;
    return `${text}]`;
  }
  if (typeof value === 'object') return mapText(value as Readonly<Record<string, unknown>>);
  throw new WorkError(`${typeof value} 不是能够登记的值`);
}

function mapText(map: Readonly<Record<string, unknown>>): string {
  let text = '{';
  // Without a comparison, sort orders by code unit.
  for (const key of Object.keys(map).sort()) {
    const value = map[key];
    if (value === undefined) continue;
    text += `${text === '{' ? '' : ','}${keyText(key)}${canonicalJson(value)}`;
  }
  return `${text}}`;
}

/** Keys recur in every row: their JSON is made once, as long as they are not too many. */
const KEY_TEXTS = new Map<string, string>();
const MAX_KEY_TEXTS = 4096;

function keyText(key: string): string {
  const known = KEY_TEXTS.get(key);
  if (known !== undefined) return known;
  const text = `${JSON.stringify(key)}:`;
  if (KEY_TEXTS.size < MAX_KEY_TEXTS) KEY_TEXTS.set(key, text);
  return text;
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new WorkError('无穷大或非数（.inf、.nan）不是能够登记的值');
  return JSON.stringify(value);
}

/** SHA-256 of the canonical JSON of a value, 32 bytes: by it content is stored and proved. */
export function contentDigest(value: unknown): Buffer {
  return hash('sha256', canonicalJson(value), 'buffer');
}

/** {@link contentDigest} in hexadecimal, 64 characters. */
export function contentHash(value: unknown): string {
  return contentDigest(value).toString('hex');
}
