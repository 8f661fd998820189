import { readTags } from '../../../lib/settings/tags';

describe('a tag', () => {
  it.each([
    ['team=care,cost-centre=4711', { team: 'care', 'cost-centre': '4711' }],
    [' team = care , Über = 1/2:3+4@5_6.7-8 ', { team: 'care', Über: '1/2:3+4@5_6.7-8' }],
    ['equation=a=b', { equation: 'a=b' }],
    [
      { team: 'care', year: 2026 },
      { team: 'care', year: '2026' },
    ],
  ])('is read from %j', (tags, expected) => {
    expect(readTags(typeof tags === 'string' ? tags : JSON.stringify(tags))).toEqual(expected);
  });

  it.each([
    ['AWS:team=care', ['the key "AWS:team" begins with aws:']],
    ['aws:team=care, =x', ['the key "aws:team" begins with aws:', 'a tag with the value "x" has no key']],
    ['Name=x,Name=y', ['the key "Name" is given more than once']],
    ['team', ['the tag "team" has no value']],
    ['team=', ['the tag "team" has no value, which CloudFormation refuses']],
    ['team=care,,cost=1', ['a tag has no key']],
    ['team=care?', ['the tag "team" has characters other than letters']],
    [`${'k'.repeat(129)}=x`, ['has more than 128 characters']],
    [`key=${'v'.repeat(257)}`, ['the value of "key" has more than 256 characters']],
    [
      Array.from({ length: 51 }, (_, index) => `key${index}=x`).join(','),
      ['there are 51 tags; CloudFormation allows 50'],
    ],
    ['{"team": ', ['it must be pairs such as team=care']],
  ])('that AWS does not accept is refused by name: %.40s', (tags, expected) => {
    for (const reason of expected) expect(() => readTags(tags)).toThrow(reason);
  });
});
