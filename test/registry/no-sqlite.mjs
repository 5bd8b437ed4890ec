// Loaded with --import: the driver of the registry cannot be found, as where it was not installed.
import { register } from 'node:module';

const hook = `
export async function resolve(specifier, context, next) {
  if (specifier !== 'better-sqlite3') return next(specifier, context);
  const error = new Error("Cannot find package 'better-sqlite3'");
  error.code = 'ERR_MODULE_NOT_FOUND';
  throw error;
}`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
