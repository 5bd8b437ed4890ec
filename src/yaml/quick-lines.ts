import { COLON, DASH, DOT, HASH, LF, SPACE, unusual } from './quick-text.js';

/** Goes through a text line by line: blank lines and comments are passed over. */
export class LineReader {
  protected readonly text: string;
  protected readonly end: number;
  /** The first character of the line at hand that is no blank, and its column; -1 behind the last line. */
  protected at = 0;
  protected indent = 0;

  constructor(text: string) {
    this.text = text;
    this.end = text.length;
  }

  /** Goes to the next line with content, from the beginning of a line. */
  protected line(start: number): void {
    const text = this.text;
    const end = this.end;
    let at = start;
    for (;;) {
      const first = at;
      while (at < end && text.charCodeAt(at) === SPACE) at++;
      if (at >= end) {
        this.at = end;
        this.indent = -1;
        return;
      }
      const char = text.charCodeAt(at);
      if (char === LF) at++;
      else if (char === HASH) at = this.lineEnd(at) + 1;
      else {
        if (at === first && (char === DASH || char === DOT)) this.noMarker(at);
        this.at = at;
        this.indent = at - first;
        return;
      }
    }
  }

  /** A line that may begin or end a document is left to the whole parser. */
  private noMarker(at: number): void {
    const char = this.text.charCodeAt(at);
    if (this.text.charCodeAt(at + 1) === char && this.text.charCodeAt(at + 2) === char) unusual();
  }

  protected lineEnd(at: number): number {
    const end = this.text.indexOf('\n', at);
    return end < 0 ? this.end : end;
  }

  /** Whether a dash here begins an entry of a list. */
  protected isDash(at: number): boolean {
    if (this.text.charCodeAt(at) !== DASH) return false;
    if (at + 1 >= this.end) return true;
    const next = this.text.charCodeAt(at + 1);
    return next === SPACE || next === LF;
  }

  /** Where a plain scalar ends: at the colon of a key, a comment, the end of the line or of the text. */
  protected plainStop(from: number): number {
    const text = this.text;
    const end = this.end;
    let at = from;
    for (; at < end; at++) {
      const char = text.charCodeAt(at);
      if (char > COLON) continue;
      if (char === LF) return at;
      if (char === COLON) {
        if (at + 1 >= end) return at;
        const next = text.charCodeAt(at + 1);
        if (next === SPACE || next === LF) return at;
      } else if (char === HASH && text.charCodeAt(at - 1) === SPACE) return at;
    }
    return at;
  }
}
