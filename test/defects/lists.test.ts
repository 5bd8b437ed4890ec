import { checkCases } from './harness.js';
import { listsCases } from './lists.cases.js';
import { listsReformCases } from './lists-reform.cases.js';
import { listsServiceCases } from './lists-service.cases.js';

checkCases('lists/*', [...listsCases, ...listsReformCases, ...listsServiceCases]);
