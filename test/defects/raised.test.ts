import { furtherCases } from './further.cases.js';
import { checkCases } from './harness.js';
import { raisedCases } from './raised.cases.js';
import { raisedRowCases } from './raised-rows.cases.js';

checkCases('further cases', [...furtherCases, ...raisedCases, ...raisedRowCases]);
