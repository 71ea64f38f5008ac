import { inWords, portions } from './decisionBatches';

const result = (answer: string) => ({ lead_id: 'lead_1', delivery_id: null, answer, detail: null });

test('many leads are decided about in portions, fewer where each is sent', () => {
  const ids = Array.from({ length: 101 }, (_, i) => `lead_${i}`);

  expect(portions(ids, 'confirm').map((part) => part.length)).toEqual([50, 50, 1]);
  expect(portions(ids.slice(0, 7), 'resend')).toEqual([ids.slice(0, 3), ids.slice(3, 6), ids.slice(6, 7)]);
  expect(portions([], 'confirm')).toEqual([]);
});

test('what became of each is said in numbers', () => {
  expect(inWords([result('DONE'), result('NOT_UNCONFIRMED'), result('DONE'), result('SOMETHING_NEW')])).toEqual([
    '2 decided.',
    '1 not in doubt any more.',
    '1 SOMETHING_NEW.',
  ]);
});
