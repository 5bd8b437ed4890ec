/** The world as commands see it; main.ts makes it of the process, tests of plain values. */
export interface CommandIo {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Folder that relative paths start from. */
  readonly cwd: string;
  /** Today, YYYY-MM-DD. */
  readonly today: string;
  /** The present moment, for what is recorded with its time. */
  readonly now: () => Date;
  /** Whether standard output takes colours. */
  readonly color: boolean;
  /** Width of the terminal in columns; undefined where standard output is none. */
  readonly columns?: number;
  /** Whether progress may be shown on standard error (a terminal). */
  readonly progress: boolean;
  /**
   * For a command that goes on until the user ends it (Ctrl-C): the signal is set off then, and the command
   * returns by itself. Without having been asked, an interruption ends the process.
   */
  readonly untilInterrupted?: () => AbortSignal;
  /** How many threads the machine runs at once; 1 without it. */
  readonly cores?: number;
}
