/** The world as commands see it; main.ts makes it of the process, tests of plain values. */
export interface CommandIo {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Folder that relative paths start from. */
  readonly cwd: string;
  /** Today, YYYY-MM-DD. */
  readonly today: string;
  /** Whether standard output takes colours. */
  readonly color: boolean;
  /** Whether progress may be shown on standard error (a terminal). */
  readonly progress: boolean;
}
