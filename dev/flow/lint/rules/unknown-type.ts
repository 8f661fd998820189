import { blockTypeOf } from '../../blocks/block-types';
import { SOURCES } from '../../content/finding';
import { END, exampleFlow, say } from '../example';
import { defineRule, eachBlock } from '../rule';
import { meantType } from '../type-hints';

export const unknownType = defineRule({
  id: 'unknown-type',
  level: 'warning',
  page: SOURCES.actions,
  why: 'A type that no published page names may be new, or may not exist; nothing about it can be checked.',
  bad: exampleFlow({ Type: 'TeleportContact', errors: ['NoMatchingError'] }, END),
  good: exampleFlow(say('Hello'), END),
  check: eachBlock((action) => {
    if (blockTypeOf(action.Type) !== undefined || meantType(action.Type) !== undefined) return [];
    return [{ at: action, path: ['Type'], problem: `has the type ${action.Type}, which is not known to this version` }];
  }),
});
