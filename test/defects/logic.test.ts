import { checkCases } from './harness.js';
import { logicCases } from './logic.cases.js';
import { logicWordingCases } from './logic-wording.cases.js';
import { timeToldCases } from './time-told.cases.js';

checkCases('logic/*', logicCases);
checkCases('logic/* and time/* in words', [...logicWordingCases, ...timeToldCases]);
