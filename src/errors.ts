/** Wrong usage or configuration: exit code 2. The message is one Chinese sentence for the user. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The work could not be done (missing, unreadable, cannot be written): exit code 3. */
export class WorkError extends Error {
  override readonly name = 'WorkError';
}
