import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesPage } from '../dev/flow/lint/describe-rules';

// Makes docs/rules.md from the rules of the linter.
writeFileSync(join(__dirname, '../docs/rules.md'), rulesPage());
