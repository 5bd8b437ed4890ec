import type { RowRecord } from './read-sections.js';
import { rowCode } from './source.js';

const SEVERAL = Symbol('several');

/** Finds the row that an entry of a child table belongs to. */
export class Owners {
  readonly #bySerial = new Map<number, RowRecord | typeof SEVERAL>();
  readonly #byCode = new Map<string, RowRecord | typeof SEVERAL>();

  add(record: RowRecord, serial: number | undefined): void {
    if (serial !== undefined)
      this.#bySerial.set(serial, this.#bySerial.has(serial) ? SEVERAL : record);
    const code = rowCode(record.values)?.trim();
    if (code !== undefined && code !== '')
      this.#byCode.set(code, this.#byCode.has(code) ? SEVERAL : record);
  }

  /**
   * The row of an entry: that of its 所属序号, whose code must agree with the one beside the entry;
   * without 所属序号 that of the code. A sentence where neither leads to one row.
   */
  find(serial: number | undefined, code: string): RowRecord | string {
    if (serial === undefined) {
      if (code === '') return '所属序号和编码都空着，不知道属于哪一行';
      const found = this.#byCode.get(code);
      if (found === undefined) return `所属序号空着，主表里也没有编码 ${code}`;
      return found === SEVERAL ? `所属序号空着，主表里有几行编码都是 ${code}` : found;
    }
    const found = this.#bySerial.get(serial);
    if (found === undefined) return `主表里没有序号 ${serial}`;
    if (found === SEVERAL) return this.#amongSeveral(serial, code);
    const own = rowCode(found.values)?.trim() ?? '';
    if (code === '' || own === code) return found;
    return `主表里序号 ${serial} 的编码是${own === '' ? '空的' : ` ${own}`}，这里写的是 ${code}`;
  }

  /** Where several rows have the 序号, the code decides, if only one row has it. */
  #amongSeveral(serial: number, code: string): RowRecord | string {
    const found = code === '' ? undefined : this.#byCode.get(code);
    if (found === undefined || found === SEVERAL)
      return `主表里有几行序号都是 ${serial}，不知道属于哪一行`;
    return found;
  }
}
