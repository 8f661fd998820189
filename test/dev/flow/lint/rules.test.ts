import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesPage } from '../../../../dev/flow/lint/describe-rules';
import { lintFlow } from '../../../../dev/flow/lint/lint';
import { FLOW_RULES, RULES } from '../../../../dev/flow/lint/rules';

describe.each(FLOW_RULES.map((rule) => [rule.id, rule] as const))(
  'the rule %s',
  (id, { bad, good, functions = [], modules = [], level }) => {
    it('finds its bad example, at its level and at a place that the content has', () => {
      const found = lintFlow(bad, { functions, modules }).filter(({ rule }) => rule === id);
      expect(found).not.toEqual([]);
      for (const finding of found)
        expect(finding).toMatchObject({ level, source: expect.stringMatching(/^(https:|docs\/|flows\/|README)/) });
      expect(found.flatMap(({ path = [] }) => path)).not.toContain(-1);
    });

    it('finds nothing in its good example, and no other rule finds an error there', () => {
      expect(
        lintFlow(good, { functions, modules }).filter((finding) => finding.rule === id || finding.level === 'error'),
      ).toEqual([]);
    });
  },
);

describe('the rules', () => {
  it('have ids in kebab-case, each once, and say why in one sentence', () => {
    const ids = RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, why } of RULES) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(why).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('are the rules of docs/rules.md, which `npm run -s docs:rules` makes', () => {
    expect(readFileSync(join(__dirname, '../../../../docs/rules.md'), 'utf8')).toBe(rulesPage());
  });
});
