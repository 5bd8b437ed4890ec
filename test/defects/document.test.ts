import { guideCases } from './guide.cases.js';
import { checkCases } from './harness.js';
import { listCases } from './list.cases.js';
import { listElementCases } from './list-elements.cases.js';
import { schemaCases } from './schema.cases.js';
import { schemaDocumentCases } from './schema-documents.cases.js';
import { timeCases } from './time.cases.js';
import { waiverCases } from './waiver.cases.js';
import { yamlCases } from './yaml.cases.js';

checkCases('yaml/*', yamlCases);
checkCases('schema/*', [...schemaCases, ...schemaDocumentCases]);
checkCases('list/*', [...listCases, ...listElementCases]);
checkCases('time/*', timeCases);
checkCases('guide/*', guideCases);
checkCases('waiver/*', waiverCases);
