import source from '@contract/shared/ReasonCode.java?raw';
import { lookOf, reasonOf, reasons } from './vocabulary';

test('every reason code of the contract has its words, the same as in the contract', () => {
  // A long text is written in pieces there.
  const whole = source.replaceAll(/"\s*\+ "/g, '');
  const codes = [...whole.matchAll(/^ {4}([A-Z_]+)\(\s*\d+,\s*Stage\.\w+,\s*"([^"]*)",\s*"([^"]*)"\)/gm)];

  expect(codes.length).toBeGreaterThan(40);
  for (const [, code = '', meaning, publicMeaning] of codes) {
    expect(reasons[code], code).toMatchObject({ meaning, publicMeaning });
  }
  expect(Object.keys(reasons).toSorted()).toEqual(codes.map((match) => match[1]).toSorted());
});

test('a state nobody described is shown by its own word', () => {
  expect(lookOf('lead', 'CONVERTED_TWICE').label).toBe('Converted twice');
  expect(reasonOf('SOME_NEW_CODE').label).toBe('Some new code');
});
