/**
 * Remembers the results of a function of an object that nothing changes, for as long as the object lives. Equal texts
 * of a province are read into one object, so that most lists of rows are looked at once.
 */
export function once<Value extends object, Result>(
  compute: (value: Value) => Result,
): (value: Value) => Result {
  const known = new WeakMap<Value, { readonly result: Result }>();
  return (value) => {
    let answer = known.get(value);
    if (answer === undefined) {
      answer = { result: compute(value) };
      known.set(value, answer);
    }
    return answer.result;
  };
}
